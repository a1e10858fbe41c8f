"""Ballots go into the box: once for each member, however often they are sent, and in a secret vote without a name.

What keeps a secret vote secret is written in docs/decisions/0032-secret-ballots.md. In short: who voted (`VoteCast`)
and what was said (`BallotPaper`) share no key and no moment; with every ballot the whole box is written anew in random
order, so that no order of rows and no transaction leads from one to the other; and the receipt is told to the voter
alone, in the one answer to her ballot.
"""

from __future__ import annotations

import hashlib
import secrets
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.kit import audit
from lantoa.kit.access import Refused, require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.recognition.council_access import NO_SEAT
from lantoa.recognition.council_states import CaseState, SittingState
from lantoa.recognition.counting import Choice, Standing
from lantoa.recognition.models import BallotPaper, Case, Conflict, PaperCount, Seat, VoteCast
from lantoa.recognition.queries.councils import members_on, seat_in, standings_of, whole

SCREEN_CHOICES = (Choice.FOR, Choice.AGAINST, Choice.ABSTAIN)
_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # nothing that is taken for something else when it is read out


@dataclass(frozen=True)
class Recorded:
    """What became of a ballot. `receipt`: of a secret ballot, where the sender is known to be its voter.

    `choice`: of an open one. `cases`: what the ballot was about. `was_there`: it had been recorded before.
    """

    cases: list[Case]
    was_there: bool
    receipt: str = ""
    choice: str = ""


def new_key() -> str:
    """A key for a form with a ballot: the same form sent twice is the same ballot."""
    return secrets.token_urlsafe(24)


