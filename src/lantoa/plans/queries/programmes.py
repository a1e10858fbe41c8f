"""Under which programmes a body works, for whoever needs to know what these chose."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from lantoa.organisations.models import Body
from lantoa.plans.models import Obligation, Plan
from lantoa.plans.states import PlanState


def running() -> QuerySet[Plan]:
    """The plans in force, with as much of them as tells which they are and what they chose; the latest first."""
    found = Plan.objects.filter(state=PlanState.RUNNING).only("number", "title", "options", "body")
    return found.order_by("-issued_on", "-pk")


def programmes_of(body: Body, day: date) -> QuerySet[Plan]:
    """The plans in force that `body` issued, or under which it owes something on `day`. One query."""
    owes = Obligation.objects.on(day).filter(duty__plan=OuterRef("pk"), body=body)
    return running().filter(Q(body=body) | Exists(owes))
