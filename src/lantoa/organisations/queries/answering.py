"""How long bodies exist, and which single body answers for one that has ended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from lantoa.organisations.models import FOREVER, Body, Succession
from lantoa.organisations.succession import answering

BATCH = 5_000  # a statement has its limits


@dataclass(frozen=True)
class Life:
    """The days of a body; `heir` is the one that answers for it afterwards, None where nobody does or several do."""

    since: date
    until: date
    heir: int | None = None


def lives(bodies: Collection[int]) -> dict[int, Life]:
    """The lives of these bodies (by id) and of all that answer for them one after the other.

    Two queries for each generation of successors and each few thousand bodies.
    """
    found: dict[int, Life] = {}
    wanted = set(bodies)
    while wanted:
        found |= _generation(wanted)
        wanted = {life.heir for life in found.values() if life.heir is not None} - found.keys()
    return found


def _generation(bodies: Collection[int]) -> dict[int, Life]:
    heirs = dict(_heirs(bodies))
    rows = (Body.objects.filter(pk__in=some).values_list("pk", "since", "until") for some in batches(bodies))
    return {pk: Life(since, until, heirs.get(pk)) for some in rows for pk, since, until in some}


def _heirs(bodies: Collection[int]) -> Iterator[tuple[int, int]]:
    takers = defaultdict(list)
    for some in batches(bodies):
        rows = Succession.objects.in_force().filter(predecessor__in=some, predecessor__until__lt=FOREVER)
        for before, after, share in rows.values_list("predecessor", "successor", "share"):
            takers[before].append((after, share))
    for before, shares in takers.items():
        found = set(answering(shares))
        if len(found) == 1:
            yield before, found.pop()


def batches(values: Collection[int]) -> Iterator[list[int]]:
    """These ids in order, as many at a time as one statement takes."""
    listed = sorted(values)
    return (listed[start : start + BATCH] for start in range(0, len(listed), BATCH))
