"""How far an adoption has come, whether it stands, and what can become of a request to come and learn."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.kit.access import YES, Answer
from lantoa.kit.moves import Move, moves


class AdoptionLevel(models.TextChoices):
    """How far the adopter has come; the levels are climbed one by one."""

    LEARNED = "learned", pgettext_lazy("adoption", "Learned")
    TRIAL = "trial", pgettext_lazy("adoption", "On trial")
    ADAPTED = "adapted", pgettext_lazy("adoption", "Adapted")
    STANDARD = "standard", pgettext_lazy("adoption", "Standard practice")


class AdoptionState(models.TextChoices):
    """Whether the adopter goes on with it."""

    STANDS = "stands", pgettext_lazy("adoption", "Stands")
    ENDED = "ended", pgettext_lazy("adoption", "Given up")


class VisitState(models.TextChoices):
    """Where a request to come and learn stands."""

    ASKED = "asked", pgettext_lazy("learning visit", "To be answered")
    AGREED = "agreed", pgettext_lazy("learning visit", "Agreed")
    DECLINED = "declined", pgettext_lazy("learning visit", "Declined")
    HELD = "held", pgettext_lazy("learning visit", "Held")
    CALLED_OFF = "called_off", pgettext_lazy("learning visit", "Called off")


def stands(adoption: Any) -> Answer:
    """Whether it was not given up."""
    if adoption.state == AdoptionState.STANDS:
        return YES
    return Answer(False, _("It was given up: take it up again first."))


LEVEL_MOVES = moves(
    AdoptionLevel,
    Move(
        "try_out",
        of=(AdoptionLevel.LEARNED,),
        to=AdoptionLevel.TRIAL,
        needs="keep",
        label=_("Record the trial"),
        done=_("tried it out"),
        tone="primary",
        guard=stands,
    ),
    Move(
        "adapt",
        of=(AdoptionLevel.TRIAL,),
        to=AdoptionLevel.ADAPTED,
        needs="keep",
        label=_("Record that it is adapted"),
        done=_("adapted it to the place"),
        tone="primary",
        guard=stands,
    ),
    Move(
        "make_standard",
        of=(AdoptionLevel.ADAPTED,),
        to=AdoptionLevel.STANDARD,
        needs="keep",
        label=_("Record that it is standard practice"),
        done=_("made it standard practice"),
        tone="primary",
        guard=stands,
    ),
    Move(
        "undo_try_out",
        of=(AdoptionLevel.TRIAL,),
        to=AdoptionLevel.LEARNED,
        needs="keep",
        label=_("Strike out the trial"),
        done=_("struck out the trial"),
        reason_required=True,
        guard=stands,
    ),
    Move(
        "undo_adapt",
        of=(AdoptionLevel.ADAPTED,),
        to=AdoptionLevel.TRIAL,
        needs="keep",
        label=_("Strike out that it is adapted"),
        done=_("struck out that it is adapted"),
        reason_required=True,
        guard=stands,
    ),
    Move(
        "undo_standard",
        of=(AdoptionLevel.STANDARD,),
        to=AdoptionLevel.ADAPTED,
        needs="keep",
        label=_("Strike out that it is standard practice"),
        done=_("struck out that it is standard practice"),
        reason_required=True,
        guard=stands,
    ),
)

STANDING_MOVES = moves(
    AdoptionState,
    Move(
        "end",
        of=(AdoptionState.STANDS,),
        to=AdoptionState.ENDED,
        needs="keep",
        label=_("Record that it is given up"),
        done=_("gave it up"),
        reason_required=True,
        tone="danger",
    ),
    Move(
        "take_up_again",
        of=(AdoptionState.ENDED,),
        to=AdoptionState.STANDS,
        needs="keep",
        label=_("Take it up again"),
        done=_("took it up again"),
    ),
)

VISIT_MOVES = moves(
    VisitState,
    Move(
        "agree",
        of=(VisitState.ASKED, VisitState.DECLINED),
        to=VisitState.AGREED,
        needs="answer",
        label=_("Agree to the visit"),
        done=_("agreed to the learning visit"),
        tone="primary",
    ),
    Move(
        "decline",
        of=(VisitState.ASKED, VisitState.AGREED),
        to=VisitState.DECLINED,
        needs="answer",
        label=_("Decline the visit"),
        done=_("declined the learning visit"),
        reason_required=True,
    ),
    Move(
        "hold",
        of=(VisitState.AGREED,),
        to=VisitState.HELD,
        needs="answer",
        label=_("Record that it was held"),
        done=_("recorded that the learning visit was held"),
        tone="primary",
    ),
    Move(
        "undo_hold",
        of=(VisitState.HELD,),
        to=VisitState.AGREED,
        needs="answer",
        label=_("Strike out that it was held"),
        done=_("struck out that the learning visit was held"),
        reason_required=True,
    ),
    Move(
        "call_off",
        of=(VisitState.ASKED, VisitState.AGREED),
        to=VisitState.CALLED_OFF,
        needs="keep",
        label=_("Call the visit off"),
        done=_("called the learning visit off"),
        reason_required=True,
        tone="danger",
    ),
    Move(
        "ask_again",
        of=(VisitState.CALLED_OFF,),
        to=VisitState.ASKED,
        needs="keep",
        label=_("Ask for it again"),
        done=_("asked for the learning visit again"),
    ),
)
