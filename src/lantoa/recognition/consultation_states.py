"""What can become of a public consultation and of what the people say. That one has ended is told by its days."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.kit.moves import Move, moves


class ConsultationState(models.TextChoices):
    """Whether the public reads it."""

    PREPARED = "prepared", _("Being prepared")
    PUBLIC = "public", pgettext_lazy("consultation", "Public")
    CALLED_OFF = "called_off", pgettext_lazy("consultation", "Called off")


class CommentState(models.TextChoices):
    """What the office said to it."""

    SENT = "sent", _("To be answered")
    ANSWERED = "answered", pgettext_lazy("comment", "Answered")
    GROUNDLESS = "groundless", pgettext_lazy("comment", "Without ground")


CONSULTATION_MOVES = moves(
    ConsultationState,
    Move(
        "publish",
        of=(ConsultationState.PREPARED,),
        to=ConsultationState.PUBLIC,
        needs="keep",
        label=_("Ask the people"),
        done=_("asked the people"),
        tone="primary",
    ),
    Move(
        "call_off",
        of=(ConsultationState.PREPARED, ConsultationState.PUBLIC),
        to=ConsultationState.CALLED_OFF,
        needs="keep",
        label=_("Call it off"),
        done=_("called the public consultation off"),
        reason_required=True,
        tone="danger",
    ),
    Move(
        "prepare_again",
        of=(ConsultationState.CALLED_OFF,),
        to=ConsultationState.PREPARED,
        needs="keep",
        label=_("Prepare it again"),
        done=_("prepared the public consultation again"),
    ),
)

COMMENT_MOVES = moves(
    CommentState,
    Move(
        "answer",
        of=(CommentState.SENT,),
        to=CommentState.ANSWERED,
        needs="handle",
        label=_("Answer it"),
        done=_("answered the comment"),
        reason_required=True,
        tone="primary",
    ),
    Move(
        "find_groundless",
        of=(CommentState.SENT,),
        to=CommentState.GROUNDLESS,
        needs="handle",
        label=_("Mark as without ground"),
        done=_("found the comment without ground"),
        reason_required=True,
    ),
    Move(
        "reopen",
        of=(CommentState.ANSWERED, CommentState.GROUNDLESS),
        to=CommentState.SENT,
        needs="handle",
        label=_("Look at the comment again"),
        done=_("looked at the comment again"),
        reason_required=True,
    ),
)
