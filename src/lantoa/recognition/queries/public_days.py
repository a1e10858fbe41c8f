"""On which days honours were decided of which anybody may read: numbers, and never who."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from lantoa.exemplars.models import SearchEntry
from lantoa.organisations.models import Body
from lantoa.recognition.decision_states import IN_FORCE
from lantoa.recognition.models import Honour

LISTED = 400  # decisions of a year


@dataclass(frozen=True)
class DecidedDay:
    """A decision of `body` that gives so many honours to exemplars with a public page."""

    day: date
    decision: int
    number: str
    body: Body
    honours: int


def decided_in(since: date, until: date, bodies: QuerySet[Any] | None = None) -> list[DecidedDay]:
    """Decisions signed from `since` on and before `until`, in order; of `bodies` alone, where given. Two queries.

    Of who has no public page nothing is counted: that there was a decision might tell who it is.
    """
    told = Exists(SearchEntry.objects.filter(release__dossier=OuterRef("dossier")))
    days = {"decision__signed_on__gte": since, "decision__signed_on__lt": until}
    given = Honour.objects.filter(told, state__in=IN_FORCE, **days)
    if bodies is not None:
        given = given.filter(decision__body__in=bodies)
    rows = given.order_by("decision__signed_on", "decision").values_list(
        "decision__signed_on", "decision", "decision__number", "decision__body"
    )
    found = list(rows.annotate(honours=Count("pk"))[:LISTED])
    named = Body.objects.in_bulk({row[3] for row in found})
    return [DecidedDay(day, decision, number, named[body], honours) for day, decision, number, body, honours in found]
