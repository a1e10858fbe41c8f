"""The days of a year that anybody may know of: anniversaries, and by when released programmes promise something."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from lantoa.organisations.models import Ancestry, Body, BodyKind
from lantoa.organisations.models.trees import DIRECTING
from lantoa.plans.access import SHOWN_BELOW
from lantoa.plans.calendar.days import days_of
from lantoa.plans.models import Anniversary, Term
from lantoa.plans.models.clauses import BINDING
from lantoa.plans.states import ClauseState

LISTED = 400  # days of promises in a year


@dataclass(frozen=True)
class AnniversaryDay:
    """An anniversary on the day on which it falls, with the years gone by since the first, if that is known."""

    day: date
    anniversary: Anniversary
    years: int | None


@dataclass(frozen=True)
class PromisedDay:
    """By this day a released programme promises so many things."""

    day: date
    plan: int
    title: str
    body: str
    promises: int


def anniversaries_in(since: date, until: date, place: Body | None, on: date) -> list[AnniversaryDay]:
    """Those of the whole country and of provinces; with a place those of the country, its own, and of all above it.

    From `since` on and before `until`, as bodies stand on the day `on`. One query.
    """
    if place is None:
        whose = Q(body=None) | Q(body__kind=BodyKind.PROVINCE)
    else:
        above = Ancestry.objects.on(on).filter(descendant=place, tree__in=DIRECTING)
        whose = Q(body=None) | Q(body=place) | Q(body__in=above.values("ancestor"))
    shown = Anniversary.objects.filter(whose, is_shown=True).select_related("body")
    found = [AnniversaryDay(day, each, years) for each in shown for day, years in days_of(each, since, until)]
    return sorted(found, key=lambda each: (each.day, not each.anniversary.is_holiday, each.anniversary.pk))


def promised_in(since: date, until: date, bodies: QuerySet[Any] | None = None) -> list[PromisedDay]:
    """By which days released programmes promise something, how much on each; of `bodies` alone, where given. One query.

    The day is that of the programme: who was given more time is still counted on it.
    """
    terms = Term.objects.filter(due_on__gte=since, due_on__lt=until, duty__is_request=False)
    terms = terms.filter(duty__clause__state=ClauseState.CONFIRMED, duty__clause__kind__in=BINDING)
    terms = terms.filter(duty__plan__released=True, duty__plan__state__in=SHOWN_BELOW)
    if bodies is not None:
        terms = terms.filter(duty__plan__body__in=bodies)
    rows = terms.order_by("due_on", "duty__plan").values_list(
        "due_on", "duty__plan", "duty__plan__title", "duty__plan__body__name"
    )
    return [PromisedDay(*row) for row in rows.annotate(promises=Count("duty", distinct=True))[:LISTED]]
