"""Who has criteria of its own, who has not, and in which years something was missing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import ExtractYear

from lantoa.movements.models import CriteriaSet, Criterion, Field, Movement, Scope
from lantoa.movements.states import ISSUED, LAUNCHED
from lantoa.organisations.models import Body, Group
from lantoa.organisations.queries.below import directly_below
from lantoa.organisations.queries.groups import members

IN_FORCE, PAST = "in_force", "past"


@dataclass(frozen=True)
class Coverage:
    """How many of the bodies have criteria in force."""

    total: int
    covered: int

    @property
    def share(self) -> float | None:
        """In per cent, one place; None of nobody."""
        return round(100 * self.covered / self.total, 1) if self.total else None


def asked_of(group: Group | None, body: Body | None, day: date) -> QuerySet[Body]:
    """The bodies that a share is taken of: those of a group, or those directly below a body; all without either."""
    if group is not None:
        return members(group, day)
    return directly_below(body, day) if body is not None else Body.objects.on(day)


def with_criteria(bodies: QuerySet[Body], day: date, field: Field | None = None) -> QuerySet[Body]:
    """`bodies`, each with whether it `has_criteria` of its own in force on `day`, for `field` where one is given.

    Beside it the newest such set (`criteria_id`, `criteria_title`, `criteria_since`), and on which day the last one
    that it ever had ends (`criteria_last`).
    """
    held = in_force_of(OuterRef("pk"), day, field)
    newest = held.order_by("-since", "-pk")
    ends = _issued(OuterRef("pk"), field).values("body").annotate(last=Max("until"))
    return bodies.annotate(
        has_criteria=Exists(held),
        criteria_id=Subquery(newest.values("pk")[:1]),
        criteria_title=Subquery(newest.values("title")[:1]),
        criteria_since=Subquery(newest.values("since")[:1]),
        criteria_last=Subquery(ends.values("last")),
    )


def coverage(bodies: QuerySet[Body], day: date, field: Field | None = None) -> Coverage:
    """The share of `bodies` that have criteria of their own in force on `day`: two queries."""
    covered = bodies.filter(Exists(in_force_of(OuterRef("pk"), day, field)))
    return Coverage(bodies.count(), covered.count())


def missing(bodies: QuerySet[Body], day: date, field: Field | None = None) -> QuerySet[Body]:
    """Those of `bodies` that have none."""
    return bodies.filter(~Exists(in_force_of(OuterRef("pk"), day, field)))


def in_force_of(body: Any, day: date, field: Field | None = None) -> QuerySet[CriteriaSet]:
    """The sets of a body (or of an outer one) that hold on `day`, with criteria of `field` where one is given."""
    return _issued(body, field).filter(since__lte=day, until__gt=day)


def matrix(bodies: Collection[Body], fields: Iterable[Field], day: date) -> dict[tuple[int, int], tuple[str, int]]:
    """By id of field and of body: whether criteria are in force or past, and the set that says so. One query."""
    rows = Criterion.objects.filter(
        criteria_set__body__in=bodies,
        criteria_set__state__in=ISSUED,
        field__in=list(fields),
        criteria_set__since__lte=day,
    ).order_by("criteria_set__since", "criteria_set")
    found: dict[tuple[int, int], tuple[str, int]] = {}
    for field, body, until, key in rows.values_list(
        "field", "criteria_set__body", "criteria_set__until", "criteria_set"
    ):
        state = IN_FORCE if until > day else PAST
        if found.get((field, body), ("",))[0] != IN_FORCE or state == IN_FORCE:
            found[field, body] = (state, key)
    return found


def general(bodies: Collection[Body], day: date) -> dict[int, int]:
    """By id of body, a set in force that has general criteria. One query."""
    rows = Criterion.objects.filter(
        criteria_set__in=CriteriaSet.objects.on(day).filter(body__in=bodies, state__in=ISSUED), scope=Scope.GENERAL
    )
    return dict(rows.order_by("criteria_set__since").values_list("criteria_set__body", "criteria_set"))


def years_without_version(body: Body, first: int, last: int) -> list[int]:
    """The years from `first` to `last` in which no version of the body's criteria came into force."""
    issued = CriteriaSet.objects.filter(body=body, state__in=ISSUED)
    return _without(issued.annotate(year=ExtractYear("since")).values_list("year", flat=True), first, last)


def years_without_movement(body: Body, first: int, last: int) -> list[int]:
    """The years from `first` to `last` in which the body launched no movement."""
    launched = Movement.objects.filter(launcher=body, body=body, state__in=LAUNCHED, launched_on__isnull=False)
    return _without(launched.annotate(year=ExtractYear("launched_on")).values_list("year", flat=True), first, last)


def _without(years: Iterable[int], first: int, last: int) -> list[int]:
    known = set(years)
    return [year for year in range(first, last + 1) if year not in known]


def _issued(body: Any, field: Field | None) -> QuerySet[CriteriaSet]:
    found = CriteriaSet.objects.filter(body=body, state__in=ISSUED)
    if field is None:
        return found
    return found.filter(Exists(Criterion.objects.filter(criteria_set=OuterRef("pk"), field=field)))
