"""What becomes of what a reader says: read by somebody of the office, then shown, or not, or dealt with."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.kit.moves import Move, moves


class VoiceState(models.TextChoices):
    """Whether the public reads it."""

    WAITING = "waiting", pgettext_lazy("voice of a reader", "To be read")
    SHOWN = "shown", pgettext_lazy("voice of a reader", "Shown")
    HIDDEN = "hidden", pgettext_lazy("voice of a reader", "Not shown")
    SETTLED = "settled", pgettext_lazy("voice of a reader", "Dealt with")


VOICE_MOVES = moves(
    VoiceState,
    Move(
        "show",
        of=(VoiceState.WAITING, VoiceState.HIDDEN),
        to=VoiceState.SHOWN,
        needs="keep",
        label=pgettext_lazy("voice of a reader", "Show it"),
        done=_("showed what a reader said"),
        tone="primary",
    ),
    Move(
        "hide",
        of=(VoiceState.WAITING, VoiceState.SHOWN),
        to=VoiceState.HIDDEN,
        needs="keep",
        label=pgettext_lazy("voice of a reader", "Do not show it"),
        done=_("did not show what a reader said"),
        reason_required=True,
    ),
    Move(
        "settle",
        of=(VoiceState.WAITING,),
        to=VoiceState.SETTLED,
        needs="keep",
        label=pgettext_lazy("voice of a reader", "It is dealt with"),
        done=_("dealt with what a reader said"),
    ),
)
