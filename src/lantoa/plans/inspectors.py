"""Who inspects a programme: at the bodies that its office named for it, what opens the programme to their people."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

from lantoa.kit.actors import Actor
from lantoa.organisations.models import Body, Role
from lantoa.organisations.reach import OrganisationPolicy, at
from lantoa.plans.models import Plan

#: `inspect`: look at everything that is done under a programme, and change nothing.
INSPECTING = OrganisationPolicy({"inspect": (at(Role.INSPECTOR, Role.OFFICER, Role.SECRETARY, Role.LEADER),)})
_NAMED = Plan.inspected_by.through.objects


def inspected(actor: Actor, plan: OuterRef) -> Exists:
    """Whether `plan` names a body to inspect it at which `actor` herself works, or one that hers answers for today.

    Who administers the installation inspects nothing for that: it would all be her work.
    """
    found = Q(pk__in=())
    for rule in INSPECTING.allows["inspect"]:
        found |= Q(pk__in=rule.bodies(actor, localdate()))
    return Exists(_NAMED.filter(plan=plan, body__in=Body.objects.filter(found).values("pk")))


def inspected_plans(actor: Actor) -> QuerySet[Any]:
    """The ids of all plans that `actor` inspects, whatever their state."""
    return Plan.objects.filter(inspected(actor, OuterRef("pk"))).values("pk")
