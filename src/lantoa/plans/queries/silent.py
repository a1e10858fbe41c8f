"""Bodies with nothing: they owe something, and neither facts nor evidence that waits is there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Max, Q, QuerySet

from lantoa.organisations.models import Body
from lantoa.plans.models import Plan
from lantoa.plans.progress import Standing
from lantoa.plans.queries.boards import silent_since
from lantoa.plans.queries.progress import standings


def silent_bodies(plan: Plan, seen: QuerySet[Body], *, periods: int, on: date) -> QuerySet[Body]:
    """Those of `seen` from which nothing came in the last `periods` of any duty that they owe, nor since.

    Periods are counted once they have lasted as many days as the programme calls silence.

    Each has `owed`, the number of its duties, and `reminded_at`, when it was last reminded of this plan.
    """
    since = silent_since(plan, on)
    found = _silent_among(_latest(standings(plan, on), periods, since, on), since)
    return seen.filter(pk__in=found).annotate(
        owed=Count("obligations__duty", filter=Q(obligations__duty__plan=plan), distinct=True),
        reminded_at=Max("reminders__sent_at", filter=Q(reminders__plan=plan)),
    )


def _latest(found: Iterable[Standing], periods: int, since: date, on: date) -> Iterable[Standing]:
    """Of each duty and body the last periods that had begun by `since`, and those that have begun later."""
    begun: dict[tuple[int, int], list[Standing]] = defaultdict(list)
    for one in found:
        if one.since <= on:
            begun[one.duty_id, one.body_id].append(one)
    for rows in begun.values():
        counted = sum(one.since <= since for one in rows)
        yield from rows[max(counted - periods, 0) :]


def _silent_among(found: Iterable[Standing], since: date) -> set[int]:
    """The bodies that owe something in a period begun by `since`, without facts or anything that waits in any period.

    What began later is not held against anybody yet, but whoever has something in it is not silent.
    """
    owing: set[int] = set()
    heard: set[int] = set()
    for one in found:
        if one.since <= since:
            owing.add(one.body_id)
        if one.done or one.waiting:
            heard.add(one.body_id)
    return owing - heard
