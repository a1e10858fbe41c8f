"""The way of a proposal: who may move it, where it lies then, how long that may take, and how it comes back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from lantoa.exemplars.operations import moving
from lantoa.kit.access import Refused, may, visible
from lantoa.kit.actors import PLATFORM
from lantoa.kit.moves import MoveRefused
from lantoa.organisations.models import Role
from lantoa.recognition.models import AwardRound, Proposal, RoundForm, Stance
from lantoa.recognition.operations import proposals, rounds
from lantoa.recognition.proposal_states import ProposalState
from lantoa.recognition.proposal_work import ProposalsToAppraise, ReturnedProposals
from lantoa.recognition.queries.deadlines import due_on, lead_days
from tests.exemplars.worlds import entered
from tests.organisations.worlds import NOON, appointed, founded
from tests.recognition.proposal_worlds import TODAY, Proposing, award, held

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Proposing:
    return Proposing()


def test_the_way_to_the_decision_by_everybody_who_has_to(world: Proposing) -> None:
    made = world.drafted(by=world.officer, achieved_on=date(2026, 11, 1))
    assert (made.held_by, made.summary) == (world.commune, world.dossier.summary)
    made = proposals.submit(made, by=world.officer, at=NOON)
    assert (made.held_by, made.received_on) == (world.district, TODAY)
    with pytest.raises(Refused):
        proposals.appraise(made, by=world.officer, at=NOON)
    made = proposals.appraise(made, Stance.FOR, "Đủ hồ sơ", by=world.above_officer, at=NOON)
    with pytest.raises(Refused):
        proposals.agree_without_council(made, by=world.above_officer, at=NOON)
    made = proposals.lay_before_council(made, by=world.above_officer, at=NOON)
    made = proposals.settle(made, True, by=world.above_officer, at=NOON, reason="9/9")
    with pytest.raises(Refused):
        proposals.mark_decided(made, by=world.officer, at=NOON)
    made = proposals.mark_decided(made, by=world.above_leader, at=NOON, on=date(2026, 11, 22))
    assert made.state == ProposalState.DECIDED
    assert lead_days(made, TODAY) == 21
    assert [(each.body, each.text) for each in made.opinions.all()] == [(world.district, "Đủ hồ sơ")]
    made = proposals.undo_decision(made, by=world.above_leader, at=NOON, reason="Nhầm số")
    assert (made.state, made.decided_on) == (ProposalState.AGREED, None)


def test_up_through_the_levels_with_what_each_said(world: Proposing) -> None:
    made = proposals.appraise(world.submitted(), Stance.AGAINST, "Chưa đủ hai năm", by=world.above_officer, at=NOON)
    with pytest.raises(Refused):
        proposals.pass_up(made, world.province, by=world.above_officer, at=NOON)
    with pytest.raises(ValidationError):
        proposals.pass_up(made, world.communes[1], by=world.above_leader, at=NOON)
    made = proposals.pass_up(made, world.province, by=world.above_leader, at=NOON)
    assert (made.held_by, made.state) == (world.province, ProposalState.SUBMITTED)
    made = proposals.appraise(made, by=world.province_leader, at=NOON)
    assert [each.stance for each in made.opinions.order_by("pk")] == [Stance.AGAINST, Stance.FOR]


def test_returned_it_is_completed_and_submitted_again(world: Proposing) -> None:
    with pytest.raises(MoveRefused):
        proposals.send_back(world.submitted(), by=world.above_officer, at=NOON)
    made = proposals.send_back(Proposal.objects.get(), by=world.above_officer, at=NOON, reason="Thiếu xác nhận")
    assert (made.held_by, made.received_on) == (world.commune, None)
    made = proposals.change(made, {"summary": "Có xác nhận"}, by=world.officer, at=NOON)
    assert proposals.submit(made, by=world.officer, at=NOON).summary == "Có xác nhận"


def test_what_was_submitted_is_not_changed(world: Proposing) -> None:
    with pytest.raises(MoveRefused):
        proposals.change(world.submitted(), {"summary": "Khác"}, by=world.officer, at=NOON)


def test_against_it_only_with_reasons(world: Proposing) -> None:
    made = world.submitted()
    with pytest.raises(ValidationError):
        proposals.appraise(made, Stance.AGAINST, " ", by=PLATFORM, at=NOON)
    with pytest.raises(ValidationError):
        proposals.give_opinion(made, Stance.AGAINST, "", by=PLATFORM, at=NOON)
    assert Proposal.objects.get().state == ProposalState.SUBMITTED


def test_where_a_council_has_to_vote_the_head_alone_does_not_agree(world: Proposing) -> None:
    world.award = award("GK_XA", ballot_required=True)
    made = world.appraised()
    with pytest.raises(MoveRefused):
        proposals.agree_without_council(made, by=world.above_leader, at=NOON)
    made = proposals.settle(proposals.lay_before_council(made, by=PLATFORM, at=NOON), False, by=PLATFORM, at=NOON)
    assert made.state == ProposalState.NOT_AGREED
    assert proposals.reopen(made, by=PLATFORM, at=NOON, reason="Có phiếu sót").state == ProposalState.APPRAISED


def test_withdrawn_it_may_come_again_and_not_twice(world: Proposing) -> None:
    first = proposals.withdraw(world.submitted(), by=world.officer, at=NOON, reason="Để năm sau")
    assert first.held_by == world.commune
    world.drafted()
    with pytest.raises(ValidationError):
        proposals.take_up(first, by=world.officer, at=NOON)
    with pytest.raises(ValidationError):
        world.drafted()


def test_a_round_takes_proposals_while_it_is_open_and_from_below_only(world: Proposing) -> None:
    other = founded("Xã Ngoài", under=world.province)
    with pytest.raises(ValidationError):
        world.drafted(entered(other), proposed_by=other)
    made = world.drafted()
    rounds.close_round(world.round, by=PLATFORM, at=NOON)
    made = Proposal.objects.get(pk=made.pk)
    with pytest.raises(MoveRefused):
        proposals.submit(made, by=PLATFORM, at=NOON)
    reopened = rounds.open_round(AwardRound.objects.get(pk=world.round.pk), by=PLATFORM, at=NOON)
    with pytest.raises(MoveRefused):
        proposals.submit(Proposal.objects.get(pk=made.pk), by=PLATFORM, at=NOON + timedelta(days=30))
    rounds.change_round(reopened, {"closes_on": date(2027, 1, 31)}, [], by=PLATFORM, at=NOON)
    proposals.submit(Proposal.objects.get(pk=made.pk), by=PLATFORM, at=NOON + timedelta(days=30))


def test_a_round_takes_only_the_awards_that_it_names(world: Proposing) -> None:
    world.round.awards.set([award("BK_TINH")])
    with pytest.raises(ValidationError):
        world.drafted()
    assert world.drafted(award=award("BK_TINH")).pk


def test_a_dossier_that_is_on_its_way_no_more_is_not_proposed(world: Proposing) -> None:
    moving.refuse(world.dossier, by=PLATFORM, at=NOON, reason="Chưa đủ")
    world.dossier.refresh_from_db()
    with pytest.raises(ValidationError):
        world.drafted()


def test_several_at_once_are_all_drafted_or_none(world: Proposing) -> None:
    two = [entered(world.commune, name) for name in ("Bà Hai", "Ông Ba")]
    assert len(proposals.draft_several(world.round, world.award, world.commune, two, by=world.officer, at=NOON)) == 2
    with pytest.raises(ValidationError):
        more = [entered(world.commune, "Chị Tư"), two[0]]
        proposals.draft_several(world.round, world.award, world.commune, more, by=world.officer, at=NOON)
    assert Proposal.objects.count() == 2


def test_the_days_for_the_appraisal_are_working_days_from_the_receipt(world: Proposing) -> None:
    world.award = award("GK_XA", working_days=5)
    made = world.submitted()
    assert due_on(made, {date(2026, 11, 25)}) == date(2026, 12, 1)
    assert due_on(world.drafted(entered(world.commune, "Bà Hai")), ()) is None


def test_a_proposal_is_seen_where_it_comes_from_and_where_it_lies(world: Proposing) -> None:
    made = world.submitted()
    beside = appointed(world.communes[1], Role.OFFICER)
    for actor, sees in (
        (world.officer, True),
        (world.above_officer, True),
        (world.province_leader, True),
        (beside, False),
    ):
        assert bool(may(actor, "view", made)) is sees
        assert visible(actor, Proposal.objects.all()).exists() is sees
    assert may(beside, "view", world.round)


def test_work_lies_where_the_proposal_lies(world: Proposing) -> None:
    world.award = award("GK_XA", working_days=20)
    made = world.submitted()
    items = list(ProposalsToAppraise().items(world.above_officer.person, TODAY))  # type: ignore[arg-type]
    assert [item.due for item in items] == [date(2026, 12, 21)]
    assert not list(ProposalsToAppraise().items(world.officer.person, TODAY))  # type: ignore[arg-type]
    proposals.send_back(made, by=PLATFORM, at=NOON, reason="Thiếu")
    assert len(list(ReturnedProposals().items(world.officer.person, TODAY))) == 1  # type: ignore[arg-type]


def test_an_unplanned_round_stands_beside_the_yearly_one(world: Proposing) -> None:
    asked = held(world.commune, RoundForm.UNPLANNED)
    made = proposals.submit(world.drafted(round=asked, achievement="Cứu hai em nhỏ"), by=PLATFORM, at=NOON)
    assert made.held_by == world.commune
