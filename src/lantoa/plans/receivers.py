"""When a plan comes into force its duties are fanned out, and anew when bodies or groups change."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db.models import Q, QuerySet
from django.dispatch import receiver

from lantoa.organisations.events import bodies_changed, group_changed, worked_out
from lantoa.organisations.models import Ancestry, Body, Change, Group, GroupMember
from lantoa.plans.events import plan_started
from lantoa.plans.models import DutyActor, Obligation, Part, Plan
from lantoa.plans.operations import fan_out
from lantoa.plans.queries.owing import FANNED_OUT

worked_out(Obligation)


@receiver(plan_started)
def after_start(plan: Plan, at: datetime, **_signal: Any) -> None:
    """Work out who owes what under `plan`: at once where nobody has to wait for it."""
    fan_out.request(plan, at=at, cause=uuid4().hex)


@receiver(bodies_changed)
def after_change(change: Change, at: datetime, **_signal: Any) -> None:
    """Ask for the plans in which the bodies of `change` may owe something, before it or since."""
    _ask(_concerned(change.bodies.all()), at)


@receiver(group_changed)
def after_group(group: Group, at: datetime, **_signal: Any) -> None:
    """Ask for the plans that name `group`."""
    _ask(Plan.objects.filter(duties__actors__group=group), at)


def _ask(plans: QuerySet[Plan], at: datetime) -> None:
    """One message a plan and event. Not fewer: a message that waits may be with a worker who began before this."""
    event = uuid4().hex
    for plan in plans.filter(state__in=FANNED_OUT).distinct().values_list("pk", flat=True):
        fan_out.later(plan, at=at, cause=event)


def _concerned(bodies: QuerySet[Body]) -> QuerySet[Plan]:
    """The plans that name one of `bodies`, a body that ever stood above one of them, or a group with one."""
    touched = bodies.values("pk")
    above = Ancestry.objects.filter(descendant__in=touched).values("ancestor")
    by_hand = GroupMember.objects.filter(body__in=touched).values("group")
    groups = Group.objects.filter(Q(under__in=above) | Q(under__in=touched) | Q(pk__in=by_hand))
    meant = Q(body__in=above) | Q(body__in=touched)
    actors = DutyActor.objects.filter(meant | Q(group__in=groups), part=Part.LEAD)
    owing = Obligation.objects.filter(Q(body__in=touched) | Q(counted__in=touched))
    return Plan.objects.filter(meant | Q(pk__in=owing.values("duty__plan")) | Q(pk__in=actors.values("duty__plan")))
