"""What can become of a movement and of a set of criteria. That a review is late is computed and never stored."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.kit.access import YES, Answer
from lantoa.kit.moves import Move, moves


class MovementState(models.TextChoices):
    """Where a movement stands."""

    DRAFT = "draft", _("In draft")
    RUNNING = "running", _("Running")
    REVIEWED = "reviewed", _("Reviewed")
    ENDED = "ended", _("Ended")
    DISCARDED = "discarded", _("Discarded")


class CriteriaState(models.TextChoices):
    """Where a version of a set of criteria stands. From when to when it holds is a matter of its days."""

    DRAFT = "draft", _("In draft")
    IN_FORCE = "in_force", _("In force")
    SUPERSEDED = "superseded", _("Superseded")
    ENDED = "ended", _("No longer in force")
    DISCARDED = "discarded", _("Discarded")


#: Movements that were really launched.
LAUNCHED = (MovementState.RUNNING, MovementState.REVIEWED, MovementState.ENDED)
#: Versions that are or were in force.
ISSUED = (CriteriaState.IN_FORCE, CriteriaState.SUPERSEDED, CriteriaState.ENDED)


def can_be_launched(movement: Any) -> Answer:
    """Whether it is known since when it runs."""
    if movement.launched_on is None:
        return Answer(False, _("Say on which day it is launched: change the movement first."))
    return YES


def has_final_review(movement: Any) -> Answer:
    """Whether what came out of it is written down."""
    if movement.reviews.filter(kind="final").exists():
        return YES
    return Answer(False, _("Record the final review first: what came out, and which exemplars."))


def can_come_into_force(criteria_set: Any) -> Answer:
    """Whether there are criteria, each of a known field."""
    if not criteria_set.criteria.exists():
        return Answer(False, _("Add at least one criterion first."))
    if unsure := criteria_set.criteria.filter(scope="field", field=None).count():
        return Answer(False, _("Say of which field they are first: %(count)d criteria.") % {"count": unsure})
    return YES


MOVEMENT_MOVES = moves(
    MovementState,
    Move(
        "launch",
        of=(MovementState.DRAFT,),
        to=MovementState.RUNNING,
        needs="decide",
        label=_("Launch"),
        done=_("launched the movement"),
        tone="primary",
        guard=can_be_launched,
    ),
    Move(
        "review",
        of=(MovementState.RUNNING,),
        to=MovementState.REVIEWED,
        needs="decide",
        label=_("Close after the final review"),
        done=_("closed the movement after its final review"),
        tone="primary",
        guard=has_final_review,
    ),
    Move(
        "end",
        of=(MovementState.RUNNING, MovementState.REVIEWED),
        to=MovementState.ENDED,
        needs="decide",
        label=_("End it"),
        done=_("ended the movement"),
        reason_required=True,
        tone="danger",
    ),
    Move(
        "reopen",
        of=(MovementState.REVIEWED, MovementState.ENDED),
        to=MovementState.RUNNING,
        needs="decide",
        label=_("Let it run again"),
        done=_("let the movement run again"),
        reason_required=True,
    ),
    Move(
        "discard",
        of=(MovementState.DRAFT,),
        to=MovementState.DISCARDED,
        needs="keep",
        label=_("Discard the draft"),
        done=_("discarded the draft"),
        reason_required=True,
        tone="danger",
    ),
    Move(
        "restore",
        of=(MovementState.DISCARDED,),
        to=MovementState.DRAFT,
        needs="keep",
        label=_("Take it up again"),
        done=_("took it up again"),
    ),
)

CRITERIA_MOVES = moves(
    CriteriaState,
    Move(
        "put_in_force",
        of=(CriteriaState.DRAFT,),
        to=CriteriaState.IN_FORCE,
        needs="decide",
        label=_("Let it come into force"),
        done=_("put the criteria into force"),
        tone="primary",
        guard=can_come_into_force,
    ),
    Move(
        "supersede",
        of=(CriteriaState.IN_FORCE,),
        to=CriteriaState.SUPERSEDED,
        needs="decide",
        label=_("Supersede"),
        done=_("superseded by a later version"),
    ),
    Move(
        "end",
        of=(CriteriaState.IN_FORCE,),
        to=CriteriaState.ENDED,
        needs="decide",
        label=_("End it without a successor"),
        done=_("ended the criteria"),
        reason_required=True,
        tone="danger",
    ),
    Move(
        "discard",
        of=(CriteriaState.DRAFT,),
        to=CriteriaState.DISCARDED,
        needs="keep",
        label=_("Discard the draft"),
        done=_("discarded the draft"),
        reason_required=True,
        tone="danger",
    ),
    # With the plan that it was drafted for: whoever may have criteria drafted may take that back.
    Move(
        "hand_back",
        of=(CriteriaState.DRAFT,),
        to=CriteriaState.DISCARDED,
        needs="take_over",
        label=_("Hand the draft back with its plan"),
        done=_("discarded the draft, because its plan was recalled"),
        reason_required=True,
    ),
    Move(
        "restore",
        of=(CriteriaState.DISCARDED,),
        to=CriteriaState.DRAFT,
        needs="keep",
        label=_("Take it up again"),
        done=_("took it up again"),
    ),
)
