"""Whom a body came from and who came after it, as far as that is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lantoa.organisations.models import Body, Succession

GENERATIONS = 12
SHOWN = 30  # successions a side, what a figure can show


@dataclass(frozen=True)
class Lineage:
    """The bodies by id and the successions between them; `more` successions, at least, are known and not shown."""

    bodies: dict[int, Body]
    successions: list[Succession]
    more: int = 0


def lineage_of(body: Body) -> Lineage:
    """The nearest before `body` and the nearest after it, each in one query a generation."""
    before, more_before = _walk(body, "successor", lambda row: row.predecessor)
    after, more_after = _walk(body, "predecessor", lambda row: row.successor)
    rows = sorted([*before, *after], key=lambda row: (row.on, row.predecessor.sort_key, row.successor.sort_key))
    bodies = {body.pk: body}
    for row in rows:
        bodies |= {row.predecessor_id: row.predecessor, row.successor_id: row.successor}
    return Lineage(bodies, rows, more_before + more_after)


def _walk(body: Body, path: str, further: Callable[[Succession], Body]) -> tuple[list[Succession], int]:
    """The successions one way, the nearest first, and how many more the generation has that no longer fits."""
    found: list[Succession] = []
    asked: set[int] = set()
    here = {body.pk}
    for _generation in range(GENERATIONS):
        asked |= here
        rows = Succession.objects.in_force().filter(**{f"{path}__in": here})
        rows = rows.select_related("predecessor", "successor", "change").order_by("-on", "pk")
        room = SHOWN - len(found)
        nearest = list(rows[: room + 1])
        found += nearest[:room]
        here = {further(row).pk for row in nearest} - asked
        if len(nearest) > room:
            return found, rows.count() - room
        if not here:
            break
    return found, 0
