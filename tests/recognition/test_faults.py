"""What goes wrong between people and machines: two at once, somebody who leaves, rules that change, answers that are
lost. With real threads and transactions, where the database alone keeps order.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.kit.moves import MoveRefused
from lantoa.recognition.council_states import CaseState
from lantoa.recognition.counting import Choice, Standing
from lantoa.recognition.decision_states import DecisionState
from lantoa.recognition.models import Award, BallotPaper, Decision, Honour, Proposal, VoteCast
from lantoa.recognition.operations import attending, balloting, catalogue, decisions, honours, proposals, voting
from lantoa.recognition.operations.decisions import Signing
from lantoa.recognition.proposal_states import ProposalState
from tests.exemplars.worlds import entered
from tests.organisations.worlds import NOON
from tests.recognition.council_worlds import HOUR, Room
from tests.recognition.decision_worlds import SIGNED, Deciding, agreed, drafted
from tests.recognition.proposal_worlds import Proposing, award

KEY = "k" * 32
threads_only = pytest.mark.skipif(connection.vendor == "sqlite", reason="a database in memory does not wait")


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What each act gave, or the refusal it met; all begin together, each in a thread with its own connection."""
    begin = threading.Barrier(len(acts), timeout=10)
    results: list[Any] = [None] * len(acts)

    def run(place: int, act: Callable[[], Any]) -> None:
        try:
            begin.wait()
            results[place] = act()
        except (Refused, ValidationError) as refusal:
            results[place] = refusal
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results


def refusals(results: list[Any]) -> int:
    return sum(isinstance(each, Exception) for each in results)


@threads_only
@pytest.mark.django_db(transaction=True)
class TestTwoAtOnce:
    def test_two_who_sign_one_decision_give_one_honour(self) -> None:
        world = Deciding()
        decision = drafted(world.commune)
        honours.put_on_list(decision, [agreed(world, world.merit)], by=PLATFORM, at=NOON)
        told = (Signing("118/QĐ-UBND", SIGNED), Signing("119/QĐ-UBND", SIGNED))
        results = at_once(*(lambda each=each: decisions.sign(decision, each, by=PLATFORM, at=NOON) for each in told))
        assert refusals(results) == 1
        honour = Honour.objects.get()
        assert (honour.register_number, honour.proposal.state) == (1, ProposalState.DECIDED)  # type: ignore[union-attr]

    def test_two_decisions_with_one_number_are_one_too_many(self) -> None:
        world = Deciding()
        both = [drafted(world.commune), drafted(world.commune)]
        for decision, name in zip(both, ("Một", "Hai"), strict=True):
            honours.put_on_list(decision, [agreed(world, world.merit, name)], by=PLATFORM, at=NOON)
        told = Signing("118/QĐ-UBND", SIGNED)
        results = at_once(*(lambda each=each: decisions.sign(each, told, by=PLATFORM, at=NOON) for each in both))
        assert refusals(results) == 1
        assert Decision.objects.filter(state=DecisionState.SIGNED).count() == 1
        assert Honour.objects.exclude(register_number=None).count() == 1

    def test_two_numbers_of_the_register_are_never_the_same(self) -> None:
        world = Deciding()
        both = [drafted(world.commune), drafted(world.commune)]
        for decision, name in zip(both, ("Một", "Hai"), strict=True):
            honours.put_on_list(decision, [agreed(world, world.merit, name)], by=PLATFORM, at=NOON)
        told = [(both[0], Signing("118/QĐ-UBND", SIGNED)), (both[1], Signing("119/QĐ-UBND", SIGNED))]
        results = at_once(*(lambda each=each: decisions.sign(*each, by=PLATFORM, at=NOON) for each in told))
        assert refusals(results) == 0
        assert sorted(Honour.objects.values_list("register_number", flat=True)) == [1, 2]

    def test_two_heads_agree_to_one_proposal_once(self) -> None:
        award(ballot_required=False)
        made = Proposing().appraised()
        agree = lambda: proposals.agree_without_council(made, by=PLATFORM, at=NOON)  # noqa: E731
        assert refusals(at_once(agree, agree)) == 1
        assert Proposal.objects.get().state == ProposalState.AGREED

    def test_two_who_close_a_vote_count_it_once(self) -> None:
        room = Room()
        room.voting()
        for place in range(5):
            room.vote(place)
        close = lambda: voting.close_vote(room.fresh(), by=room.chair, at=NOON + HOUR)  # noqa: E731
        assert refusals(at_once(close, close)) == 1
        assert room.fresh().votes_for == 5

    def test_all_who_vote_in_the_same_moment_are_in_the_box(self) -> None:
        room = Room()
        room.voting()
        results = at_once(*(lambda place=place: room.vote(place) for place in range(5)))
        assert len({each.receipt for each in results}) == 5
        assert (room.cast(), len(room.papers())) == (5, 5)
        assert room.closed().votes_for == 5


