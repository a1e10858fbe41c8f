"""The vote about a case: opened under the rule of that moment, counted, put off, or held again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.recognition.council_states import CASE_MOVES, CaseState
from lantoa.recognition.counting import Choice, Outcome, Quorum, Roll, count, quorum_of
from lantoa.recognition.models import BallotPaper, Case, PaperCount, SeatRole, Sitting, VoteCast
from lantoa.recognition.operations.sittings import locked_sitting
from lantoa.recognition.queries.councils import BallotRule, names, quorum_for, roll_for, rule_of, silent_about, whole


@transaction.atomic
def open_vote(case: Case, *, by: Actor, at: datetime, reason: str = "") -> list[Case]:
    """Take ballots about the case, and about those voted on together with it; the rule is frozen from now on.

    MoveRefused: somebody who takes part has not said whether she has a conflict; not enough take part; cases that are
    voted on together have different rules.
    """
    locked_sitting(case.sitting)
    return [_open(each, by, at, reason) for each in _together(case, CaseState.WAITING)]


def _open(case: Case, by: Actor, at: datetime, reason: str) -> Case:
    with CASE_MOVES["open_vote"].of(case, by=by, at=at, reason=reason) as moved:
        if silent := silent_about(case):
            told = _("Not yet said whether they have a conflict of interest: %(names)s.")
            raise MoveRefused(told % {"names": names(silent)})
        _require_quorum(quorum_for(case))
        _freeze(moved, rule_of(case))
        moved.ballot, moved.opened_at, moved.counted_at = moved.ballot + 1, at, None
    return moved


def _freeze(case: Case, asked: BallotRule) -> None:
    rule = asked.rule
    case.rule_quorum, case.rule_threshold, case.rule_base = rule.quorum, rule.threshold, rule.base
    case.rule_keeps_conflicted, case.rule_chair_breaks_ties = rule.keeps_conflicted, asked.chair_breaks_ties
    case.rule_is_secret, case.rule_source = asked.is_secret, asked.source


def _require_quorum(quorum: Quorum) -> None:
    if quorum.is_there:
        return
    told = ngettext(
        "Not enough members take part: %(here)d, and %(needed)d are needed. Wait for %(missing)d more member,"
        " enter a ballot in writing, or put the case off.",
        "Not enough members take part: %(here)d, and %(needed)d are needed. Wait for %(missing)d more members,"
        " enter ballots in writing, or put the case off.",
        quorum.missing,
    )
    figures = {"here": quorum.taking_part, "needed": max(quorum.needed, 1), "missing": quorum.missing}
    raise MoveRefused(told % figures)


@transaction.atomic
def close_vote(case: Case, *, by: Actor, at: datetime, reason: str = "") -> list[Case]:
    """Count what lies in the box and write the result down, of every case that was voted on together.

    MoveRefused: it is closed already; too few take part now (whoever voted and left still does); the first count of
    ballots on paper waits for the second; the box does not add up.
    """
    locked_sitting(case.sitting)
    found = _together(case, CaseState.VOTING)
    if not found:  # somebody else was quicker: the table says so in its own words
        with CASE_MOVES["agree"].of(case, by=by, at=at):
            pass
    return [_count(each, by, at, reason) for each in found]


def _count(case: Case, by: Actor, at: datetime, reason: str) -> Case:
    require(by, "preside", case)
    if PaperCount.objects.filter(case=case, ballot=case.ballot).exists():
        raise MoveRefused(_("Ballots on paper were counted by one person only. A second one counts them, or discards."))
    roll = roll_for(case)
    _require_quorum(quorum_of(roll, case.rule))
    choices = _box(case)
    outcome = count(choices, roll, case.rule, _casting(case))
    agree = CASE_MOVES["agree"].of(case, by=by, at=at, reason=reason)
    disagree = CASE_MOVES["disagree"].of(case, by=by, at=at, reason=reason)
    with agree if outcome.agreed else disagree as moved:
        _write(moved, roll, outcome)
        moved.counted_at, moved.box_seal = at, seal_of(case)
    return moved


def _box(case: Case) -> list[Choice]:
    """What the ballots say. MoveRefused: there are more or fewer than members who voted."""
    votes = VoteCast.objects.filter(case=case, ballot=case.ballot)
    if not case.rule_is_secret:
        return [Choice(each) for each in votes.values_list("choice", flat=True)]
    papers = BallotPaper.objects.filter(case=case, ballot=case.ballot).values_list("choice", flat=True)
    if len(papers) != votes.count():
        raise MoveRefused(_("The box does not add up: put the case off and have it voted on again."))
    return [Choice(each) for each in papers]


def _casting(case: Case) -> Choice | None:
    """How the chair voted, where that decides a tie; nobody knows it of a secret vote."""
    if case.rule_is_secret or not case.rule_chair_breaks_ties:
        return None
    chair = VoteCast.objects.filter(case=case, ballot=case.ballot, seat__role=SeatRole.CHAIR).first()
    return Choice(chair.choice) if chair else None


def _write(case: Case, roll: Roll, outcome: Outcome) -> None:
    case.members, case.conflicted, case.taking_part = roll.members, roll.conflicted, roll.taking_part
    case.votes_for, case.votes_against = outcome.votes_for, outcome.votes_against
    case.abstained, case.spoiled = outcome.abstained, outcome.spoiled
    case.base, case.needed = outcome.base, outcome.needed


def seal_of(case: Case) -> str:
    """A fingerprint of all that was cast; with the result it goes into the chained log, so that no later change of a
    ballot in the database stays unseen. It tells nothing of who cast which.
    """
    votes = VoteCast.objects.filter(case=case.pk, ballot=case.ballot).values_list("seat", "choice")
    papers = BallotPaper.objects.filter(case=case.pk, ballot=case.ballot).values_list("receipt", "choice")
    lines = sorted(f"{seat}:{choice}" for seat, choice in votes) + sorted(f"{who}:{what}" for who, what in papers)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


@transaction.atomic
def put_off(case: Case, *, by: Actor, at: datetime, reason: str) -> Case:
    """Not now: ballots of a vote that is open no longer count; the proposal stays before the council."""
    locked_sitting(case.sitting)
    with CASE_MOVES["put_off"].of(case, by=by, at=at, reason=reason) as moved:
        _empty(moved)
    return moved


@transaction.atomic
def take_up_again(case: Case, *, by: Actor, at: datetime, reason: str = "") -> Case:
    """It is voted on in this sitting after all. MoveRefused: another sitting has taken it over."""
    with CASE_MOVES["take_up_again"].of(case, by=by, at=at, reason=reason) as moved:
        elsewhere = Case.objects.filter(proposal=moved.proposal_id, state=CaseState.WAITING).exclude(pk=moved.pk)
        if elsewhere.exists():
            raise MoveRefused(_("Another sitting has this proposal on its agenda."))
    return moved


@transaction.atomic
def vote_again(case: Case, *, by: Actor, at: datetime, reason: str) -> Case:
    """The vote is void and is held again, under the rule of then; what was counted stays in the history."""
    locked_sitting(case.sitting)
    with CASE_MOVES["vote_again"].of(case, by=by, at=at, reason=reason) as moved:
        _empty(moved)
    return moved


def _empty(case: Case) -> None:
    """Without a rule and a result, as before the vote; old ballots keep the number of the vote they belong to."""
    PaperCount.objects.filter(case=case.pk).delete()
    case.rule_quorum = case.rule_threshold = case.opened_at = case.counted_at = None
    case.rule_base = case.rule_source = case.box_seal = ""
    case.members = case.conflicted = case.taking_part = case.base = case.needed = None
    case.votes_for = case.votes_against = case.abstained = case.spoiled = None


@transaction.atomic
def group(sitting: Sitting, chosen: Sequence[Case], *, name: str, by: Actor, at: datetime) -> list[Case]:
    """Have these cases voted on with one ballot, or each by itself where `name` is empty.

    ValidationError: they have different awards, so that one verdict would be counted by different rules, or one has
    been voted on.
    """
    locked = locked_sitting(sitting)
    require(by, "handle", locked)
    found = list(whole(Case.objects.filter(sitting=locked, pk__in=[each.pk for each in chosen])))
    if any(each.state != CaseState.WAITING for each in found):
        raise ValidationError({"cases": _("Choose cases that are still to be voted on.")})
    also = Case.objects.filter(sitting=locked, group=name, state=CaseState.WAITING).exclude(group="")
    awards = {each.proposal.award_id for each in found} | set(also.values_list("proposal__award", flat=True))
    if name and len(awards) > 1:
        raise ValidationError({"cases": _("Only cases about the same award can be voted on together.")})
    for each in found:
        with audit.watching(each, "group_cases", by=by, at=at, fields=["group"]):
            each.group = name
            each.save(update_fields=["group"])
    return found


@transaction.atomic
def note(case: Case, text: str, *, by: Actor, at: datetime) -> Case:
    """Write down what was said about the case. MoveRefused once the minutes are signed."""
    sitting = locked_sitting(case.sitting)
    require(by, "handle", case)
    if sitting.minutes_signed_on:
        raise MoveRefused(_("The minutes are signed: what was said stays as it is."))
    locked = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    with audit.watching(locked, "note_case", by=by, at=at, fields=["notes"]):
        locked.notes = text
        locked.save(update_fields=["notes"])
    return locked


def _together(case: Case, state: str) -> list[Case]:
    """The case and those of its group that are in `state`, locked, as they are now; empty when the case is not."""
    now = Case.objects.get(pk=case.pk)
    if now.state != state:
        return [whole(Case.objects.filter(pk=case.pk)).get()] if state == CaseState.WAITING else []
    same = {"sitting": now.sitting_id, "group": now.group} if now.group else {"pk": now.pk}
    ids = list(Case.objects.select_for_update(of=("self",)).filter(state=state, **same).values_list("pk", flat=True))
    return list(whole(Case.objects.filter(pk__in=ids)))