def receipt_of(key: str) -> str:
    """What the voter can look for in the box: ten letters made of the form's key, which is kept nowhere."""
    digest = int.from_bytes(hashlib.sha256(key.encode()).digest())
    letters = "".join(_LETTERS[digest // len(_LETTERS) ** place % len(_LETTERS)] for place in range(10))
    return f"{letters[:5]}-{letters[5:]}"


@transaction.atomic
def cast(case: Case, choice: Choice, *, key: str, by: Actor, at: datetime) -> Recorded:
    """Put the ballot of the actor into the box, also for the cases that are voted on together.

    The first ballot of a member counts; a second one, from another tab or because the answer was lost, changes nothing
    and is answered with what was recorded. Refused: no member, not in the room, a conflict, or not declared.
    MoveRefused: no vote is open.
    """
    found = _voting(case)
    require(by, "vote", found[0])
    seat = seat_in(case.sitting, by.person)
    if seat is None:
        raise Refused(NO_SEAT)
    if (before := _voted(found[0], seat)) is not None:
        return _again(found, before, key)
    _require_in_room(found[0], seat)
    mine = _free(found, seat)
    if choice not in SCREEN_CHOICES:
        raise ValidationError({"choice": _("Choose one of the three answers.")})
    receipt = receipt_of(key) if found[0].rule_is_secret else ""
    for each in mine:
        _vote(each, seat, at=at, choice=choice)
        if each.rule_is_secret:
            _put(each, [(choice, receipt)])
        audit.record("cast_vote", each, by=by, at=at)
    return Recorded(mine, was_there=False, receipt=receipt, choice="" if receipt else choice)


def _voting(case: Case) -> list[Case]:
    """The case and those voted on with it, locked in one order; the case itself first."""
    now = Case.objects.get(pk=case.pk)
    same = {"sitting": now.sitting_id, "group": now.group} if now.group else {"pk": now.pk}
    locked = Case.objects.select_for_update(of=("self",)).filter(state=CaseState.VOTING, **same).order_by("pk")
    ids = list(locked.values_list("pk", flat=True))
    if case.pk not in ids:
        raise MoveRefused(_("No vote is open about this case now. Nothing was recorded."))
    return sorted(whole(Case.objects.filter(pk__in=ids)), key=lambda each: each.pk != case.pk)


def _voted(case: Case, seat: Seat) -> VoteCast | None:
    return VoteCast.objects.filter(case=case, ballot=case.ballot, seat=seat).first()


def _again(cases: list[Case], before: VoteCast, key: str) -> Recorded:
    """The answer to a ballot that is in the box: with its receipt only to the form it came from."""
    receipt = receipt_of(key)
    case = cases[0]
    is_own = BallotPaper.objects.filter(case=case, ballot=case.ballot, receipt=receipt).exists()
    return Recorded(cases, was_there=True, receipt=receipt if is_own else "", choice=before.choice)


def _require_in_room(case: Case, seat: Seat) -> None:
    if case.sitting.state != SittingState.OPEN:
        raise MoveRefused(_("The sitting is not open."))
    if standings_of(case.sitting).get(seat.pk) is not Standing.PRESENT:
        raise Refused(_("You are not recorded as present. Press “I am here” first, then vote."))


def _free(cases: Iterable[Case], seat: Seat) -> list[Case]:
    """Those of the cases about which the member has said that she has no conflict."""
    free = Conflict.objects.filter(case__in=[each.pk for each in cases], seat=seat, has_conflict=False)
    ids = set(free.values_list("case", flat=True))
    return [each for each in cases if each.pk in ids]


def _vote(case: Case, seat: Seat, *, at: datetime, choice: Choice | None, on_paper: bool = False) -> None:
    told = "" if case.rule_is_secret or choice is None else choice.value
    VoteCast.objects.create(case=case, ballot=case.ballot, seat=seat, choice=told, cast_at=at, on_paper=on_paper)


def _put(case: Case, papers: Iterable[tuple[Choice, str]]) -> None:
    """Write the whole box anew in random order, each paper under a new key, with `papers` among the others."""
    box = BallotPaper.objects.filter(case=case, ballot=case.ballot)
    found = [*box.values_list("choice", "receipt"), *((choice.value, receipt) for choice, receipt in papers)]
    secrets.SystemRandom().shuffle(found)
    box.delete()
    new = (BallotPaper(case=case, ballot=case.ballot, choice=choice, receipt=receipt) for choice, receipt in found)
    BallotPaper.objects.bulk_create(new)


def is_in_box(case: Case, receipt: str) -> bool:
    """Whether a paper with this receipt was counted. How it votes is not told: nobody can be made to show it."""
    typed = "".join(receipt.upper().split()).replace("-", "")
    told = f"{typed[:5]}-{typed[5:]}"
    return bool(case.counted_at) and case.papers.filter(ballot=case.ballot, receipt=told).exists()


# --- Ballots on paper ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Papers:
    """What one person read on the ballots of absent members.

    Open vote: `by_seat`. Secret: whose envelopes came, `seats`, and how many papers say what, `choices`.
    """

    by_seat: Mapping[int, Choice] | None = None
    seats: frozenset[int] = frozenset()
    choices: Mapping[Choice, int] | None = None

    def stored(self) -> dict[str, Any]:
        """As `PaperCount.papers` has it; equal when and only when two people read the same."""
        if self.by_seat is not None:
            return {str(seat): choice.value for seat, choice in sorted(self.by_seat.items())}
        said = {choice.value: number for choice, number in (self.choices or {}).items() if number}
        return {"seats": sorted(self.seats), "choices": dict(sorted(said.items()))}

    @property
    def of(self) -> frozenset[int]:
        """Whose ballots they are."""
        return frozenset(self.by_seat) if self.by_seat is not None else self.seats


@transaction.atomic
def count_papers(case: Case, papers: Papers, *, by: Actor, at: datetime) -> bool:
    """Enter the ballots that absent members sent in writing; True once a second person has read the same on them.

    ValidationError: the counts differ, or papers and envelopes do not add up. Refused: the second count is by the
    person of the first. MoveRefused: no vote is open, or one of the members votes otherwise.
    """
    (locked, *_rest) = _voting(case)
    require(by, "handle", locked)
    seats = _envelopes(locked, papers)
    first = PaperCount.objects.select_for_update().filter(case=locked, ballot=locked.ballot).first()
    if first is None:
        person = by.person.pk if by.person else None
        PaperCount.objects.create(
            case=locked, ballot=locked.ballot, papers=papers.stored(), entered_by_id=person, entered_at=at
        )
        audit.record("count_papers", locked, by=by, at=at, note=_names(seats))
        return False
    if by.person and first.entered_by_id == by.person.pk:
        raise Refused(_("You made the first count. Somebody else reads the papers once more."))
    if first.papers != papers.stored():
        raise ValidationError(
            _("The two counts differ. Read the papers once more. If the first count is wrong, discard it first.")
        )
    first.delete()
    _enter(locked, papers, seats, at)
    audit.record("confirm_papers", locked, by=by, at=at, note=_names(seats))
    return True


@transaction.atomic
def discard_papers(case: Case, *, by: Actor, at: datetime) -> None:
    """Do away with the first count: it is wrong, and both people begin again."""
    (locked, *_rest) = _voting(case)
    require(by, "handle", locked)
    deleted, _kinds = PaperCount.objects.filter(case=locked, ballot=locked.ballot).delete()
    if deleted:
        audit.record("discard_papers", locked, by=by, at=at)


def _envelopes(case: Case, papers: Papers) -> list[Seat]:
    """The members whose ballots these are. ValidationError or MoveRefused where they cannot be theirs."""
    seats = [seat for seat in members_on(case.sitting.council_id, case.sitting.day) if seat.pk in papers.of]
    if not seats:
        raise ValidationError({"seats": _("Choose whose ballots came in writing.")})
    if not case.rule_is_secret and papers.by_seat is None:
        raise ValidationError(_("This vote is open: write beside each member what the ballot says."))
    if papers.by_seat is None and sum((papers.choices or {}).values()) != len(seats):
        raise ValidationError(_("There are not as many papers as envelopes. Count them once more."))
    standings, declared = standings_of(case.sitting), {each.pk for each in _declared_free(case)}
    for seat in seats:
        if standings.get(seat.pk) is not Standing.WRITTEN:
            raise MoveRefused(_("%(name)s is not recorded as voting in writing.") % {"name": seat.name})
        if seat.pk not in declared:
            raise MoveRefused(_("%(name)s has not declared to have no conflict of interest.") % {"name": seat.name})
        if _voted(case, seat):
            raise MoveRefused(_("The ballot of %(name)s is in the box already.") % {"name": seat.name})
    return seats


def _declared_free(case: Case) -> Iterable[Seat]:
    return Seat.objects.filter(conflicts__case=case.pk, conflicts__has_conflict=False)


def _enter(case: Case, papers: Papers, seats: Iterable[Seat], at: datetime) -> None:
    for seat in seats:
        choice = papers.by_seat[seat.pk] if papers.by_seat is not None else None
        _vote(case, seat, at=at, choice=choice, on_paper=True)
    if case.rule_is_secret:
        said = Counter(papers.choices or {})
        # With a receipt like all others, which nobody is told: once in the box a paper is no other kind of ballot.
        _put(case, [(choice, receipt_of(new_key())) for choice in said.elements()])


def _names(seats: Iterable[Seat]) -> str:
    return ", ".join(seat.name for seat in seats)
