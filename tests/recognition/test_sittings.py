"""Councils, their members by day, the sitting from its plan to its minutes, and faults on the way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from lantoa.kit.access import Refused
from lantoa.kit.audit import verify
from lantoa.kit.moves import MoveRefused
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.recognition.council_states import CaseState, SittingState
from lantoa.recognition.counting import Choice, Standing
from lantoa.recognition.models import Award, Case, Council, Seat, SeatRole
from lantoa.recognition.operations import attending, councils, sittings, voting
from lantoa.recognition.proposal_states import ProposalState
from lantoa.recognition.queries.councils import members_on, quorum_for
from tests.organisations.worlds import LONG_AGO, NOON, person
from tests.recognition.council_worlds import HOUR, Room

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """What is refused is read here in English."""
    with translation.override("en"):
        yield


@pytest.fixture
def room() -> Room:
    return Room()


def test_who_is_a_member_is_asked_of_the_day(room: Room) -> None:
    left = councils.change_seat(room.seats[4], {"until": NOON.date()}, by=room.keeper, at=NOON)
    assert left not in members_on(room.council, NOON.date())
    assert left in members_on(room.council, NOON.date() - DAY)


def test_a_second_chair_in_the_same_days_is_refused(room: Room) -> None:
    second = Seat(council=room.council, name="Ông Khác", role=SeatRole.CHAIR, since=LONG_AGO)
    with pytest.raises(ValidationError, match="chair in those days"):
        councils.seat(second, by=room.keeper, at=NOON)


def test_an_account_has_one_seat(room: Room) -> None:
    again = Seat(council=room.council, person=room.members[3].person, since=LONG_AGO)
    with pytest.raises(ValidationError, match="has a seat"):
        councils.seat(again, by=room.keeper, at=NOON)


def test_an_account_that_could_not_enter_gets_no_seat(room: Room) -> None:
    with pytest.raises(ValidationError, match="no role at any body"):
        councils.seat(Seat(council=room.council, person=person("Lạ"), since=LONG_AGO), by=room.keeper, at=NOON)


def test_a_seat_keeps_the_days_on_which_its_member_was_at_a_sitting(room: Room) -> None:
    room.opened()
    with pytest.raises(ValidationError, match="took part"):
        councils.change_seat(room.seats[4], {"until": NOON.date()}, by=room.keeper, at=NOON)


def test_members_keep_no_council(room: Room) -> None:
    with pytest.raises(Refused):
        councils.establish(Council(body=room.district, name="Khác", since=LONG_AGO), by=room.chair, at=NOON)


def test_what_is_put_on_the_agenda_lies_before_the_council(room: Room) -> None:
    assert room.case.proposal.state == ProposalState.BEFORE_COUNCIL


def test_a_proposal_is_on_one_agenda_at_a_time(room: Room) -> None:
    other = room.planned()
    with pytest.raises(ValidationError, match="agenda of a sitting already"):
        sittings.add_cases(other, [room.case.proposal], by=room.keeper, at=NOON)


def test_members_get_one_invitation_each_however_often_it_is_sent(room: Room) -> None:
    sittings.invite(room.sitting, by=room.keeper, at=NOON)
    sittings.prepare_again(room.sitting, by=room.keeper, at=NOON, reason="Thêm hồ sơ")
    sittings.invite(room.sitting, by=room.keeper, at=NOON)
    sent = OutgoingMessage.objects.filter(key__startswith="sitting-")
    assert sorted(each.payload["to"] for each in sent) == sorted(str(each.person.email) for each in room.members)  # type: ignore[union-attr]
    assert "Phòng họp số 2" in sent[0].payload["text"]


def test_another_day_is_told_anew(room: Room) -> None:
    sittings.invite(room.sitting, by=room.keeper, at=NOON)
    sittings.prepare_again(room.sitting, by=room.keeper, at=NOON, reason="Dời ngày")
    sittings.change(room.sitting, {"held_at": NOON + DAY}, by=room.keeper, at=NOON)
    sittings.invite(room.sitting, by=room.keeper, at=NOON)
    assert OutgoingMessage.objects.filter(key__startswith="sitting-").count() == 10


def test_an_empty_agenda_invites_nobody(room: Room) -> None:
    with pytest.raises(MoveRefused, match="nothing on the agenda"):
        sittings.invite(room.planned(), by=room.keeper, at=NOON)


def test_a_sitting_is_not_opened_before_its_day(room: Room) -> None:
    with pytest.raises(MoveRefused, match="later day"):
        sittings.open_sitting(room.sitting, by=room.chair, at=NOON - DAY)


def test_only_who_presides_opens(room: Room) -> None:
    for somebody in (room.keeper, room.members[4]):
        with pytest.raises(Refused):
            sittings.open_sitting(room.sitting, by=somebody, at=NOON)


def test_a_vote_waits_until_everybody_has_said_whether_there_is_a_conflict(room: Room) -> None:
    room.sitting = sittings.open_sitting(room.sitting, by=room.chair, at=NOON)
    for each, seat in zip(room.members, room.seats, strict=True):
        attending.attend(room.sitting, seat, Standing.PRESENT, by=each, at=NOON)
    for place in range(4):
        attending.declare(room.case, room.seats[place], has_conflict=False, by=room.members[place], at=NOON)
    with pytest.raises(MoveRefused, match="Lê Thị Hiền"):
        voting.open_vote(room.fresh(), by=room.chair, at=NOON)


def test_a_failed_quorum_says_how_many_are_missing_and_what_to_do(room: Room) -> None:
    room.opened()
    for place in (2, 3, 4):
        attending.attend(room.sitting, room.seats[place], Standing.ABSENT, by=room.members[place], at=NOON)
    with pytest.raises(MoveRefused, match="2, and 3 are needed. Wait for 1 more member"):
        voting.open_vote(room.fresh(), by=room.chair, at=NOON)


def test_quorum_is_asked_again_when_the_vote_is_closed(room: Room) -> None:
    """Three leave without having voted: what two said is no vote of the council."""
    room.voting()
    room.vote(0)
    room.vote(1)
    for place in (2, 3, 4):
        attending.attend(room.sitting, room.seats[place], Standing.ABSENT, by=room.members[place], at=NOON)
    with pytest.raises(MoveRefused, match="Not enough members"):
        room.closed()
    assert room.fresh().state == CaseState.VOTING


def test_who_voted_and_then_left_counts(room: Room) -> None:
    room.voting()
    for place in range(5):
        room.vote(place)
    for place in (2, 3, 4):
        attending.attend(room.sitting, room.seats[place], Standing.ABSENT, by=room.members[place], at=NOON)
    found = room.closed()
    assert (found.state, found.votes_for, found.taking_part) == (CaseState.AGREED, 5, 5)


def test_coming_and_leaving_keep_their_times(room: Room) -> None:
    room.opened()
    left = attending.attend(room.sitting, room.seats[3], Standing.ABSENT, by=room.members[3], at=NOON + HOUR)
    assert (left.arrived_at, left.left_at, left.now) == (NOON, NOON + HOUR, Standing.ABSENT)
    back = attending.attend(room.sitting, room.seats[3], Standing.PRESENT, by=room.members[3], at=NOON + 2 * HOUR)
    assert (back.arrived_at, back.left_at, back.now) == (NOON, None, Standing.PRESENT)


def test_nobody_records_a_colleague_as_present(room: Room) -> None:
    room.opened()
    with pytest.raises(Refused):
        attending.attend(room.sitting, room.seats[3], Standing.ABSENT, by=room.members[4], at=NOON)


def test_the_rule_of_a_vote_stays_as_it_was_when_the_vote_was_opened(room: Room) -> None:
    room.voting()
    Award.objects.filter(pk=room.award.pk).update(threshold_percent=100, is_secret=False)
    councils.change(room.council, {"quorum_percent": 100}, by=room.keeper, at=NOON)
    for place in range(4):
        room.vote(place)
    room.vote(4, Choice.AGAINST)
    found = room.closed()
    assert (found.state, found.needed, found.rule_is_secret, found.rule_quorum) == (CaseState.AGREED, 4, True, 60)


def test_a_vote_held_again_is_held_under_the_rule_of_then(room: Room) -> None:
    room.voting()
    for place in range(5):
        room.vote(place, Choice.FOR if place else Choice.AGAINST)
    assert room.closed().state == CaseState.AGREED
    Award.objects.filter(pk=room.award.pk).update(threshold_percent=100)
    voting.vote_again(room.fresh(), by=room.chair, at=NOON, reason="Công bố nhầm")
    voting.open_vote(room.fresh(), by=room.chair, at=NOON)
    for place in range(5):
        room.vote(place, Choice.FOR if place else Choice.AGAINST)
    found = room.closed()
    assert (found.state, found.ballot, found.votes_for, found.needed) == (CaseState.NOT_AGREED, 2, 4, 5)


def test_two_people_close_a_vote_and_it_is_counted_once(room: Room) -> None:
    room.voting()
    for place in range(5):
        room.vote(place)
    stale = room.fresh()
    first = room.closed()
    with pytest.raises(MoveRefused):
        voting.close_vote(stale, by=room.members[1], at=NOON + 2 * HOUR)
    assert room.fresh().counted_at == first.counted_at


def test_an_open_vote_keeps_the_sitting_open(room: Room) -> None:
    room.voting()
    with pytest.raises(MoveRefused, match="still open"):
        sittings.close(room.sitting, by=room.chair, at=NOON)


def test_closing_settles_what_was_voted_on_and_puts_off_the_rest(room: Room) -> None:
    later = room.on_agenda("Lò Văn Phúc")
    room.voting()
    for place in range(5):
        room.vote(place)
    room.closed()
    closed = sittings.close(room.sitting, by=room.chair, at=NOON + HOUR)
    assert closed.state == SittingState.CLOSED
    room.case.proposal.refresh_from_db()
    later.refresh_from_db()
    later.proposal.refresh_from_db()
    assert room.case.proposal.state == ProposalState.AGREED
    assert (later.state, later.proposal.state) == (CaseState.PUT_OFF, ProposalState.BEFORE_COUNCIL)
    (again,) = sittings.add_cases(room.planned(), [later.proposal], by=room.keeper, at=NOON)
    assert again.state == CaseState.WAITING


def test_what_the_council_did_not_agree_to_is_settled_as_that(room: Room) -> None:
    room.voting()
    for place in range(5):
        room.vote(place, Choice.AGAINST)
    room.closed()
    sittings.close(room.sitting, by=room.chair, at=NOON + HOUR)
    room.case.proposal.refresh_from_db()
    assert room.case.proposal.state == ProposalState.NOT_AGREED


def test_minutes_are_signed_after_the_sitting(room: Room) -> None:
    room.opened()
    closed = sittings.close(room.sitting, by=room.chair, at=NOON)
    with pytest.raises(ValidationError, match="day of the sitting or later"):
        sittings.sign(closed, number="04/BB", signed_on=date(2026, 11, 1), by=room.chair, at=NOON)
    signed = sittings.sign(closed, number="04/BB", signed_on=NOON.date(), by=room.chair, at=NOON)
    assert signed.state == SittingState.MINUTED
    with pytest.raises(MoveRefused, match="minutes are signed"):
        voting.note(room.fresh(), "Thêm ý", by=room.chair, at=NOON)


def test_a_sitting_that_was_called_off_lets_its_cases_go(room: Room) -> None:
    off = sittings.call_off(room.sitting, by=room.keeper, at=NOON, reason="Bão")
    other = room.planned()
    sittings.add_cases(other, [room.case.proposal], by=room.keeper, at=NOON)
    with pytest.raises(MoveRefused, match="Another sitting"):
        sittings.prepare_again(off, by=room.keeper, at=NOON, reason="Trời tạnh")


def test_one_ballot_for_a_group_is_counted_case_by_case(room: Room) -> None:
    second = room.on_agenda("Lò Văn Phúc")
    room.opened()
    attending.declare(second, room.seats[4], has_conflict=True, reason="Em trai", by=room.members[4], at=NOON)
    voting.group(room.sitting, [room.case, second], name="Khối thôn", by=room.chair, at=NOON)
    voting.open_vote(room.fresh(), by=room.chair, at=NOON)
    for place in range(5):
        room.vote(place)
    room.closed()
    first, other = room.fresh(), room.fresh(second)
    assert (first.votes_for, other.votes_for, other.conflicted) == (5, 4, 1)
    assert (first.state, other.state) == (CaseState.AGREED, CaseState.AGREED)


def test_a_new_conflict_after_the_ballot_is_told_and_not_lost(room: Room) -> None:
    room.voting()
    room.vote(3)
    with pytest.raises(MoveRefused, match="lies in the box"):
        attending.declare(room.case, room.seats[3], has_conflict=True, reason="Họ", by=room.members[3], at=NOON)


def test_a_member_takes_a_conflict_back_only_through_somebody_else_with_the_reason(room: Room) -> None:
    seat, member = room.seats[3], room.members[3]
    attending.declare(room.case, seat, has_conflict=True, reason="Họ hàng", by=member, at=NOON)
    with pytest.raises(Refused, match="secretary or the chair"):
        attending.declare(room.case, seat, has_conflict=False, by=member, at=NOON)
    with pytest.raises(ValidationError):
        attending.declare(room.case, seat, has_conflict=False, by=room.chair, at=NOON)
    attending.declare(room.case, seat, has_conflict=False, reason="Bấm nhầm", by=room.chair, at=NOON)
    assert not room.case.conflicts.get(seat=seat).has_conflict


def test_a_conflict_is_said_with_its_reason(room: Room) -> None:
    with pytest.raises(ValidationError, match="Write why"):
        attending.declare(room.case, room.seats[3], has_conflict=True, by=room.members[3], at=NOON)


def test_who_is_no_member_declares_nothing(room: Room) -> None:
    other = Seat(council=room.council, name="Bà Lạ", since=NOON.date() + DAY)
    late = councils.seat(other, by=room.keeper, at=NOON)
    with pytest.raises(Refused):
        attending.declare(room.case, late, has_conflict=False, by=room.keeper, at=NOON)


def test_quorum_leaves_out_members_with_a_conflict_where_the_rules_say_so() -> None:
    room = Room(quorum_percent=100)
    councils.change(room.council, {"keeps_conflicted": False}, by=room.keeper, at=NOON)
    room.opened()
    attending.declare(room.case, room.seats[4], has_conflict=True, reason="Họ", by=room.members[4], at=NOON)
    assert quorum_for(room.fresh()).is_there


def test_everything_that_happens_stands_in_the_chained_log(
    room: Room, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        room.voting()
        for place in range(5):
            room.vote(place)
        room.closed()
    assert verify() is None
    kept = Case.objects.get(pk=room.case.pk)
    assert kept.box_seal == voting.seal_of(kept)


def test_a_ballot_that_was_changed_in_the_database_breaks_the_seal(room: Room) -> None:
    room.voting()
    for place in range(5):
        room.vote(place)
    found = room.closed()
    paper = found.papers.first()
    assert paper is not None
    paper.choice = Choice.AGAINST
    paper.save()
    assert voting.seal_of(found) != found.box_seal


def test_a_box_that_does_not_add_up_is_not_counted(room: Room) -> None:
    room.voting()
    for place in range(5):
        room.vote(place)
    paper = room.case.papers.first()
    assert paper is not None
    paper.delete()
    with pytest.raises(MoveRefused, match="does not add up"):
        room.closed()
    put_off = voting.put_off(room.fresh(), by=room.chair, at=NOON, reason="Phiếu không khớp")
    assert put_off.state == CaseState.PUT_OFF
