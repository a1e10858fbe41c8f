"""What can become of a dossier and of its screening. That a visit is late is computed and never stored."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.exemplars.against import nothing_blocks
from lantoa.kit.access import YES, Answer
from lantoa.kit.moves import Move, moves


class DossierState(models.TextChoices):
    """Where an exemplar stands on the way from a promising start to one that others follow."""

    FOUND = "found", _("New factor")
    NURTURED = "nurtured", _("Being nurtured")
    PROPOSED = "proposed", _("Put forward")
    RETURNED = "returned", _("Returned for completion")
    RECOGNISED = "recognised", _("Recognised")
    FOLLOWED = "followed", _("Followed up")
    NEEDS_SUPPORT = "needs_support", _("Needs support")
    REFUSED = "refused", _("Not accepted")
    MERGED = "merged", _("Merged into another dossier")
    WITHDRAWN = "withdrawn", _("Recognition withdrawn")


class ScreeningState(models.TextChoices):
    """Where the screening of a dossier stands."""

    OPEN = "open", _("Being screened")
    ENDORSED = "endorsed", _("Endorsed by the collective")
    CONFIRMED = "confirmed", _("Confirmed by the head")


#: On the way, and not decided about yet.
OPEN = (DossierState.FOUND, DossierState.NURTURED, DossierState.PROPOSED, DossierState.RETURNED)
#: Honoured, and followed from then on.
HONOURED = (DossierState.RECOGNISED, DossierState.FOLLOWED, DossierState.NEEDS_SUPPORT)
#: Dossiers that somebody has work with.
LIVE = (*OPEN, *HONOURED)


def is_told(dossier: Any) -> Answer:
    """Whether it says what the exemplar did: nobody can judge a name."""
    if dossier.summary.strip():
        return YES
    return Answer(False, _("Write first what the exemplar did: change the dossier."))


def lies_at_home(dossier: Any) -> Answer:
    """Whether nobody above has it yet."""
    if dossier.held_by_id == dossier.body_id:
        return YES
    return Answer(False, _("It lies with %(body)s: ask them to return it.") % {"body": dossier.held_by})


def has_arrived(dossier: Any) -> Answer:
    """Whether it does not merely pass through on its way to somebody else."""
    if dossier.bound_for_id is None:
        return YES
    return Answer(False, _("It only passes here on its way to %(body)s.") % {"body": dossier.bound_for})


def may_be_honoured(dossier: Any) -> Answer:
    """Whether it has arrived, and nothing is open against the exemplar that forbids every honour."""
    return has_arrived(dossier) and nothing_blocks(dossier)


def passes_through(dossier: Any) -> Answer:
    """Whether it is on its way to somebody else."""
    if dossier.bound_for_id is not None:
        return YES
    return Answer(False, _("It is not on its way to anybody."))


def has_been_recognised(dossier: Any) -> Answer:
    """Whether a recognition stands among its milestones."""
    if dossier.milestones.standing().filter(kind="recognised").exists():
        return YES
    return Answer(False, _("It had not been recognised when it was merged."))


def was_not_recognised(dossier: Any) -> Answer:
    """Whether it was still on the way."""
    if dossier.milestones.standing().filter(kind="recognised").exists():
        return Answer(False, _("It had been recognised when it was merged."))
    return YES


def is_answered(screening: Any) -> Answer:
    """Whether each criterion has an answer."""
    if waiting := screening.answers.filter(met="").count():
        return Answer(False, _("Criteria without an answer: %(count)d.") % {"count": waiting})
    return YES


DOSSIER_MOVES = moves(
    DossierState,
    Move(
        "nurture",
        of=(DossierState.FOUND,),
        to=DossierState.NURTURED,
        needs="keep",
        label=_("Begin to nurture"),
        done=_("began to nurture"),
    ),
    Move(
        "propose",
        of=(DossierState.FOUND, DossierState.NURTURED, DossierState.RETURNED),
        to=DossierState.PROPOSED,
        needs="keep",
        label=_("Put forward"),
        done=_("put the exemplar forward"),
        tone="primary",
        guard=is_told,
    ),
    Move(
        "introduce",
        of=(DossierState.PROPOSED,),
        to=DossierState.PROPOSED,
        needs="decide",
        label=_("Introduce to the body above"),
        done=_("introduced the exemplar to the body above"),
        tone="primary",
        guard=has_arrived,
    ),
    Move(
        "pass_on",
        of=(DossierState.PROPOSED,),
        to=DossierState.PROPOSED,
        needs="handle",
        label=_("Pass on"),
        done=_("passed the dossier on"),
        tone="primary",
        guard=passes_through,
    ),
    Move(
        "take_back",
        of=(DossierState.PROPOSED,),
        to=DossierState.FOUND,
        needs="keep",
        label=_("Take back"),
        done=_("took the dossier back"),
        guard=lies_at_home,
    ),
    Move(
        "recognise",
        of=(DossierState.PROPOSED,),
        to=DossierState.RECOGNISED,
        needs="decide",
        label=_("Record the recognition"),
        done=_("recorded the recognition"),
        tone="primary",
        guard=may_be_honoured,
    ),
    Move(
        "undo_recognition",
        of=(DossierState.RECOGNISED,),
        to=DossierState.PROPOSED,
        needs="decide",
        label=_("Strike out the recognition"),
        done=_("struck out the recognition"),
        reason_required=True,
    ),
    Move(
        "return",
        of=(DossierState.PROPOSED,),
        to=DossierState.RETURNED,
        needs="handle",
        label=_("Return for completion"),
        done=_("returned the dossier for completion"),
        reason_required=True,
    ),
    Move(
        "follow",
        of=(DossierState.RECOGNISED, DossierState.NEEDS_SUPPORT),
        to=DossierState.FOLLOWED,
        needs="keep",
        label=_("Follow up"),
        done=_("began to follow up"),
        tone="primary",
    ),
    Move(
        "ask_support",
        of=(DossierState.RECOGNISED, DossierState.FOLLOWED),
        to=DossierState.NEEDS_SUPPORT,
        needs="keep",
        label=_("Needs support"),
        done=_("said that the exemplar needs support"),
        reason_required=True,
    ),
    Move(
        "propose_again",
        of=HONOURED,
        to=DossierState.PROPOSED,
        needs="keep",
        label=_("Put forward for the next level"),
        done=_("put the exemplar forward for the next level"),
    ),
    Move(
        "refuse",
        of=OPEN,
        to=DossierState.REFUSED,
        needs="decide",
        label=_("Do not accept"),
        done=_("did not accept the exemplar"),
        reason_required=True,
        tone="danger",
    ),
    Move(
        "take_up",
        of=(DossierState.REFUSED,),
        to=DossierState.FOUND,
        needs="decide",
        label=_("Look at it again"),
        done=_("took the dossier up again"),
    ),
    Move(
        "merge",
        of=LIVE,
        to=DossierState.MERGED,
        needs="keep",
        label=_("Merge into another dossier"),
        done=_("merged the dossier into another one"),
        tone="danger",
    ),
    Move(
        "separate",
        of=(DossierState.MERGED,),
        to=DossierState.FOUND,
        needs="keep",
        label=_("Undo the merging"),
        done=_("made it a dossier of its own again"),
        guard=was_not_recognised,
    ),
    Move(
        "separate_recognised",
        of=(DossierState.MERGED,),
        to=DossierState.RECOGNISED,
        needs="keep",
        label=_("Undo the merging of a recognised exemplar"),
        done=_("made it a dossier of its own again, recognised as it was"),
        guard=has_been_recognised,
    ),
    Move(
        "withdraw",
        of=HONOURED,
        to=DossierState.WITHDRAWN,
        needs="decide",
        label=_("Withdraw the recognition"),
        done=_("withdrew the recognition"),
        reason_required=True,
        tone="danger",
    ),
    Move(
        "reinstate",
        of=(DossierState.WITHDRAWN,),
        to=DossierState.RECOGNISED,
        needs="decide",
        label=_("Restore the recognition"),
        done=_("restored the recognition"),
        reason_required=True,
    ),
)

SCREENING_MOVES = moves(
    ScreeningState,
    Move(
        "endorse",
        of=(ScreeningState.OPEN,),
        to=ScreeningState.ENDORSED,
        needs="keep",
        label=_("Record what the collective says"),
        done=_("recorded what the collective says"),
        tone="primary",
        guard=is_answered,
    ),
    Move(
        "confirm",
        of=(ScreeningState.ENDORSED,),
        to=ScreeningState.CONFIRMED,
        needs="decide",
        label=_("Confirm as the head"),
        done=_("confirmed the screening as the head"),
        tone="primary",
    ),
    Move(
        "reopen",
        of=(ScreeningState.ENDORSED, ScreeningState.CONFIRMED),
        to=ScreeningState.OPEN,
        needs="keep",
        label=_("Screen again"),
        done=_("opened the screening again"),
        reason_required=True,
    ),
)
