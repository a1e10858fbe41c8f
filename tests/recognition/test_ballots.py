"""Ballots: once for each member, secret where the rule says so, on paper by two people, and nothing half recorded."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import translation

from lantoa.kit.access import Refused
from lantoa.kit.audit.models import LogEntry
from lantoa.kit.moves import MoveRefused
from lantoa.recognition.council_states import CaseState
from lantoa.recognition.counting import Choice, Standing
from lantoa.recognition.models import BallotPaper, PaperCount, VoteCast
from lantoa.recognition.operations import attending, balloting, councils, voting
from lantoa.recognition.operations.balloting import Papers
from tests.organisations.worlds import NOON
from tests.recognition.council_worlds import HOUR, Room

pytestmark = pytest.mark.django_db
KEY = "mot-khoa-du-dai-cho-mot-phieu"


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """What is refused is read here in English."""
    with translation.override("en"):
        yield


@pytest.fixture
def room() -> Room:
    made = Room()
    made.voting()
    return made


@pytest.fixture
def in_the_open() -> Room:
    made = Room(is_secret=False)
    made.voting()
    return made


def away(room: Room, place: int) -> None:
    """The member at `place` sends a ballot in writing."""
    attending.attend(room.sitting, room.seats[place], Standing.WRITTEN, by=room.members[2], at=NOON)


def test_who_voted_is_known_and_what_is_not(room: Room) -> None:
    room.vote(0, Choice.FOR)
    room.vote(1, Choice.AGAINST)
    votes = VoteCast.objects.filter(case=room.case)
    assert {each.seat_id for each in votes} == {room.seats[0].pk, room.seats[1].pk}
    assert {each.choice for each in votes} == {""}
    assert room.papers() == ["against", "for"]


def test_no_column_of_a_paper_leads_to_a_member_or_a_moment() -> None:
    names = {each.name for each in BallotPaper._meta.concrete_fields}
    assert names == {"key", "case", "ballot", "choice", "receipt"}


def test_every_ballot_writes_the_whole_box_anew(room: Room) -> None:
    """Nothing of a paper that is there before is there after: its key, its row, and the transaction that wrote it."""
    room.vote(0)
    before = set(BallotPaper.objects.values_list("key", flat=True))
    room.vote(1, Choice.AGAINST)
    after = set(BallotPaper.objects.values_list("key", flat=True))
    assert len(after) == 2
    assert not before & after


def test_the_order_of_rows_is_no_order_of_votes() -> None:
    """Ten boxes filled in one order: were it kept, all would lie in it."""
    found = set()
    for _time in range(10):
        with transaction.atomic():
            room = Room()
            room.voting()
            keys = [balloting.new_key() for _place in range(5)]
            for place, key in enumerate(keys):
                room.vote(place, key=key)
            column = "ctid" if connection.vendor == "postgresql" else "rowid"
            with connection.cursor() as cursor:
                cursor.execute(
                    f"SELECT receipt FROM recognition_ballotpaper WHERE case_id = %s ORDER BY {column}",  # noqa: S608
                    [room.case.pk],
                )
                receipts = [row[0] for row in cursor.fetchall()]
            found.add(tuple([balloting.receipt_of(key) for key in keys].index(each) for each in receipts))
            transaction.set_rollback(True)
    assert len(found) > 1


def test_the_log_has_who_voted_and_nothing_of_what(room: Room) -> None:
    told = room.vote(0, Choice.AGAINST)
    entries = LogEntry.objects.filter(kind="recognition.case", verb="cast_vote")
    assert [each.person_id for each in entries] == [room.members[0].person.pk]  # type: ignore[union-attr]
    everything = " ".join(f"{each.changes_json}{each.note}{each.subject}" for each in LogEntry.objects.all())
    assert told.receipt not in everything
    assert '"against"' not in everything


def test_the_same_ballot_sent_twice_counts_once_and_gets_its_receipt_again(room: Room) -> None:
    first = room.vote(0, key=KEY)
    second = room.vote(0, key=KEY)
    assert (first.was_there, second.was_there) == (False, True)
    assert first.receipt == second.receipt != ""
    assert room.cast() == len(room.papers()) == 1


def test_a_second_tab_changes_nothing_and_is_told_no_receipt(room: Room) -> None:
    room.vote(0, Choice.FOR)
    second = room.vote(0, Choice.AGAINST)
    assert (second.was_there, second.receipt) == (True, "")
    assert room.papers() == ["for"]


def test_an_open_vote_names_the_member_and_keeps_the_first_answer(in_the_open: Room) -> None:
    in_the_open.vote(0, Choice.AGAINST)
    second = in_the_open.vote(0, Choice.FOR)
    assert (second.was_there, second.choice, second.receipt) == (True, "against", "")
    assert VoteCast.objects.get(case=in_the_open.case).choice == "against"
    assert in_the_open.papers() == []


def test_a_body_may_be_stricter_and_always_vote_in_secret() -> None:
    room = Room(is_secret=False)
    councils.change(room.council, {"always_secret": True}, by=room.keeper, at=NOON)
    room.voting()
    room.vote(0)
    assert VoteCast.objects.get(case=room.case).choice == ""
    assert room.papers() == ["for"]


def test_the_receipt_is_found_after_the_count_and_only_then(room: Room) -> None:
    told = [room.vote(place) for place in range(5)]
    assert not balloting.is_in_box(room.fresh(), told[0].receipt)
    case = room.closed()
    typed = told[0].receipt.lower().replace("-", " ")
    assert balloting.is_in_box(case, typed)
    assert not balloting.is_in_box(case, "22222-22222")


def test_receipts_differ_and_are_easy_to_read() -> None:
    receipts = {balloting.receipt_of(balloting.new_key()) for _time in range(500)}
    assert len(receipts) == 500
    assert not set("".join(receipts)) & set("01ILOU")


def test_an_abstention_is_recorded_and_is_no_vote_in_favour(room: Room) -> None:
    for place in range(3):
        room.vote(place)
    room.vote(3, Choice.ABSTAIN)
    room.vote(4, Choice.ABSTAIN)
    found = room.closed()
    assert (found.state, found.votes_for, found.abstained, found.needed) == (CaseState.NOT_AGREED, 3, 2, 4)


def test_a_screen_makes_no_ballot_that_cannot_be_read(room: Room) -> None:
    with pytest.raises(ValidationError):
        room.vote(0, Choice.SPOILED)
    assert room.cast() == 0


def test_who_has_left_does_not_vote(room: Room) -> None:
    attending.attend(room.sitting, room.seats[3], Standing.ABSENT, by=room.members[3], at=NOON)
    with pytest.raises(Refused, match="not recorded as present"):
        room.vote(3)


def test_who_has_a_conflict_does_not_vote(room: Room) -> None:
    attending.declare(room.case, room.seats[3], has_conflict=True, reason="Họ", by=room.members[3], at=NOON)
    with pytest.raises(Refused, match="conflict of interest"):
        room.vote(3)
    assert room.cast() == 0


def test_an_officer_without_a_seat_does_not_vote(room: Room) -> None:
    with pytest.raises(Refused):
        balloting.cast(room.fresh(), Choice.FOR, key=KEY, by=room.keeper, at=NOON)


def test_no_ballot_goes_into_a_box_that_is_closed(room: Room) -> None:
    for place in range(5):
        room.vote(place)
    room.closed()
    with pytest.raises(MoveRefused, match="No vote is open"):
        balloting.cast(room.fresh(), Choice.FOR, key=KEY, by=room.members[0], at=NOON)


def test_power_fails_in_the_middle_of_a_ballot_and_it_is_there_whole_or_not_at_all(room: Room) -> None:
    class PowerLossError(Exception):
        pass

    room.vote(0)
    with pytest.raises(PowerLossError), transaction.atomic():
        room.vote(1)
        raise PowerLossError
    assert room.cast() == len(room.papers()) == 1
    for place in range(1, 5):
        room.vote(place)
    assert room.closed().votes_for == 5


def test_power_fails_while_it_is_counted_and_every_ballot_is_still_there(room: Room) -> None:
    for place in range(5):
        room.vote(place)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        room.closed()
        raise ZeroDivisionError
    assert room.fresh().state == CaseState.VOTING
    assert room.closed().votes_for == 5


def test_two_people_who_read_the_same_put_ballots_on_paper_into_the_box(room: Room) -> None:
    away(room, 4)
    read = Papers(seats=frozenset({room.seats[4].pk}), choices={Choice.AGAINST: 1})
    assert balloting.count_papers(room.fresh(), read, by=room.members[2], at=NOON) is False
    assert room.cast() == 0
    assert balloting.count_papers(room.fresh(), read, by=room.keeper, at=NOON) is True
    assert (room.cast(), room.papers()) == (1, ["against"])
    assert not PaperCount.objects.exists()
    vote = VoteCast.objects.get(case=room.case)
    assert (vote.seat_id, vote.on_paper, vote.choice) == (room.seats[4].pk, True, "")


def test_one_person_is_not_two(room: Room) -> None:
    away(room, 4)
    read = Papers(seats=frozenset({room.seats[4].pk}), choices={Choice.FOR: 1})
    balloting.count_papers(room.fresh(), read, by=room.keeper, at=NOON)
    with pytest.raises(Refused, match="Somebody else"):
        balloting.count_papers(room.fresh(), read, by=room.keeper, at=NOON)


def test_counts_that_differ_put_nothing_into_the_box_until_the_wrong_one_is_discarded(room: Room) -> None:
    away(room, 4)
    seats = frozenset({room.seats[4].pk})
    balloting.count_papers(room.fresh(), Papers(seats=seats, choices={Choice.FOR: 1}), by=room.keeper, at=NOON)
    other = Papers(seats=seats, choices={Choice.SPOILED: 1})
    with pytest.raises(ValidationError, match="differ"):
        balloting.count_papers(room.fresh(), other, by=room.members[2], at=NOON)
    assert room.cast() == 0
    with pytest.raises(MoveRefused, match="one person only"):
        room.closed()
    balloting.discard_papers(room.fresh(), by=room.keeper, at=NOON)
    balloting.count_papers(room.fresh(), other, by=room.members[2], at=NOON)
    assert balloting.count_papers(room.fresh(), other, by=room.keeper, at=NOON)
    assert room.papers() == ["spoiled"]


def test_papers_and_envelopes_add_up(room: Room) -> None:
    away(room, 4)
    read = Papers(seats=frozenset({room.seats[4].pk}), choices={Choice.FOR: 2})
    with pytest.raises(ValidationError, match="as many papers as envelopes"):
        balloting.count_papers(room.fresh(), read, by=room.keeper, at=NOON)


def test_who_is_in_the_room_sends_no_ballot_on_paper(room: Room) -> None:
    read = Papers(seats=frozenset({room.seats[4].pk}), choices={Choice.FOR: 1})
    with pytest.raises(MoveRefused, match="voting in writing"):
        balloting.count_papers(room.fresh(), read, by=room.keeper, at=NOON)


def test_who_has_voted_on_paper_does_not_vote_again_in_the_room(room: Room) -> None:
    away(room, 4)
    read = Papers(seats=frozenset({room.seats[4].pk}), choices={Choice.FOR: 1})
    for counter in (room.keeper, room.members[2]):
        balloting.count_papers(room.fresh(), read, by=counter, at=NOON)
    attending.attend(room.sitting, room.seats[4], Standing.PRESENT, by=room.members[4], at=NOON)
    assert room.vote(4, Choice.AGAINST).was_there
    assert room.papers() == ["for"]
    for place in range(4):
        room.vote(place)
    assert (room.closed().votes_for, room.fresh().taking_part) == (5, 5)


def test_an_open_vote_on_paper_says_what_each_ballot_says(in_the_open: Room) -> None:
    away(in_the_open, 4)
    with pytest.raises(ValidationError, match="beside each member"):
        secret = Papers(seats=frozenset({in_the_open.seats[4].pk}), choices={Choice.FOR: 1})
        balloting.count_papers(in_the_open.fresh(), secret, by=in_the_open.keeper, at=NOON)
    read = Papers(by_seat={in_the_open.seats[4].pk: Choice.AGAINST})
    for counter in (in_the_open.keeper, in_the_open.members[2]):
        balloting.count_papers(in_the_open.fresh(), read, by=counter, at=NOON)
    assert VoteCast.objects.get(case=in_the_open.case).choice == "against"


def test_the_chair_s_vote_decides_a_tie_where_the_rules_say_so() -> None:
    room = Room(is_secret=False, threshold_percent=None, threshold_base="present")
    councils.change(room.council, {"chair_breaks_ties": True}, by=room.keeper, at=NOON)
    room.voting()
    for place, choice in enumerate((Choice.FOR, Choice.FOR, Choice.AGAINST, Choice.AGAINST, Choice.ABSTAIN)):
        room.vote(place, choice)
    assert room.closed().state == CaseState.AGREED


def test_ballots_of_a_vote_that_was_put_off_do_not_count_later(room: Room) -> None:
    room.vote(0, Choice.AGAINST)
    voting.put_off(room.fresh(), by=room.chair, at=NOON, reason="Thiếu hồ sơ")
    voting.take_up_again(room.fresh(), by=room.chair, at=NOON)
    voting.open_vote(room.fresh(), by=room.chair, at=NOON + HOUR)
    for place in range(5):
        room.vote(place)
    found = room.closed()
    assert (found.votes_for, found.votes_against, found.ballot) == (5, 0, 2)
