"""The figure of a plan's family: what it rests on at the left, itself with its siblings, what rests on it at the right.

Pure geometry; the table beside the figure says the same in words.
"""

from __future__ import annotations

from dataclasses import dataclass

from lantoa.plans.queries.lineage import Family, Member

WIDTH, HEIGHT, PITCH = 260, 64, 78  # of a document; from one to the next below
GAP, EDGE, TOP = 88, 24, 48  # between columns; around the figure; above the documents


@dataclass
class Node:
    """A document with its place. `viewed`: the plan that the page is about."""

    member: Member
    x: int
    y: int
    viewed: bool = False

    @property
    def middle(self) -> int:
        return self.y + HEIGHT // 2


@dataclass(frozen=True)
class Column:
    """Documents of one level; `level` below 0 is above the plan."""

    level: int
    x: int


@dataclass(frozen=True)
class Line:
    """From what rests on something to what it rests on."""

    below: Node
    above: Node

    @property
    def path(self) -> str:
        """A curve from the right edge of the upper document to the left edge of the lower."""
        start, end = self.above.x + WIDTH, self.below.x
        half, high, low = (start + end) // 2, self.above.middle, self.below.middle
        return f"M{start} {high}C{half} {high} {half} {low} {end} {low}"


@dataclass(frozen=True)
class FamilyFigure:
    """What is drawn, in units of the picture."""

    nodes: list[Node]
    lines: list[Line]
    columns: list[Column]
    width: int
    height: int


def figure_of(family: Family) -> FamilyFigure:
    """The figure: a column a level, each in the middle, the plan itself on top of its siblings."""
    levels = sorted({member.level for member in family.members.values()})
    columns = [Column(level, EDGE + place * (WIDTH + GAP)) for place, level in enumerate(levels)]
    by_level = [[one for one in family.members.values() if one.level == level] for level in levels]
    tallest = max(len(some) for some in by_level)
    nodes: dict[str, Node] = {}
    for column, some in zip(columns, by_level, strict=True):
        top = TOP + (tallest - len(some)) * PITCH // 2
        for row, member in enumerate(some):
            nodes[member.key] = Node(member, column.x, top + row * PITCH, member.key == family.here)
    lines = [Line(nodes[below], nodes[above]) for below, above in family.links if above in nodes and below in nodes]
    width = 2 * EDGE + len(levels) * (WIDTH + GAP) - GAP
    return FamilyFigure([*nodes.values()], lines, columns, width, TOP + tallest * PITCH + 8)
