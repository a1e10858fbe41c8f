"""What can become of a claim."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.kit.access import YES, Answer
from lantoa.kit.moves import Move, moves


class ClaimState(models.TextChoices):
    """Where a claim stands."""

    DRAFTED = "drafted", _("Not verified yet")
    VERIFIED = "verified", _("Verified")
    CORRECTED = "corrected", _("Corrected, to be verified again")
    CONTESTED = "contested", _("Contested")
    WITHDRAWN = "withdrawn", _("Claim withdrawn")


#: Claims that are told; the others were withdrawn.
STANDING = (ClaimState.DRAFTED, ClaimState.VERIFIED, ClaimState.CORRECTED, ClaimState.CONTESTED)
OWN_WORD = 1  # the grade that somebody else cannot check


def can_be_verified(claim: Any) -> Answer:
    """Whether there is something to check it by."""
    if claim.grade > OWN_WORD:
        return YES
    return Answer(False, _("There is nothing to check it by: add proof other than the person's own word first."))


CLAIM_MOVES = moves(
    ClaimState,
    Move(
        "verify",
        of=(ClaimState.DRAFTED, ClaimState.CORRECTED, ClaimState.CONTESTED),
        to=ClaimState.VERIFIED,
        needs="verify",
        label=_("Verify the claim"),
        done=_("verified the claim"),
        tone="primary",
        guard=can_be_verified,
    ),
    Move(
        "correct",
        of=(ClaimState.VERIFIED, ClaimState.CORRECTED, ClaimState.CONTESTED),
        to=ClaimState.CORRECTED,
        needs="keep",
        label=_("Correct the claim"),
        done=_("corrected the claim"),
        reason_required=True,
    ),
    Move(
        "contest",
        of=(ClaimState.DRAFTED, ClaimState.VERIFIED, ClaimState.CORRECTED),
        to=ClaimState.CONTESTED,
        needs="contest",
        label=_("Contest the claim"),
        done=_("contested the claim"),
        reason_required=True,
    ),
    Move(
        "withdraw",
        of=(ClaimState.DRAFTED, ClaimState.VERIFIED, ClaimState.CORRECTED, ClaimState.CONTESTED),
        to=ClaimState.WITHDRAWN,
        needs="keep",
        label=_("Withdraw the claim"),
        done=_("withdrew the claim"),
        reason_required=True,
        tone="danger",
    ),
    Move(
        "restore",
        of=(ClaimState.WITHDRAWN,),
        to=ClaimState.DRAFTED,
        needs="keep",
        label=_("Let it stand again"),
        done=_("let the claim stand again"),
    ),
)
