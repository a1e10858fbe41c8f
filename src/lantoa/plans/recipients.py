"""Where somebody is on the staff of a recipient: what opens a plan to her that was sent there."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

from lantoa.kit.actors import Actor
from lantoa.organisations.models import Body, Role
from lantoa.organisations.reach import OrganisationPolicy, at
from lantoa.plans.models import Delivery

#: `acknowledge`: say for the body that it has the plan; every member of the staff says so for herself.
RECEIVED = OrganisationPolicy(
    {"receive": (at(),), "acknowledge": (at(Role.OFFICER, Role.SECRETARY, Role.LEADER),)},
)


def staffed(actor: Actor, verb: str = "receive") -> QuerySet[Any]:
    """The ids of the bodies at which `actor` herself has a role that allows `verb`.

    Nobody has one for administering the installation: she would otherwise be the first to have opened a plan.
    """
    found = Q(pk__in=())
    for rule in RECEIVED.allows[verb]:
        found |= Q(pk__in=rule.bodies(actor, localdate()))
    return Body.objects.filter(found).values("pk")


def delivered(actor: Actor, plan: OuterRef) -> Exists:
    """Whether `plan` was sent to a body at which `actor` works."""
    return Exists(Delivery.objects.filter(plan=plan, body__in=staffed(actor)))
