"""The group that a clause proposes becomes one that is kept."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from lantoa.kit.access import Refused
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Body, Group
from lantoa.organisations.operations.groups import Definition, define
from lantoa.plans.models import DutyActor


def group_for(actor: DutyActor, *, by: Actor, at: datetime) -> Group:
    """The group that `actor` proposes: the one that the plan's body keeps already and says the same, or a new one."""
    said, body = actor.proposal, actor.duty.plan.body
    under = Body.objects.filter(pk=said["under"]).first()
    if under is None:
        raise Refused(_("The body below which the group stands is no longer known. Choose another body or group."))
    if kept := _same(body, under, said):
        return kept
    definition = Definition(_free_name(body, said["name"]), said["tree"], under, tuple(said["kinds"]), said["direct"])
    return define(body, definition, by=by, at=at)


def _same(body: Body, under: Body, said: dict[str, Any]) -> Group | None:
    kept = Group.objects.filter(body=body, under=under, tree=said["tree"], direct=said["direct"]).order_by("pk")
    return next((group for group in kept if set(group.kinds) == set(said["kinds"])), None)


def _free_name(body: Body, name: str) -> str:
    """`name`, with a number behind it where the body keeps another group of this name."""
    taken = set(Group.objects.filter(body=body, name__startswith=name[:240]).values_list("name", flat=True))
    numbered = (f"{name[:240]} ({number})" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(each for each in numbered if each not in taken)
