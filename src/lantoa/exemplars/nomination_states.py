"""What can become of a nomination. How long it has waited is computed and never stored."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.kit.access import YES, Answer
from lantoa.kit.moves import Move, moves


class NominationState(models.TextChoices):
    """Where a nomination stands."""

    BEGUN = "begun", _("Being written")
    SENT = "sent", _("Waiting to be read")
    ASKED = "asked", _("Nominator was asked")
    TAKEN_UP = "taken_up", _("Taken up")
    JOINED = "joined", _("Joined to a dossier")
    REFUSED = "refused", _("Not taken up")


#: What an office still has to decide about.
OPEN = (NominationState.SENT, NominationState.ASKED)
#: What has become a dossier, or part of one.
IN_DOSSIER = (NominationState.TAKEN_UP, NominationState.JOINED)


def can_be_sent(nomination: Any) -> Answer:
    """Whether it says who, where and what, and whether the nominator agreed."""
    if missing := nomination.missing():
        return Answer(False, missing[0].label)
    return YES


def can_be_answered(nomination: Any) -> Answer:
    """Whether the nominator left a way to be reached."""
    return YES if nomination.contact.strip() else Answer(False, _("The nominator left no way to be reached."))


NOMINATION_MOVES = moves(
    NominationState,
    Move(
        "send",
        of=(NominationState.BEGUN,),
        to=NominationState.SENT,
        needs="write",
        label=_("Send the nomination"),
        done=_("sent the nomination"),
        tone="primary",
        guard=can_be_sent,
    ),
    Move(
        "take_up",
        of=OPEN,
        to=NominationState.TAKEN_UP,
        needs="keep",
        label=_("Take it up: open a dossier"),
        done=_("took the nomination up"),
        tone="primary",
    ),
    Move(
        "join",
        of=OPEN,
        to=NominationState.JOINED,
        needs="keep",
        label=_("Join it to a dossier that exists"),
        done=_("joined the nomination to a dossier"),
    ),
    Move(
        "ask",
        of=(NominationState.SENT,),
        to=NominationState.ASKED,
        needs="keep",
        label=_("Ask the nominator back"),
        done=_("asked the nominator back"),
        reason_required=True,
        guard=can_be_answered,
    ),
    Move(
        "answer",
        of=(NominationState.ASKED,),
        to=NominationState.SENT,
        needs="keep",
        label=_("Write down the answer"),
        done=_("wrote down what the nominator answered"),
    ),
    Move(
        "pass_on",
        of=OPEN,
        to=NominationState.SENT,
        needs="keep",
        label=_("Pass it on to another body"),
        done=_("passed the nomination on to another body"),
        reason_required=True,
    ),
    Move(
        "refuse",
        of=OPEN,
        to=NominationState.REFUSED,
        needs="keep",
        label=_("Do not take it up"),
        done=_("did not take the nomination up"),
        reason_required=True,
        tone="danger",
    ),
    Move(
        "reopen",
        of=(NominationState.REFUSED,),
        to=NominationState.SENT,
        needs="keep",
        label=_("Look at the nomination again"),
        done=_("opened the nomination again"),
        reason_required=True,
    ),
    citizen={
        NominationState.SENT: _("It lies with the office and waits to be read."),
        NominationState.ASKED: _("The office asked you something and waits for your answer."),
        NominationState.TAKEN_UP: _("It was taken up. The office checks what was told."),
        NominationState.JOINED: _("The office knows this exemplar already; what you told was added."),
        NominationState.REFUSED: _("It was not taken up."),
    },
)
