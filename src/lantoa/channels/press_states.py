"""What becomes of a request of the press, and of its visit."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lantoa.kit.access import YES, Answer
from lantoa.kit.moves import Move, moves


class PressState(models.TextChoices):
    """Where it stands."""

    ASKED = "asked", pgettext_lazy("press request", "To be answered")
    ANSWERED = "answered", pgettext_lazy("press request", "Answered")
    REFUSED = "refused", pgettext_lazy("press request", "Refused")


class VisitState(models.TextChoices):
    """Where a visit stands."""

    PLANNED = "planned", pgettext_lazy("press visit", "Planned")
    HELD = "held", pgettext_lazy("press visit", "Took place")
    CALLED_OFF = "called_off", pgettext_lazy("press visit", "Called off")


def has_come(visit: Any, on: date) -> Answer:
    """Whether the day of the visit is there, so that somebody can say that it took place."""
    if visit.on <= on:
        return YES
    told = gettext("They come on %(day)s: record it when they were here.")
    return Answer(False, told % {"day": f"{visit.on:%d/%m/%Y}"})


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

PRESS_VISIT_MOVES = moves(
    VisitState,
    Move(
        "hold_press_visit",
        of=(VisitState.PLANNED,),
        to=VisitState.HELD,
        needs="keep",
        label=_("It took place"),
        done=_("received the press"),
        tone="primary",
    ),
    Move(
        "call_off_press_visit",
        of=(VisitState.PLANNED,),
        to=VisitState.CALLED_OFF,
        needs="keep",
        label=_("Tell the press not to come"),
        done=_("called the visit of the press off"),
        reason_required=True,
        tone="danger",
    ),
    Move(
        "plan_press_visit_again",
        of=(VisitState.HELD, VisitState.CALLED_OFF),
        to=VisitState.PLANNED,
        needs="keep",
        label=_("Plan the visit again"),
        done=_("planned the visit of the press again"),
    ),
)
