"""How the exemplars of many bodies spread, in sums."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from lantoa.replication.models import Adoption
from lantoa.replication.spread import Reproduction, reproduction_of


@dataclass(frozen=True)
class Spread:
    """How many `adoptions` of how many `exemplars` began on some days, and at how many `bodies`.

    `reproduction`: new adopters for each adopter, of all adoptions that began before the last of the days; None
    where there was none.
    """

    adoptions: int
    exemplars: int
    bodies: int
    reproduction: Reproduction | None


@dataclass(frozen=True)
class FieldSpread:
    """How the exemplars of one field spread; `field` is "" for those of none. Numbers as in `Spread`."""

    field: str
    adoptions: int
    exemplars: int
    reproduction: Reproduction | None


def spread_of(bodies: QuerySet[Any], since: date, until: date) -> Spread:
    """That of the exemplars of `bodies` (bodies, or their ids) from `since` on and before `until`, whoever adopts them.

    One query.
    """
    begun = Q(adopted_on__gte=since)
    found = Adoption.objects.filter(source__body__in=bodies, adopted_on__lt=until).aggregate(
        adoptions=Count("pk", filter=begun),
        exemplars=Count("source", filter=begun, distinct=True),
        bodies=Count("body", filter=begun, distinct=True),
        brought=Count("learned_from"),
        adopters=Count("pk"),
    )
    brought = reproduction_of(found.pop("brought"), found.pop("adopters"))
    return Spread(**found, reproduction=brought)


def spread_by_field(bodies: QuerySet[Any], since: date, until: date) -> list[FieldSpread]:
    """The same field by field, the one with most adoptions first. One query."""
    begun = Q(adopted_on__gte=since)
    found = Adoption.objects.filter(source__body__in=bodies, adopted_on__lt=until).order_by()
    rows = found.values("source__field__name").annotate(
        adoptions=Count("pk", filter=begun),
        exemplars=Count("source", filter=begun, distinct=True),
        brought=Count("learned_from"),
        adopters=Count("pk"),
    )
    fields = [
        FieldSpread(
            row["source__field__name"] or "",
            row["adoptions"],
            row["exemplars"],
            reproduction_of(row["brought"], row["adopters"]),
        )
        for row in rows
    ]
    return sorted(fields, key=lambda each: (-each.adoptions, each.field))
