"""The lineage figure: bodies in bands of time from left to right, with links to those who took over. Pure geometry.

A body that takes others in, or gives a part away, and goes on is drawn as two nodes with a thick link: still the
same body, but no longer the same. A node stands in the band in which its time ends.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from lantoa.organisations.models import FOREVER, Body, Share, Succession
from lantoa.organisations.queries.lineage import Lineage

WIDTH, HEIGHT, PITCH = 240, 44, 56  # of a node; from one node to the next below
GAP, EDGE, TOP = 96, 24, 52  # between bands; around the figure; above the nodes


@dataclass
class Node:
    """A body for a time; `went_on` from an earlier node of it, `goes_on` as a later one.

    `bar`: it ended and nobody took over everything.
    """

    body: Body
    since: date
    until: date
    band: int = 0
    x: int = 0
    y: int = 0
    viewed: bool = False
    bar: bool = False
    went_on: bool = False
    goes_on: bool = False
    grew: int = 0  # how many bodies went into it when its time began

    @property
    def ended(self) -> bool:
        return self.until != FOREVER

    @property
    def middle(self) -> int:
        return self.y + HEIGHT // 2


@dataclass(frozen=True)
class Link:
    """A line from a node to a later one: `merged`, `part`, or `same` for a body that went on."""

    before: Node
    after: Node
    kind: str

    @property
    def path(self) -> str:
        """A curve from the right edge of the one to the left edge of the other."""
        start, end = self.before.x + WIDTH, self.after.x
        half, high, low = (start + end) // 2, self.before.middle, self.after.middle
        return f"M{start} {high}C{half} {high} {half} {low} {end} {low}"


@dataclass(frozen=True)
class Cut:
    """A day on which something changed, as a line between two bands."""

    day: date
    x: int


@dataclass
class LineageFigure:
    """What is drawn, in units of the picture."""

    nodes: list[Node]
    links: list[Link]
    cuts: list[Cut]
    width: int = 0
    height: int = 0
    joins: list[Node] = field(default_factory=list)  # nodes into which something goes


def figure_of(lineage: Lineage, viewed: Body, day: date | None = None) -> LineageFigure:
    """The figure of `lineage`; with `day` only the bodies that existed on it."""
    days = sorted({row.on for row in lineage.successions})
    nodes = _nodes(lineage, viewed, days)
    links = [*_taken(lineage.successions, nodes), *_gone_on(nodes)]
    if day is not None:
        nodes = {key: [node for node in listed if node.since <= day < node.until] for key, listed in nodes.items()}
        links = []
    listed = [node for some in nodes.values() for node in some]
    bands = _bands(listed, days)
    _place(bands, links)
    width = 2 * EDGE + max(len(bands), 1) * (WIDTH + GAP) - GAP
    height = TOP + max((len(band) for band in bands), default=1) * PITCH + 8
    cuts = _cuts(bands) if day is None else []
    return LineageFigure(listed, links, cuts, width, height, [link.after for link in links])


def _nodes(lineage: Lineage, viewed: Body, days: list[date]) -> dict[int, list[Node]]:
    """Each body's life, cut where others went into it or it gave a part away and went on."""
    found = {}
    whole = {row.predecessor_id for row in lineage.successions if row.share == Share.WHOLE}
    for key, body in lineage.bodies.items():
        changed = {row.on for row in lineage.successions if _changes(row, key)}
        cuts = sorted(day for day in changed if body.since < day < body.until)
        edges = [body.since, *cuts, body.until]
        found[key] = [Node(body, since, until) for since, until in zip(edges, edges[1:], strict=False)]
        for node in found[key]:
            node.went_on, node.goes_on = node is not found[key][0], node is not found[key][-1]
            node.viewed = body.pk == viewed.pk and not node.goes_on
            node.grew = sum(_went_into(row, node) for row in lineage.successions)
        found[key][-1].bar = not body.is_open and key not in whole
    return found


def _changes(row: Succession, body: int) -> bool:
    """Whether the body (by id) is another one afterwards: it gave something away, or a whole body went into it."""
    return row.predecessor_id == body or (row.successor_id == body and row.share == Share.WHOLE)


def _went_into(row: Succession, node: Node) -> bool:
    """Whether a body ended on the first day of `node` and became a part of it."""
    return row.on == node.since and row.successor_id == node.body.pk and row.share == Share.WHOLE


def _taken(successions: list[Succession], nodes: dict[int, list[Node]]) -> list[Link]:
    """The links from those who ended, or gave a part, to those who took over."""
    links = []
    for row in successions:
        before = next((node for node in nodes[row.predecessor_id] if node.until == row.on), None)
        after = next((node for node in nodes[row.successor_id] if node.since <= row.on < node.until), None)
        if before and after:
            links.append(Link(before, after, "merged" if row.share == Share.WHOLE else "part"))
    return links


def _gone_on(nodes: dict[int, list[Node]]) -> list[Link]:
    """The links from each body to itself, changed."""
    return [
        Link(one, next_one, "same") for some in nodes.values() for one, next_one in zip(some, some[1:], strict=False)
    ]


def _bands(nodes: list[Node], days: list[date]) -> list[list[Node]]:
    """The nodes by the band in which their time ends; bands without any are left out."""
    bands: list[list[Node]] = [[] for _day in range(len(days) + 1)]
    for node in nodes:
        node.band = sum(day < node.until for day in days)
        bands[node.band].append(node)
    return [band for band in bands if band]


def _place(bands: list[list[Node]], links: list[Link]) -> None:
    """Give each node its place: bands from the left, nodes near those that they lead to, each band in the middle."""
    tallest = max((len(band) for band in bands), default=0)
    for place, band in reversed(list(enumerate(bands))):
        band.sort(key=lambda node: (_pull(node, links), not node.viewed, node.body.sort_key))
        top = TOP + (tallest - len(band)) * PITCH // 2
        for row, node in enumerate(band):
            node.x, node.y = EDGE + place * (WIDTH + GAP), top + row * PITCH


def _pull(node: Node, links: list[Link]) -> float:
    """The height of what a node leads to, on average."""
    heights = [link.after.y for link in links if link.before is node]
    return sum(heights) / len(heights) if heights else 1e9


def _cuts(bands: list[list[Node]]) -> list[Cut]:
    """A line between two bands for the day that parts them; only the last band has nodes without an end."""
    cuts = []
    for place, (one, _next) in enumerate(zip(bands, bands[1:], strict=False)):
        x = EDGE + (place + 1) * (WIDTH + GAP) - GAP // 2
        cuts.append(Cut(max(node.until for node in one), x))
    return cuts
