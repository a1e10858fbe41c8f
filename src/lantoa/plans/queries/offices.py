"""What an office answers for: its own duties, and those of all bodies below it, plan by plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from lantoa.organisations.models import Ancestry, Body
from lantoa.organisations.models.trees import DIRECTING
from lantoa.plans.models import Duty, Plan
from lantoa.plans.queries.scorecards import owed_duties
from lantoa.plans.queries.summing import Counts, summary_of
from lantoa.plans.states import PlanState


@dataclass(frozen=True)
class PlanShare:
    """How far one plan is among some bodies."""

    plan: Plan
    duties: int
    counts: Counts

    @property
    def percent(self) -> int:
        """How much of what is owed is complete, in whole percent; never 100 before all is."""
        return 100 * self.counts.complete // self.counts.owing if self.counts.owing else 0

    @property
    def nothing(self) -> int:
        """Of how much nothing is known yet."""
        return self.counts.no_evidence + self.counts.not_started


@dataclass(frozen=True)
class OfficeView:
    """An office with what it owes itself (`own`) and what the bodies below owe (`below`), how many those are."""

    body: Body
    own: list[PlanShare]
    below: list[PlanShare]
    bodies: int


def office_view(body: Body, year: int, *, on: date) -> OfficeView:
    """The periods of `year` that have begun, in a fixed number of queries."""
    lines = Ancestry.objects.on(on).filter(ancestor=body, tree__in=DIRECTING, inherited=False, depth__gte=1)
    below = set(lines.values_list("descendant", flat=True))
    days = (date(year, 1, 1), min(date(year + 1, 1, 1), date.fromordinal(on.toordinal() + 1)))
    if days[0] >= days[1]:
        days = (days[0], date(year + 1, 1, 1))
    return OfficeView(
        body,
        shares(owed_duties([body.pk]), [body.pk], days, on),
        shares(owed_duties(below), below, days, on) if below else [],
        len(below),
    )


def shares(duties: QuerySet[Duty], bodies: Collection[int], days: tuple[date, date], on: date) -> list[PlanShare]:
    """How far each plan in force is among `bodies`, the one with most overdue first."""
    asked = duties.filter(plan__state=PlanState.RUNNING).select_related("plan__body")
    plans = {duty.pk: duty.plan for duty in asked}
    counts: dict[int, Counts] = defaultdict(Counts)
    owed: dict[int, set[int]] = defaultdict(set)
    for row in summary_of(asked, on, bodies=bodies, days=days).rows:
        plan = plans[row.duty_id]
        counts[plan.pk] += row.counts
        owed[plan.pk].add(row.duty_id)
    known = {plan.pk: plan for plan in plans.values()}
    found = [PlanShare(known[pk], len(owed[pk]), counts[pk]) for pk in counts]
    return sorted(found, key=lambda share: (-share.counts.overdue, str(share.plan)))
