"""What is closed to whoever has declared a conflict of interest, whatever her roles: the proposal, and all of it."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lantoa.kit.actors import Actor
from lantoa.recognition.models import Conflict, Proposal

CONFLICT = _("You have said that you have a conflict of interest in this case: you take no part in it.")


def closed_to(actor: Actor) -> QuerySet[Proposal]:
    """The proposals about which the actor has declared a conflict, at whatever sitting."""
    if actor.person is None:
        return Proposal.objects.none()
    declared = Conflict.objects.filter(seat__person=actor.person.pk, has_conflict=True)
    return Proposal.objects.filter(pk__in=declared.values("case__proposal"))
