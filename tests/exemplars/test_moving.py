"""The way of a dossier: who may move it, where it lies then, and what counts for whom."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from lantoa.exemplars.models import Dossier, Milestone, MilestoneKind, Rung
from lantoa.exemplars.operations import milestones, moving
from lantoa.exemplars.operations.moving import Introduced, Recognised
from lantoa.exemplars.queries.dossiers import ladder_of, life_of, under
from lantoa.exemplars.states import DossierState
from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.kit.moves import MoveRefused
from lantoa.organisations.models import BodyKind, Role
from lantoa.organisations.operations.recording import NewBody
from tests.exemplars.worlds import ON, TODAY, Exemplars, entered, introduced, proposed, recognised
from tests.organisations.worlds import NOON, appointed, merged

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Exemplars:
    return Exemplars()


def figures(dossier: Dossier, kind: MilestoneKind) -> list[Milestone]:
    return list(dossier.milestones.standing().filter(kind=kind))


def test_the_way_up_by_everybody_who_has_to(world: Exemplars) -> None:
    dossier = moving.nurture(entered(world.commune), by=world.officer, at=NOON)
    dossier = moving.propose(dossier, by=world.officer, at=NOON)
    with pytest.raises(Refused):
        moving.introduce(dossier, Introduced(world.district, ON), by=world.officer, at=NOON)
    dossier = moving.introduce(dossier, Introduced(world.district, ON), by=world.leader, at=NOON)
    assert dossier.held_by == world.district
    with pytest.raises(Refused):
        moving.recognise(dossier, Recognised(Rung.DISTRICT, ON, "1/QĐ"), by=world.leader, at=NOON)
    told = Recognised(Rung.PROVINCE, ON, "1/QĐ-UBND")
    dossier = moving.recognise(dossier, told, by=world.above_leader, at=NOON)
    dossier = moving.follow(dossier, by=world.officer, at=NOON)
    assert dossier.state == DossierState.FOLLOWED
    counted = {(each.kind, each.body) for each in dossier.milestones.standing()}
    assert counted == {
        (MilestoneKind.DETECTED, world.commune),
        (MilestoneKind.INTRODUCED, world.commune),
        (MilestoneKind.RECOGNISED, world.district),
    }
    reached = {each.rung: each.milestone for each in ladder_of(life_of(dossier))}
    assert Rung.DISTRICT not in reached
    assert reached[Rung.PROVINCE] and not reached[Rung.NATION]
    assert dossier.visits.get().planned_on == date(2027, 5, 23)


def test_a_name_alone_is_not_put_forward(world: Exemplars) -> None:
    with pytest.raises(MoveRefused):
        moving.propose(entered(world.commune, summary=" "), by=world.officer, at=NOON)


def test_who_collects_passes_on_and_that_is_no_introduction_of_its_own(world: Exemplars) -> None:
    office, told = world.offices[0], Introduced(world.district, ON, via=world.offices[0])
    dossier = moving.introduce(proposed(world.commune), told, by=PLATFORM, at=NOON)
    assert (dossier.held_by, dossier.bound_for) == (office, world.district)
    with pytest.raises(MoveRefused):
        moving.recognise(dossier, Recognised(Rung.COMMUNE, ON, "1/QĐ"), by=PLATFORM, at=NOON)
    dossier = moving.pass_on(dossier, by=PLATFORM, at=NOON)
    assert (dossier.held_by, dossier.bound_for) == (world.district, None)
    assert len(figures(dossier, MilestoneKind.INTRODUCED)) == 1
    with pytest.raises(MoveRefused):
        moving.pass_on(dossier, by=PLATFORM, at=NOON)


def test_returned_it_lies_with_whoever_introduced_it_and_still_counts_once(world: Exemplars) -> None:
    dossier = introduced(world.commune, world.district)
    with pytest.raises(MoveRefused):
        moving.send_back(dossier, by=world.above_officer, at=NOON)
    dossier = moving.send_back(dossier, by=world.above_officer, at=NOON, reason="Thiếu biên bản")
    assert (dossier.state, dossier.held_by) == (DossierState.RETURNED, world.commune)
    dossier = moving.propose(dossier, by=world.officer, at=NOON)
    dossier = moving.introduce(dossier, Introduced(world.district, ON), by=world.leader, at=NOON)
    assert len({each.dossier_id for each in figures(dossier, MilestoneKind.INTRODUCED)}) == 1


def test_taken_back_only_while_it_lies_at_home(world: Exemplars) -> None:
    assert moving.take_back(proposed(world.commune), by=world.officer, at=NOON).state == DossierState.FOUND
    with pytest.raises(MoveRefused):
        moving.take_back(introduced(world.commune, world.district), by=world.officer, at=NOON)


def test_neither_introduced_to_itself_nor_on_a_day_to_come(world: Exemplars) -> None:
    with pytest.raises(ValidationError):
        moving.introduce(proposed(world.commune), Introduced(world.commune, ON), by=PLATFORM, at=NOON)
    with pytest.raises(ValidationError):
        moving.introduce(proposed(world.commune), Introduced(world.district, date(2027, 1, 1)), by=PLATFORM, at=NOON)
    assert not Milestone.objects.filter(kind=MilestoneKind.INTRODUCED).exists()


def test_a_recognition_is_struck_out_or_withdrawn_and_restored(world: Exemplars) -> None:
    dossier = recognised(world.commune)
    undone = moving.undo_recognition(dossier, by=world.leader, at=NOON, reason="Nhập nhầm")
    assert (undone.state, figures(undone, MilestoneKind.RECOGNISED)) == (DossierState.PROPOSED, [])
    told = Recognised(Rung.COMMUNE, ON, "12/QĐ-UBND")
    dossier = moving.recognise(undone, told, by=world.leader, at=NOON)
    for missing in ({"document": "", "reason": "Gian dối"}, {"document": "15/QĐ-UBND", "reason": ""}):
        with pytest.raises((ValidationError, MoveRefused)):
            moving.withdraw(dossier, by=world.leader, at=NOON, **missing)
    dossier = moving.withdraw(dossier, by=world.leader, at=NOON, document="15/QĐ-UBND", reason="Gian dối")
    assert (dossier.state, len(figures(dossier, MilestoneKind.RECOGNISED))) == (DossierState.WITHDRAWN, 1)
    dossier = moving.reinstate(dossier, by=world.leader, at=NOON, reason="Kết luận lại")
    assert dossier.state == DossierState.RECOGNISED


def test_help_is_asked_for_and_the_next_level_aimed_at(world: Exemplars) -> None:
    dossier = recognised(world.commune, is_first_time=True)
    dossier = moving.ask_support(dossier, by=world.officer, at=NOON, reason="Thiếu vốn")
    dossier = moving.follow(dossier, by=world.officer, at=NOON)
    dossier = moving.propose_again(dossier, by=world.officer, at=NOON)
    assert (dossier.state, dossier.is_first_time) == (DossierState.PROPOSED, False)


def test_refused_with_a_reason_and_looked_at_again(world: Exemplars) -> None:
    dossier = moving.refuse(proposed(world.commune), by=world.leader, at=NOON, reason="Chưa đủ")
    assert moving.take_up(dossier, by=world.leader, at=NOON).state == DossierState.FOUND


def test_the_dossier_of_a_merged_body_goes_on_with_its_successor(world: Exemplars) -> None:
    dossier, other = entered(world.commune), entered(world.communes[2], "Khác")
    new = NewBody("Xã Hợp Tiến", BodyKind.COMMUNE, {})
    successor = merged(*world.communes[:2], into=new, on=date(2026, 7, 1)).made_body.get()
    officer = appointed(successor, Role.OFFICER)
    assert moving.propose(dossier, by=officer, at=NOON).state == DossierState.PROPOSED
    with pytest.raises(Refused):
        moving.propose(other, by=officer, at=NOON)
    assert list(Dossier.objects.filter(body__in=under(successor, TODAY))) == [dossier]


def test_nobody_writes_down_a_figure_of_another_body(world: Exemplars) -> None:
    made = Milestone(dossier=entered(world.commune), kind=MilestoneKind.SELECTED, body=world.district, on=ON)
    with pytest.raises(Refused):
        milestones.record(made, by=world.officer, at=NOON)


# --- Milestones by hand ----------------------------------------------------------------------------------------------
def test_what_happened_long_ago_is_written_down(world: Exemplars) -> None:
    dossier = entered(world.commune)
    made = Milestone(dossier=dossier, kind=MilestoneKind.REGISTERED, body=world.commune, on=date(2024, 2, 1))
    milestones.record(made, by=world.officer, at=NOON)
    assert figures(dossier, MilestoneKind.REGISTERED) == [made]
    for wrong in (
        Milestone(dossier=dossier, kind=MilestoneKind.SELECTED, body=world.commune, on=date(2027, 1, 1)),
        Milestone(dossier=dossier, kind=MilestoneKind.INTRODUCED, body=world.commune, on=ON),
        Milestone(dossier=dossier, kind=MilestoneKind.DETECTED, body=world.commune, on=ON),
    ):
        with pytest.raises(ValidationError):
            milestones.record(wrong, by=world.officer, at=NOON)


def test_a_struck_introduction_takes_the_dossier_back(world: Exemplars) -> None:
    dossier = introduced(world.commune, world.district)
    [made] = figures(dossier, MilestoneKind.INTRODUCED)
    with pytest.raises(Refused):
        milestones.strike(made, reason="Nhầm", by=world.above_officer, at=NOON)
    with pytest.raises(ValidationError):
        milestones.strike(made, reason=" ", by=world.officer, at=NOON)
    made = milestones.strike(made, reason="Nhầm", by=world.officer, at=NOON)
    dossier.refresh_from_db()
    assert (dossier.held_by, made.struck_reason) == (world.commune, "Nhầm")
    assert figures(dossier, MilestoneKind.INTRODUCED) == []
    with pytest.raises(MoveRefused):
        milestones.strike(made, reason="Nhầm", by=world.officer, at=NOON)


def test_the_recognition_of_an_honoured_one_is_not_struck_out_behind_its_state(world: Exemplars) -> None:
    [made] = figures(recognised(world.commune), MilestoneKind.RECOGNISED)
    with pytest.raises(MoveRefused):
        milestones.strike(made, reason="Nhầm", by=PLATFORM, at=NOON)
