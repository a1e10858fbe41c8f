"""Keeps `Ancestry` true: who stands above whom on which days, worked out from placements and successions.

The table is a transitive closure with dates. Questions about whole subtrees are asked on every page, changes come a few
times a year: so the work is done when something changes, and only for the bodies below it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lantoa.kit.keys import among
from lantoa.organisations.models import FOREVER, Ancestry, Body, Placement, Succession
from lantoa.organisations.operations.refusals import ChangeRefused
from lantoa.organisations.succession import answering

BATCH = 5_000  # bodies whose lines are compared at once
LINE = ("ancestor_id", "tree", "depth", "inherited", "since", "until")  # the fields of a line, in its order


class Line(NamedTuple):
    """One row of `Ancestry` for a descendant that is known from where the line is kept."""

    ancestor: int
    tree: str
    depth: int
    inherited: bool
    since: date
    until: date


class Edge(NamedTuple):
    """A step up: to a parent, or to whoever answers for an ended body (then in whatever tree that one stands)."""

    body: int
    above: int | None
    tree: str | None
    since: date
    until: date


def rebuild(bodies: Iterable[int]) -> None:
    """Work out the lines of these bodies (by id) and of all that ever stood below them, and store them.

    Raises `ChangeRefused` when a body would come to stand above itself.
    """
    touched = set(bodies)
    below = Ancestry.objects.filter(ancestor__in=among(touched))
    affected = touched | set(below.values_list("descendant_id", flat=True))
    edges = _edges(affected)
    outside = {edge.above for found in edges.values() for edge in found if edge.above} - affected
    _store(affected, _Climb(edges, _stored_lines(outside)))


def rebuild_all() -> None:
    """Work out every line anew, as after a large import."""
    everybody = Body.objects.values_list("pk", flat=True)
    _store(set(everybody), _Climb(_edges(None), {}))


class _Climb:
    """Follows edges upwards; each body's lines are worked out once."""

    def __init__(self, edges: dict[int, list[Edge]], known: dict[int, list[Line]]) -> None:
        self.edges = edges
        self.known = known
        self.climbing: set[int] = set()

    def lines(self, body: int) -> list[Line]:
        if body not in self.known:
            if body in self.climbing:
                raise ChangeRefused(_("A body would come to stand above itself. Choose another body above."))
            self.climbing.add(body)
            self.known[body] = list(_joined(self._climbed(body)))
            self.climbing.remove(body)
        return self.known[body]

    def _climbed(self, body: int) -> Iterator[Line]:
        for edge in self.edges.get(body, ()):
            if edge.tree is not None:
                yield Line(body, edge.tree, 0, False, edge.since, edge.until)
            if edge.above is not None:
                yield from self._through(edge, edge.above)

    def _through(self, edge: Edge, above: int) -> Iterator[Line]:
        for line in self.lines(above):
            since, until = max(line.since, edge.since), min(line.until, edge.until)
            if since < until and edge.tree in (line.tree, None):
                inherited = line.inherited or edge.tree is None
                yield Line(line.ancestor, line.tree, line.depth + 1, inherited, since, until)


def _joined(lines: Iterable[Line]) -> Iterator[Line]:
    """The same lines, those that touch or overlap made one."""
    current: Line | None = None
    for line in sorted(lines):
        if current and line[:4] == current[:4] and line.since <= current.until:
            current = current._replace(until=max(current.until, line.until))
            continue
        if current:
            yield current
        current = line
    if current:
        yield current


def _edges(bodies: Collection[int] | None) -> dict[int, list[Edge]]:
    """The steps up from these bodies, or from all."""
    found = defaultdict(list)
    placements = ("body_id", "parent_id", "tree", "since", "until")
    for row in _rows(Placement.objects.all(), "body", bodies, *placements):
        found[row[0]].append(Edge(*row))
    for edge in _inheritances(bodies):
        found[edge.body].append(edge)
    return found


def _inheritances(bodies: Collection[int] | None) -> Iterator[Edge]:
    """Steps from ended bodies to those who answer for them."""
    in_force = Succession.objects.in_force().filter(predecessor__until__lt=FOREVER)
    takers = defaultdict(list)
    wanted = ("predecessor_id", "successor_id", "share", "predecessor__until")
    for before, after, share, until in _rows(in_force, "predecessor", bodies, *wanted):
        takers[before, until].append((after, share))
    for (before, until), shares in takers.items():
        for after in answering(shares):
            yield Edge(before, after, None, until, FOREVER)


def _stored_lines(bodies: set[int]) -> dict[int, list[Line]]:
    """Lines as they stand for bodies that nothing happened to."""
    known: dict[int, list[Line]] = {body: [] for body in bodies}
    for _pk, body, line in _stored(bodies):
        known[body].append(line)
    return known


def _store(bodies: set[int], climb: _Climb) -> None:
    """Write the lines that are new and delete those that no longer hold; most stay as they are."""
    for some in _batches(bodies):
        stored = {(body, line): pk for pk, body, line in _stored(some)}
        wanted = {(body, line) for body in some for line in climb.lines(body)}
        if gone := [pk for key, pk in stored.items() if key not in wanted]:
            Ancestry.objects.filter(pk__in=among(gone)).delete()
        _insert(sorted(wanted - stored.keys()))


def _insert(lines: list[tuple[int, Line]]) -> None:
    """Write lines of bodies. Not through the model: a merger writes a hundred thousand, and each would become one."""
    table = f"{Ancestry._meta.db_table} (descendant_id, {', '.join(LINE)})"
    day = connection.ops.adapt_datefield_value
    rows = [(body, *line[:-2], day(line.since), day(line.until)) for body, line in lines]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * (1 + len(LINE)))
            cursor.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608  # ours alone


def _stored(bodies: Collection[int]) -> Iterator[tuple[int, int, Line]]:
    """The lines of these bodies as they are stored: key, body, line."""
    rows = Ancestry.objects.filter(descendant__in=among(bodies))
    for pk, body, *line in rows.values_list("pk", "descendant_id", *LINE):
        yield pk, body, Line(*line)


def _rows(rows: QuerySet, field: str, bodies: Collection[int] | None, *wanted: str) -> Iterable[tuple[Any, ...]]:
    """`wanted` of the rows whose `field` is among `bodies`, or of all."""
    if bodies is None:
        return rows.values_list(*wanted).iterator()
    return rows.filter(**{f"{field}__in": among(bodies)}).values_list(*wanted)


def _batches(bodies: Collection[int]) -> Iterator[list[int]]:
    listed = sorted(bodies)
    return (listed[start : start + BATCH] for start in range(0, len(listed), BATCH))
