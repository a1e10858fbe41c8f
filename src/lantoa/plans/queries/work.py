"""What presses: duties that are overdue or due soon, and questions that only a person can answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from lantoa.organisations.models import Body
from lantoa.plans.models import Duty, Extension, Obligation, Plan, Reminder, Term
from lantoa.plans.options import SOON_DAYS, Options, options_of
from lantoa.plans.progress import Standing
from lantoa.plans.queries.narrowing import late_by_plan
from lantoa.plans.queries.progress import asked_for, standings_of
from lantoa.plans.queries.scorecards import owed_duties
from lantoa.plans.states import ClauseState, PlanState


@dataclass(frozen=True)
class Pressing:
    """What is overdue or due soon, with the duties and the names of the bodies by id, and who was reminded when."""

    standings: list[Standing] = field(default_factory=list)
    duties: dict[int, Duty] = field(default_factory=dict)
    bodies: dict[int, str] = field(default_factory=dict)
    reminders: list[Reminder] = field(default_factory=list)  # the latest first

    def reminded(self, one: Standing) -> datetime | None:
        """When the body was last reminded of this, or of the whole duty or plan since the period began."""
        plan = self.duties[one.duty_id].plan_id
        about = ((plan, one.duty_id, one.term_id), (plan, one.duty_id, None), (plan, None, None))
        for reminder in self.reminders:
            told = (reminder.plan_id, reminder.duty_id, reminder.term_id)
            if reminder.body_id == one.body_id and told in about and reminder.sent_at.date() >= one.since:
                return reminder.sent_at
        return None


def pressing(bodies: QuerySet[Body], *, on: date) -> Pressing:
    """What these bodies should do by now or soon: two queries where nothing is due, a few where something is.

    What is soon, the programme says. Of a request, which is never late, the periods that end soon.
    """
    due = _due(on, max([SOON_DAYS, *soon_days_chosen().values()]))
    owed = owed_duties(bodies.values("pk"), states=[PlanState.RUNNING])  # type: ignore[arg-type]
    duties = {duty.pk: duty for duty in owed.filter(Exists(due)).select_related("plan")}
    if not duties:
        return Pressing()
    names = dict(bodies.filter(obligations__duty__in=duties).distinct().values_list("pk", "name"))
    found = standings_of(Duty.objects.filter(pk__in=duties), on, bodies=names)
    open_ = [one for one in found if _presses(one, on, options_of(duties[one.duty_id].plan))]
    reminders = Reminder.objects.filter(body__in=names, sent_at__date__gte=on - timedelta(days=366))
    return Pressing(open_, duties, names, list(reminders) if open_ else [])


def soon_days_chosen() -> dict[int, int]:
    """How many days before it is due something is due soon, by plans in force that say it for themselves."""
    chosen = Plan.objects.filter(state=PlanState.RUNNING, options__has_key="soon_days")
    return {plan.pk: options_of(plan).soon_days for plan in chosen.only("options")}


def _due(on: date, days: int) -> QuerySet[Term]:
    """Periods of the duty asked that have begun and are due in so many days; of a request, those that last."""
    last = on + timedelta(days=days)
    later = Extension.objects.filter(term=OuterRef("pk"), due_on__lte=last)
    soon = Q(due_on__lte=last) | Exists(later) | Q(duty__is_request=True, until__gt=on)
    return Term.objects.filter(soon, duty=OuterRef("pk"), since__lte=on)


def _presses(one: Standing, on: date, options: Options) -> bool:
    if one.is_complete or one.since > on:
        return False
    last = on + timedelta(days=options.soon_days)
    if one.is_request:
        return options.request_reminders and on < one.until <= last
    return one.due_on is not None and one.due_on <= last


@dataclass(frozen=True)
class Inspected:
    """A programme that somebody inspects, and how many bodies are late under it."""

    plan: Plan
    late: int


def late_under(plans: QuerySet[Plan], *, on: date) -> list[Inspected]:
    """Those of `plans` under which a body is late this year, as their boards show it, the most first.

    A few queries, one where there are no plans.
    """
    found = {plan.pk: plan for plan in plans}
    if not found:
        return []
    duties = Duty.objects.filter(plan__in=found, clause__state=ClauseState.CONFIRMED)
    year = date(on.year, 1, 1), date(on.year + 1, 1, 1)
    late = late_by_plan(asked_for(duties, on, None, year))
    return [Inspected(found[pk], count) for pk, count in sorted(late.items(), key=lambda each: -each[1])]


@dataclass(frozen=True)
class Question:
    """A quota after a merger that nobody has decided."""

    standing: Standing
    duty: Duty
    body: Body


def open_questions(plans: QuerySet[Plan], *, on: date) -> list[Question]:
    """All such questions of `plans`: one query where no body was merged, a few where some were."""
    duties = _merged(plans)
    by_key = {duty.pk: duty for duty in duties}
    if not by_key:
        return []
    found = [one for one in standings_of(duties, on) if one.open_question]
    bodies = Body.objects.in_bulk({one.body_id for one in found})
    return [Question(one, by_key[one.duty_id], bodies[one.body_id]) for one in found]


def _merged(plans: QuerySet[Plan]) -> QuerySet[Duty]:
    """The duties "each" with a number under which somebody counts for what a body that ended had achieved."""
    heirs = Obligation.objects.filter(duty=OuterRef("pk")).exclude(body=F("counted"))
    counted = Duty.objects.filter(clause__state=ClauseState.CONFIRMED, of_each=True, value__gt=0, is_share=False)
    return counted.filter(Exists(heirs), plan__in=plans.values("pk"))
