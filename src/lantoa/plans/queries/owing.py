"""Who owes the duties of a plan, as it was worked out, and what nobody owes."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.kit.outbox.states import State
from lantoa.organisations.models import Ancestry, Body, Group
from lantoa.plans.models import Duty, Obligation, Part, Plan
from lantoa.plans.models.clauses import BINDING
from lantoa.plans.states import ClauseState, PlanState

#: The kind of message with which a fan-out is asked for.
FAN_OUT = "plans.fan_out"
#: States of a plan in which its obligations are kept true; what was owed under an ended one stays as it was.
FANNED_OUT = (PlanState.RUNNING, PlanState.ENDED, PlanState.REPLACED)


def days_of(duty: Duty, plan: Plan) -> tuple[date, date]:
    """The first and the last day of a duty of a plan in force, which has both."""
    first, last = duty.first_day or plan.first_day, duty.last_day or plan.last_day
    assert first is not None  # noqa: S101 - no plan without its days is put into force
    assert last is not None  # noqa: S101 - the same
    return first, last


def confirmed_duties(plan: Plan) -> QuerySet[Duty]:
    """What a person confirmed that somebody owes, with the actors."""
    found = Duty.objects.filter(plan=plan, clause__state=ClauseState.CONFIRMED, clause__kind__in=BINDING)
    return found.prefetch_related("actors__group").order_by("pk")


def unowed(plan: Plan) -> QuerySet[Duty]:
    """The confirmed duties of a plan in force that nobody owes on any day: their scope resolves to no body."""
    if plan.state not in FANNED_OUT:
        return Duty.objects.none()
    return confirmed_duties(plan).filter(~Exists(Obligation.objects.filter(duty=OuterRef("pk"))))


def owing(duty: Duty, day: date) -> QuerySet[Body]:
    """The bodies that owe `duty` on `day`, in order of their names."""
    return Body.objects.filter(
        pk__in=Obligation.objects.on(day).filter(duty=duty, body=F("counted")).values("body")
    ).order_by("sort_key", "pk")


def is_under_way(plan: Plan) -> bool:
    """Whether the worker still has to work out who owes what under `plan`."""
    waiting = OutgoingMessage.objects.filter(kind=FAN_OUT, state=State.WAITING)
    return waiting.filter(key__startswith=f"{FAN_OUT}-{plan.pk}-").exists()


def size(plan: Plan) -> int:
    """About how many obligations a plan has: for deciding whether somebody can wait for them."""
    duties = confirmed_duties(plan)
    groups = Group.objects.filter(pk__in=duties.filter(actors__part=Part.LEAD).values("actors__group"))
    areas = duties.filter(of_each=False).values("actors__body")
    above = Q(ancestor__in=groups.values("under")) | Q(ancestor__in=areas)
    if duties.filter(of_each=False).exists():
        above |= Q(ancestor=plan.body_id)
    return duties.count() * (1 + Ancestry.objects.filter(above, inherited=False, depth__gte=1).count())
