"""What can become of a sitting, and of a case on its agenda."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.kit.access import YES, Answer
from lantoa.kit.moves import Move, moves


class SittingState(models.TextChoices):
    """Where a sitting stands."""

    PREPARED = "prepared", _("Being prepared")
    INVITED = "invited", _("Members invited")
    OPEN = "open", _("Sitting now")
    CLOSED = "closed", pgettext_lazy("sitting", "Closed")
    MINUTED = "minuted", _("Minutes signed")
    CALLED_OFF = "called_off", pgettext_lazy("sitting", "Called off")


class CaseState(models.TextChoices):
    """Where a case of the agenda stands."""

    WAITING = "waiting", _("Not voted on yet")
    VOTING = "voting", _("Being voted on")
    AGREED = "agreed", pgettext_lazy("case", "Agreed")
    NOT_AGREED = "not_agreed", pgettext_lazy("case", "Not agreed")
    PUT_OFF = "put_off", pgettext_lazy("case", "Put off")


#: The agenda can still be changed.
AHEAD = (SittingState.PREPARED, SittingState.INVITED)
#: The sitting is still to end.
LIVE = (*AHEAD, SittingState.OPEN)
#: The council has said what it thinks.
VOTED = (CaseState.AGREED, CaseState.NOT_AGREED)


def has_agenda(sitting: Any) -> Answer:
    """Whether there is anything to talk about, and anybody to invite."""
    if not sitting.cases.exclude(state=CaseState.PUT_OFF).exists():
        return Answer(False, _("There is nothing on the agenda. Add the proposals that the council is to judge."))
    return has_members(sitting)


def has_members(sitting: Any) -> Answer:
    """Whether the council has members on the day of the sitting."""
    if not sitting.council.seats.filter(since__lte=sitting.day, until__gt=sitting.day).exists():
        return Answer(False, _("The council has no members on the day of the sitting. Enter them with their days."))
    return YES


def no_vote_runs(sitting: Any) -> Answer:
    """Whether every vote that was opened is closed."""
    if sitting.cases.filter(state=CaseState.VOTING).exists():
        return Answer(False, _("A vote is still open. Close it, or put the case off."))
    return YES


def is_sitting(case: Any) -> Answer:
    """Whether the sitting of the case is open."""
    if case.sitting.state != SittingState.OPEN:
        return Answer(False, _("The sitting is not open."))
    return YES


def is_to_end(case: Any) -> Answer:
    """Whether the sitting of the case has not been closed yet."""
    if case.sitting.state not in LIVE:
        return Answer(False, _("The sitting is over."))
    return YES


SITTING_MOVES = moves(
    SittingState,
    Move(
        "invite",
        of=(SittingState.PREPARED,),
        to=SittingState.INVITED,
        needs="keep",
        label=_("Invite the members"),
        done=_("invited the members"),
        tone="primary",
        guard=has_agenda,
    ),
    Move(
        "open",
        of=AHEAD,
        to=SittingState.OPEN,
        needs="preside",
        label=_("Open the sitting"),
        done=_("opened the sitting"),
        tone="primary",
        guard=has_members,
    ),
    Move(
        "close",
        of=(SittingState.OPEN,),
        to=SittingState.CLOSED,
        needs="preside",
        label=_("Close the sitting"),
        done=_("closed the sitting"),
        tone="primary",
        guard=no_vote_runs,
    ),
    Move(
        "sign",
        of=(SittingState.CLOSED,),
        to=SittingState.MINUTED,
        needs="preside",
        label=_("Record that the minutes are signed"),
        done=_("recorded that the minutes are signed"),
        tone="primary",
    ),
    Move(
        "call_off",
        of=AHEAD,
        to=SittingState.CALLED_OFF,
        needs="keep",
        label=_("Call the sitting off"),
        done=_("called the sitting off"),
        reason_required=True,
        tone="danger",
    ),
    Move(
        "prepare_again",
        of=(SittingState.CALLED_OFF, SittingState.INVITED),
        to=SittingState.PREPARED,
        needs="keep",
        label=_("Prepare the sitting again"),
        done=_("prepared the sitting again"),
        reason_required=True,
    ),
)

CASE_MOVES = moves(
    CaseState,
    Move(
        "open_vote",
        of=(CaseState.WAITING,),
        to=CaseState.VOTING,
        needs="preside",
        label=_("Open the vote"),
        done=_("opened the vote"),
        tone="primary",
        guard=is_sitting,
    ),
    Move(
        "agree",
        of=(CaseState.VOTING,),
        to=CaseState.AGREED,
        needs="preside",
        label=_("Close the vote and count"),
        done=_("counted the ballots: agreed"),
        tone="primary",
        guard=is_sitting,
    ),
    Move(
        "disagree",
        of=(CaseState.VOTING,),
        to=CaseState.NOT_AGREED,
        needs="preside",
        label=_("Close the vote and count"),
        done=_("counted the ballots: not agreed"),
        tone="primary",
        guard=is_sitting,
    ),
    Move(
        "put_off",
        of=(CaseState.WAITING, CaseState.VOTING),
        to=CaseState.PUT_OFF,
        needs="handle",
        label=_("Put the case off"),
        done=_("put the case off"),
        reason_required=True,
        guard=is_to_end,
    ),
    Move(
        "take_up_again",
        of=(CaseState.PUT_OFF,),
        to=CaseState.WAITING,
        needs="handle",
        label=_("Take the case up again"),
        done=_("took the case up again"),
        guard=is_to_end,
    ),
    Move(
        "vote_again",
        of=VOTED,
        to=CaseState.WAITING,
        needs="preside",
        label=_("Vote again"),
        done=_("had the case voted on again"),
        reason_required=True,
        guard=is_sitting,
    ),
)
