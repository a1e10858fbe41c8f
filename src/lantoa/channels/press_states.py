"""What becomes of a request of the press."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.kit.moves import Move, moves


class PressState(models.TextChoices):
    """Where it stands."""

    ASKED = "asked", pgettext_lazy("press request", "To be answered")
    ANSWERED = "answered", pgettext_lazy("press request", "Answered")
    REFUSED = "refused", pgettext_lazy("press request", "Refused")


PRESS_MOVES = moves(
    PressState,
    Move(
        "answer_press",
        of=(PressState.ASKED,),
        to=PressState.ANSWERED,
        needs="keep",
        label=_("Give the press pack"),
        done=_("gave the press pack"),
        tone="primary",
    ),
    Move(
        "refuse_press",
        of=(PressState.ASKED,),
        to=PressState.REFUSED,
        needs="keep",
        label=_("Refuse the request"),
        done=_("refused the request of the press"),
        reason_required=True,
        tone="danger",
    ),
)
