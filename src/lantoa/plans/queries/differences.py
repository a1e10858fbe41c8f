"""What a later reading found that the clauses of a plan do not say, and the other way round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.kit.text import fold
from lantoa.plans.models import Clause, Plan
from lantoa.plans.models.clauses import Origin

AGAIN = "again"  # where a plan keeps its later reading, beside the first
SAME_PLACE = 0.5  # of the longer of two places that make one item
UNCOMPARED = ("span", "section")


class What(models.TextChoices):
    """How an item of the later reading stands to the clauses."""

    NEW = "new", _("new")
    CHANGED = "changed", _("read differently")
    GONE = "gone", _("no longer found")


@dataclass(frozen=True)
class Difference:
    """One item that differs. `number` is its place in the later reading, `clause` the present one, if there is one.

    `changes` has what was read then and what is read now, by field.
    """

    what: What
    kind: str
    quote: str
    number: int | None = None
    clause: Clause | None = None
    changes: tuple[tuple[str, Any, Any], ...] = ()


def differences(plan: Plan) -> list[Difference]:
    """What differs, in the order of the later reading; nothing where the plan was read only once."""
    again = plan.reading.get(AGAIN)
    if not again or again.get("trouble"):
        return []
    left = list(plan.clauses.filter(origin=Origin.READER))
    found = []
    for number, entry in enumerate(again["items"]):
        clause = _same(entry, left)
        if clause is None:
            found.append(Difference(What.NEW, entry["kind"], entry["quote"], number))
            continue
        left.remove(clause)
        if changes := tuple(_changes(clause, entry)):
            found.append(Difference(What.CHANGED, entry["kind"], entry["quote"], number, clause, changes))
    return [*found, *(Difference(What.GONE, clause.kind, clause.quote, None, clause) for clause in left)]


def _same(entry: dict[str, Any], clauses: Iterable[Clause]) -> Clause | None:
    """The clause that an item of the later reading is: of its kind, and at the same place or in the same words."""
    of_kind = [clause for clause in clauses if clause.kind == entry["kind"]]
    best = max(of_kind, key=lambda clause: _shared(clause, entry["span"]), default=None)
    if best is not None and _shared(best, entry["span"]) >= SAME_PLACE:
        return best
    folded = fold(entry["quote"])
    return next((clause for clause in of_kind if fold(clause.quote) == folded), None)


def _shared(clause: Clause, span: list[int] | None) -> float:
    if span is None or clause.start is None or clause.end is None:
        return 0.0
    shared = min(clause.end, span[1]) - max(clause.start, span[0])
    return shared / max(clause.end - clause.start, span[1] - span[0], 1)


def _changes(clause: Clause, entry: dict[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    for name, value in entry["item"].items():
        if name not in UNCOMPARED and clause.read.get(name) != value:
            yield name, clause.read.get(name), value
