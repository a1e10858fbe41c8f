"""Readers say something of a story; the office shows it or not, answers, and forgets what it did not show."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.kit import audit, outbox
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.kit.working import daily
from lantoa.newsroom.models import Story, Voice, VoiceKind
from lantoa.newsroom.voice_states import VOICE_MOVES, VoiceState

if TYPE_CHECKING:
    from lantoa.kit.outbox.models import OutgoingMessage

FORGET = "forget_voices"
KEPT = timedelta(days=90)  # so long may somebody ask why it was not shown
HOUR = 3


def say(story: Story, kind: str, text: str, name: str, *, at: datetime) -> Voice:
    """A reader says something; `kind` is a code of VoiceKind. Thanks are counted at once, and have no words.

    ValidationError by field: nothing is said. MoveRefused: the story is not public any more.
    """
    if not story.is_public:
        raise MoveRefused(_("This story is not public any more."))
    if kind == VoiceKind.THANKS:
        return Voice.objects.create(story=story, kind=kind, said_at=at, state=VoiceState.SHOWN)
    if not text.strip():
        raise ValidationError({"text": _("Write what you want to say.")})
    return Voice.objects.create(story=story, kind=kind, text=text.strip(), name=name.strip(), said_at=at)


def show(one: Voice, *, by: Actor, at: datetime, reason: str = "") -> Voice:
    """The public reads it."""
    with VOICE_MOVES["show"].of(one, by=by, at=at, reason=reason) as moved:
        return moved


def hide(one: Voice, *, by: Actor, at: datetime, reason: str) -> Voice:
    """The public does not read it, or no longer."""
    with VOICE_MOVES["hide"].of(one, by=by, at=at, reason=reason) as moved:
        return moved


def settle(one: Voice, *, by: Actor, at: datetime, reason: str = "") -> Voice:
    """The office has seen to it; the public does not read it."""
    with VOICE_MOVES["settle"].of(one, by=by, at=at, reason=reason) as moved:
        return moved


@transaction.atomic
def answer(one: Voice, text: str, *, by: Actor, at: datetime) -> Voice:
    """The office answers: question and answer are shown together. ValidationError: nothing is said."""
    locked = Voice.objects.select_for_update(of=("self",)).select_related("story__body").get(pk=one.pk)
    require(by, "keep", locked)
    if not text.strip():
        raise ValidationError({"text": _("Write the answer.")})
    locked.answer, locked.answered_at = text.strip(), at
    locked.answered_by_id = by.person.pk if by.person else None
    locked.state = VoiceState.SHOWN
    locked.save(update_fields=["answer", "answered_at", "answered_by", "state"])
    audit.record("answer_voice", locked, by=by, at=at)
    return locked


def register_daily() -> None:
    """Tell the worker."""
    daily.register(FORGET, hour=HOUR)


@outbox.deliverer(FORGET, inside=True)
def forget_old(message: OutgoingMessage) -> str:
    """What was not shown is erased after three months; how much that was."""
    over = Voice.objects.filter(state__in=(VoiceState.HIDDEN, VoiceState.SETTLED))
    return str(over.filter(said_at__lt=message.put_at - KEPT).delete()[0])