@threads_only
@pytest.mark.django_db(transaction=True)
class TestLeavingAndLosing:
    def test_who_is_just_leaving_is_no_part_of_the_quorum(self) -> None:
        """The vote is opened while the leaving of the third of three is written down: it waits, and is refused."""
        room = Room()
        room.opened()
        for place in (3, 4):
            attending.attend(room.sitting, room.seats[place], Standing.ABSENT, by=room.members[place], at=NOON)
        leaving = threading.Event()

        def leave() -> None:
            with transaction.atomic():
                attending.attend(room.sitting, room.seats[2], Standing.ABSENT, by=room.members[2], at=NOON)
                leaving.set()
                leaving_is_seen.wait(1)  # long enough for whoever does not wait

        leaving_is_seen = threading.Event()

        def open_vote() -> Any:
            leaving.wait(10)
            return voting.open_vote(room.fresh(), by=room.chair, at=NOON)

        left, opened = at_once(leave, open_vote)
        assert left is None
        assert isinstance(opened, MoveRefused)
        assert room.fresh().state == CaseState.WAITING

    def test_a_ballot_sent_again_while_the_first_is_on_its_way_is_one_ballot(self) -> None:
        room = Room()
        room.voting()
        results = at_once(*(lambda: room.vote(0, key=KEY) for _each in range(3)))
        assert [each.was_there for each in results].count(False) == 1
        assert {each.receipt for each in results} == {balloting.receipt_of(KEY)}
        assert (VoteCast.objects.count(), BallotPaper.objects.count()) == (1, 1)

    def test_a_ballot_and_the_closing_in_one_moment_lose_nothing(self) -> None:
        room = Room()
        room.voting()
        for place in range(4):
            room.vote(place)
        close = lambda: voting.close_vote(room.fresh(), by=room.chair, at=NOON + HOUR)  # noqa: E731
        voted, closed = at_once(lambda: room.vote(4, Choice.AGAINST), close)
        assert not isinstance(closed, Exception)
        found = room.fresh()
        counted = (found.votes_for or 0) + (found.votes_against or 0)
        assert counted == room.cast() == (4 if isinstance(voted, Exception) else 5)


@pytest.mark.django_db
class TestPowerAndRules:
    def test_the_answer_to_a_ballot_is_lost_and_the_form_sent_again_after_the_power_came_back(self) -> None:
        room = Room()
        room.voting()
        first = room.vote(0, key=KEY)
        again = room.vote(0, Choice.AGAINST, key=KEY)
        assert (again.was_there, again.receipt) == (True, first.receipt)
        assert room.papers() == ["for"]

    def test_new_rules_in_the_middle_of_a_round_judge_only_what_comes_after(self) -> None:
        world = Proposing()
        before, late = world.submitted(), world.drafted(entered(world.commune, "Lò Văn Phúc"))
        since = NOON.date() + timedelta(days=1)
        stricter = {"valid_from": since, "quota": 1, "consultation_days": 10, "subjects": ["household"]}
        holds = {"limit_effect": "refused", "limit_certainty": "verified", "consultation_certainty": "verified"}
        changed = catalogue.new_version(world.award, stricter | holds, by=PLATFORM, at=NOON)
        going = proposals.appraise(before, by=PLATFORM, at=NOON + timedelta(days=2))
        going = proposals.lay_before_council(going, by=PLATFORM, at=NOON + timedelta(days=2))
        assert (going.state, going.award_id) == (ProposalState.BEFORE_COUNCIL, world.award.pk)
        with pytest.raises(MoveRefused, match="25/11/2026"):  # its rules have ended, and it was not sent in
            proposals.submit(late, by=PLATFORM, at=NOON + timedelta(days=2))
        proposals.change(late, {"award": changed}, by=PLATFORM, at=NOON + timedelta(days=2))
        with pytest.raises(MoveRefused):  # the new rules are for households
            proposals.submit(Proposal.objects.get(pk=late.pk), by=PLATFORM, at=NOON + timedelta(days=2))

    def test_rules_by_which_somebody_was_submitted_are_not_changed_under_them(self) -> None:
        world = Proposing()
        world.submitted()
        with pytest.raises(MoveRefused):
            catalogue.change_award(world.award, {"quota": 1}, by=PLATFORM, at=NOON)
        assert Award.objects.get(pk=world.award.pk).quota is None
        assert catalogue.change_award(world.award, {"valid_to": date(2026, 12, 31)}, by=PLATFORM, at=NOON).valid_to
