"""What is in the outbox, for the administrator and for whoever watches over the platform."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from lantoa.kit import access
from lantoa.kit.actors import Actor
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.kit.outbox.states import State


def dead_letters(actor: Actor) -> QuerySet[OutgoingMessage]:
    """What could not be delivered and waits for a decision, the latest first; nothing for who may not see it."""
    return access.visible(actor, OutgoingMessage.objects.filter(state=State.DEAD)).order_by("-next_attempt_at", "-id")


def due(at: datetime) -> QuerySet[OutgoingMessage]:
    """What can be delivered at `at` and no worker is at, the longest waiting first."""
    waiting = OutgoingMessage.objects.filter(state=State.WAITING, claimed_by=None, next_attempt_at__lte=at)
    return waiting.order_by("next_attempt_at", "id")
