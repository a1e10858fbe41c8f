"""What can become of a round of awards and of a proposal. That one is late is computed and never stored."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.kit.access import YES, Answer
from lantoa.kit.moves import Move, moves


class AwardRoundState(models.TextChoices):
    """Whether proposals are taken."""

    PREPARED = "prepared", _("Being prepared")
    OPEN = "open", _("Takes proposals")
    CLOSED = "closed", _("Closed")


class ProposalState(models.TextChoices):
    """Where a proposal stands between the one who proposes and the decision."""

    DRAFT = "draft", pgettext_lazy("proposal", "Draft")
    SUBMITTED = "submitted", _("To be appraised")
    RETURNED = "returned", _("Returned for completion")
    APPRAISED = "appraised", _("Appraised")
    BEFORE_COUNCIL = "before_council", _("Before the council")
    AGREED = "agreed", _("Agreed")
    NOT_AGREED = "not_agreed", _("Not agreed")
    DECIDED = "decided", _("Decided")
    WITHDRAWN = "withdrawn", _("Withdrawn by the proposer")


#: Somebody has work with them.
PENDING = (
    ProposalState.DRAFT,
    ProposalState.SUBMITTED,
    ProposalState.RETURNED,
    ProposalState.APPRAISED,
    ProposalState.BEFORE_COUNCIL,
    ProposalState.AGREED,
)
#: They stand for a reward that is asked for, or was given.
STANDING = (*PENDING, ProposalState.DECIDED)
#: What they say may still be changed.
WRITABLE = (ProposalState.DRAFT, ProposalState.RETURNED)
#: The days for the appraisal are counted.
TIMED = (ProposalState.SUBMITTED, ProposalState.APPRAISED, ProposalState.BEFORE_COUNCIL)


def needs_no_vote(proposal: Any) -> Answer:
    """Whether the head may decide without a council."""
    if proposal.award.ballot_required:
        return Answer(False, _("A council votes about this award: lay it before the council."))
    return YES


AWARD_ROUND_MOVES = moves(
    AwardRoundState,
    Move(
        "open",
        of=(AwardRoundState.PREPARED, AwardRoundState.CLOSED),
        to=AwardRoundState.OPEN,
        needs="keep",
        label=_("Open for proposals"),
        done=_("opened the round for proposals"),
        tone="primary",
    ),
    Move(
        "close",
        of=(AwardRoundState.OPEN,),
        to=AwardRoundState.CLOSED,
        needs="keep",
        label=_("Close the round"),
        done=_("closed the round"),
    ),
)

PROPOSAL_MOVES = moves(
    ProposalState,
    Move(
        "submit",
        of=WRITABLE,
        to=ProposalState.SUBMITTED,
        needs="keep",
        label=_("Submit"),
        done=_("submitted the proposal"),
        tone="primary",
    ),
    Move(
        "appraise",
        of=(ProposalState.SUBMITTED,),
        to=ProposalState.APPRAISED,
        needs="handle",
        label=_("Appraise"),
        done=_("appraised the proposal"),
        tone="primary",
    ),
    Move(
        "return",
        of=(ProposalState.SUBMITTED, ProposalState.APPRAISED),
        to=ProposalState.RETURNED,
        needs="handle",
        label=_("Return for completion"),
        done=_("returned the proposal for completion"),
        reason_required=True,
    ),
    Move(
        "pass_up",
        of=(ProposalState.APPRAISED,),
        to=ProposalState.SUBMITTED,
        needs="decide",
        label=_("Pass up to the level above"),
        done=_("passed the proposal up"),
    ),
    Move(
        "appraise_again",
        of=(ProposalState.APPRAISED,),
        to=ProposalState.SUBMITTED,
        needs="handle",
        label=_("Appraise again"),
        done=_("took the appraisal back"),
        reason_required=True,
    ),
    Move(
        "lay_before_council",
        of=(ProposalState.APPRAISED,),
        to=ProposalState.BEFORE_COUNCIL,
        needs="handle",
        label=_("Lay before the council"),
        done=_("laid the proposal before the council"),
        tone="primary",
    ),
    Move(
        "take_from_council",
        of=(ProposalState.BEFORE_COUNCIL,),
        to=ProposalState.APPRAISED,
        needs="handle",
        label=_("Take back from the council"),
        done=_("took the proposal back from the council"),
        reason_required=True,
    ),
    Move(
        "agree_without_council",
        of=(ProposalState.APPRAISED,),
        to=ProposalState.AGREED,
        needs="decide",
        label=_("Agree without a council"),
        done=_("agreed without a council"),
        guard=needs_no_vote,
    ),
    Move(
        "agree",
        of=(ProposalState.BEFORE_COUNCIL,),
        to=ProposalState.AGREED,
        needs="handle",
        label=_("Record that the council agreed"),
        done=_("recorded that the council agreed"),
    ),
    Move(
        "not_agree",
        of=(ProposalState.BEFORE_COUNCIL,),
        to=ProposalState.NOT_AGREED,
        needs="handle",
        label=_("Record that the council did not agree"),
        done=_("recorded that the council did not agree"),
    ),
    Move(
        "reopen",
        of=(ProposalState.AGREED, ProposalState.NOT_AGREED),
        to=ProposalState.APPRAISED,
        needs="decide",
        label=_("Look at it once more"),
        done=_("took the proposal up again"),
        reason_required=True,
    ),
    Move(
        "decide",
        of=(ProposalState.AGREED,),
        to=ProposalState.DECIDED,
        needs="decide",
        label=_("Record the decision"),
        done=_("recorded the decision"),
    ),
    Move(
        "undo_decision",
        of=(ProposalState.DECIDED,),
        to=ProposalState.AGREED,
        needs="decide",
        label=_("Undo the decision"),
        done=_("undid the decision"),
        reason_required=True,
    ),
    Move(
        "withdraw",
        of=(ProposalState.DRAFT, ProposalState.SUBMITTED, ProposalState.RETURNED, ProposalState.APPRAISED),
        to=ProposalState.WITHDRAWN,
        needs="keep",
        label=_("Withdraw the proposal"),
        done=_("withdrew the proposal"),
        reason_required=True,
        tone="danger",
    ),
    Move(
        "take_up",
        of=(ProposalState.WITHDRAWN,),
        to=ProposalState.DRAFT,
        needs="keep",
        label=_("Propose after all"),
        done=_("took the withdrawn proposal up again"),
    ),
)
