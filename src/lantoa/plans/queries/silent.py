"""Bodies with nothing: they owe something, and neither facts nor evidence that waits is there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date

from django.db.models import Count, Max, Q, QuerySet

from lantoa.organisations.models import Body
from lantoa.plans.models import Plan, Term
from lantoa.plans.queries.boards import silent_since
from lantoa.plans.queries.narrowing import silent_bodies_of
from lantoa.plans.queries.progress import asked_of


def silent_bodies(plan: Plan, seen: QuerySet[Body], *, periods: int, on: date) -> QuerySet[Body]:
    """Those of `seen` from which nothing came in the last `periods` of any duty that they owe, nor since.

    Periods are counted once they have lasted as many days as the programme calls silence. What began later is not held
    against anybody yet, but whoever has something in it is not silent.

    Each has `owed`, the number of its duties, and `reminded_at`, when it was last reminded of this plan.
    """
    since, asked = silent_since(plan, on), asked_of(plan, on)
    latest = Term.objects.filter(pk__in=_latest(asked.terms, periods, since, on))
    found = silent_bodies_of(replace(asked, terms=latest), since)
    return seen.filter(pk__in=found).annotate(
        owed=Count("obligations__duty", filter=Q(obligations__duty__plan=plan), distinct=True),
        reminded_at=Max("reminders__sent_at", filter=Q(reminders__plan=plan)),
    )


def _latest(terms: QuerySet[Term], periods: int, since: date, on: date) -> list[int]:
    """Of each duty the last periods that had begun by `since`, and those that have begun later; their ids."""
    begun: dict[int, list[Term]] = defaultdict(list)
    for term in terms.filter(since__lte=on).order_by("since"):
        begun[term.duty_id].append(term)
    found: list[int] = []
    for listed in begun.values():
        counted = sum(term.since <= since for term in listed)
        found += [term.pk for term in listed[max(counted - periods, 0) :]]
    return found
