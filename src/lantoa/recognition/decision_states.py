"""What can become of a decision and of each honour that it gives. Nothing that is signed is ever edited."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.kit.access import YES, Answer
from lantoa.kit.moves import Move, moves


class DecisionState(models.TextChoices):
    """Where a decision stands."""

    DRAFT = "draft", pgettext_lazy("decision", "Draft")
    SIGNED = "signed", pgettext_lazy("decision", "Signed")
    DROPPED = "dropped", pgettext_lazy("decision", "Given up")
    REVOKED = "revoked", pgettext_lazy("decision", "Revoked")


class HonourState(models.TextChoices):
    """Whether an honour holds; one that only stands on the list of a draft is nobody's yet."""

    LISTED = "listed", _("On the list")
    VALID = "valid", pgettext_lazy("honour", "Valid")
    CORRECTED = "corrected", pgettext_lazy("honour", "Valid, corrected")
    REVOKED = "revoked", pgettext_lazy("honour", "Revoked")


#: Those that count, are printed and may be shown.
IN_FORCE = (HonourState.VALID, HonourState.CORRECTED)
#: Those that have a place in the register, for good.
GIVEN = (*IN_FORCE, HonourState.REVOKED)


def names_somebody(decision: Any) -> Answer:
    """Whether there is anybody on its list."""
    if decision.honours.exists():
        return YES
    return Answer(False, _("Nobody stands on the list yet."))


DECISION_MOVES = moves(
    DecisionState,
    Move(
        "sign",
        of=(DecisionState.DRAFT,),
        to=DecisionState.SIGNED,
        needs="decide",
        label=_("Record the signing"),
        done=_("recorded that the decision is signed"),
        tone="primary",
        guard=names_somebody,
    ),
    Move(
        "drop",
        of=(DecisionState.DRAFT,),
        to=DecisionState.DROPPED,
        needs="keep",
        label=_("Give up the draft"),
        done=_("gave up the draft"),
    ),
    Move(
        "take_up",
        of=(DecisionState.DROPPED,),
        to=DecisionState.DRAFT,
        needs="keep",
        label=_("Go on with the draft"),
        done=_("went on with the draft"),
    ),
    Move(
        "revoke",
        of=(DecisionState.SIGNED,),
        to=DecisionState.REVOKED,
        needs="decide",
        label=_("Revoke the whole decision"),
        done=_("revoked the whole decision"),
        reason_required=True,
        tone="danger",
    ),
)

HONOUR_MOVES = moves(
    HonourState,
    Move(
        "give",
        of=(HonourState.LISTED,),
        to=HonourState.VALID,
        needs="decide",
        label=_("Give the honour"),
        done=_("gave the honour"),
    ),
    Move(
        "correct",
        of=IN_FORCE,
        to=HonourState.CORRECTED,
        needs="decide",
        label=_("Correct by a later decision"),
        done=_("corrected the honour by a later decision"),
        reason_required=True,
    ),
    Move(
        "revoke",
        of=IN_FORCE,
        to=HonourState.REVOKED,
        needs="decide",
        label=_("Revoke the honour"),
        done=_("revoked the honour"),
        reason_required=True,
        tone="danger",
    ),
    Move(
        "restore",
        of=(HonourState.REVOKED,),
        to=HonourState.VALID,
        needs="decide",
        label=_("Strike out the revocation"),
        done=_("struck out the revocation"),
        reason_required=True,
    ),
)
