"""Who owes what from when to when, and that doing it again, or taking a change back, changes nothing."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from lantoa.kit.actors import PLATFORM
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.organisations.models import BodyKind, Tree
from lantoa.organisations.operations import changes, groups, undoing
from lantoa.organisations.operations.recording import Decided, NewBody
from lantoa.plans.models import Obligation, Term
from lantoa.plans.operations import fan_out
from lantoa.plans.queries.owing import is_under_way, owing, unowed
from lantoa.plans.states import ClauseState, PlanState
from tests.organisations.worlds import LONG_AGO, MERGED, NOON, District, founded, merged
from tests.plans.owing import FIRST, communes_of, fanned_out, long_plan, owed_by, rows, work
from tests.plans.worlds import did

pytestmark = pytest.mark.django_db
END = date(2026, 1, 1)
MID = date(2025, 5, 15)  # in the middle of a quarter


def test_each_member_of_a_group_owes_for_itself_in_every_period() -> None:
    world = District()
    plan = long_plan(world.district)
    duty = owed_by(plan, communes_of(world.district))
    fanned_out(plan)
    assert rows(duty) == {(name, name, FIRST, END) for name in ("Xã Dân Lực", "Xã Dân Lý", "Xã Minh Sơn")}
    assert duty.terms.count() == 12


def test_only_what_was_confirmed_is_owed_and_only_while_the_plan_is_in_force() -> None:
    world = District()
    plan = long_plan(world.district, state=PlanState.REVIEW)
    duty, seen = owed_by(plan, world.district), owed_by(plan, world.district)
    seen.clause.state = ClauseState.UNSEEN
    seen.clause.save()
    fanned_out(plan)
    assert not Obligation.objects.exists()
    assert not Term.objects.exists()
    plan.state = PlanState.RUNNING
    plan.save()
    fanned_out(plan)
    assert set(Obligation.objects.values_list("duty", flat=True)) == {duty.pk}
    assert set(Term.objects.values_list("duty", flat=True)) == {duty.pk}


def test_doing_it_again_writes_nothing() -> None:
    world = District()
    plan = long_plan(world.district)
    owed_by(plan, communes_of(world.district))
    owed_by(plan, world.district, of_each=False)
    fanned_out(plan)
    before = list(Obligation.objects.order_by("pk").values_list("pk", flat=True))
    assert fan_out.fan_out(plan.pk) == "0 written, 0 deleted"
    assert list(Obligation.objects.order_by("pk").values_list("pk", flat=True)) == before


def test_whoever_answers_owes_after_a_merger_and_counts_what_the_old_ones_did() -> None:
    world = District()
    plan = long_plan(world.district)
    duty = owed_by(plan, communes_of(world.district))
    one, other, third = world.communes
    merged(one, other, into=NewBody("Xã Hợp", BodyKind.COMMUNE, {}), on=MID)
    fanned_out(plan)
    assert rows(duty) == {
        (one.name, one.name, FIRST, MID),
        (other.name, other.name, FIRST, MID),
        ("Xã Hợp", "Xã Hợp", MID, END),
        ("Xã Hợp", one.name, MID, END),
        ("Xã Hợp", other.name, MID, END),
        (third.name, third.name, FIRST, END),
    }


def test_a_body_named_in_the_plan_passes_its_duty_on_to_whoever_answers_for_it() -> None:
    world = District()
    plan = long_plan(world.province)
    duty = owed_by(plan, world.department)
    other = founded("Sở Lao động", BodyKind.DEPARTMENT, world.province)
    merged(world.department, other, into=NewBody("Sở Nội vụ mới", BodyKind.DEPARTMENT, {}), on=MID)
    fanned_out(plan)
    assert rows(duty) == {
        (world.department.name, world.department.name, FIRST, MID),
        ("Sở Nội vụ mới", "Sở Nội vụ mới", MID, END),
        ("Sở Nội vụ mới", world.department.name, MID, END),
    }


def test_nobody_is_guessed_where_several_answer_for_an_ended_body() -> None:
    world = District()
    plan = long_plan(world.province)
    duty = owed_by(plan, world.department)
    parts = [changes.Part(NewBody(name, BodyKind.DEPARTMENT, {})) for name in ("Sở A", "Sở B")]
    office = world.division
    changes.abolish(office, [], changes.Below(), decided=Decided(date(2024, 1, 1)), by=PLATFORM, at=NOON)
    changes.split(world.department, parts, ends=True, decided=Decided(MID), by=PLATFORM, at=NOON)
    fanned_out(plan)
    assert rows(duty) == {(world.department.name, world.department.name, FIRST, MID)}


def test_of_a_split_group_member_all_parts_owe_because_they_are_members() -> None:
    world = District()
    plan = long_plan(world.district)
    duty = owed_by(plan, communes_of(world.district))
    divided = world.communes[0]
    parts = [
        changes.Part(NewBody("Xã A", BodyKind.COMMUNE, {}), takes=[world.offices[0]]),
        changes.Part(NewBody("Xã B", BodyKind.COMMUNE, {})),
    ]
    changes.split(divided, parts, ends=True, decided=Decided(MID), by=PLATFORM, at=NOON)
    fanned_out(plan)
    assert {row for row in rows(duty) if row[2] == MID} == {("Xã A", "Xã A", MID, END), ("Xã B", "Xã B", MID, END)}


def test_an_abolished_body_without_heirs_owes_until_its_last_day() -> None:
    world = District()
    plan = long_plan(world.district)
    duty = owed_by(plan, communes_of(world.district))
    gone = world.communes[0]
    below = changes.Below(ending=[world.offices[0]])
    changes.abolish(gone, [], below, decided=Decided(MID), by=PLATFORM, at=NOON)
    fanned_out(plan)
    assert {row for row in rows(duty) if row[0] == gone.name} == {(gone.name, gone.name, FIRST, MID)}


def test_a_successor_that_was_left_out_by_hand_owes_nothing() -> None:
    world = District()
    plan = long_plan(world.district)
    group = communes_of(world.district)
    duty = owed_by(plan, group)
    one, other, _third = world.communes
    groups.leave_out(group, other, since=LONG_AGO, by=PLATFORM, at=NOON)
    merged(one, into=other, on=MID)
    fanned_out(plan)
    assert {row for row in rows(duty) if row[0] in (one.name, other.name)} == {(one.name, one.name, FIRST, MID)}


def test_for_a_whole_area_one_body_owes_and_all_below_count() -> None:
    world = District()
    plan = long_plan(world.district)
    duty = owed_by(plan, of_each=False)
    own = owed_by(plan, of_each=False, include_lower_level=False)
    fanned_out(plan)
    name = world.district.name
    below = [world.district, *world.communes, *world.offices]
    assert rows(duty) == {(name, body.name, FIRST, END) for body in below}
    assert rows(own) == {(name, name, FIRST, END)}


def test_members_of_a_group_that_owes_together_count_for_the_one_that_answers() -> None:
    world = District()
    plan = long_plan(world.province)
    duty = owed_by(plan, world.department, communes_of(world.district), of_each=False, include_lower_level=False)
    fanned_out(plan)
    counted = [world.department, *world.communes]
    assert rows(duty) == {(world.department.name, body.name, FIRST, END) for body in counted}


def test_what_counted_for_an_ended_area_counts_for_whoever_answers_for_it() -> None:
    world = District()
    plan = long_plan(world.district)
    duty = owed_by(plan, of_each=False)
    merged(world.district, into=world.province, on=MERGED)
    fanned_out(plan)
    found, commune = rows(duty), world.communes[0].name
    province, district = world.province.name, world.district.name
    assert (district, commune, FIRST, MERGED) in found
    assert (province, province, MERGED, END) in found
    assert (province, district, MERGED, END) in found
    assert (province, commune, FIRST, END) in found  # what it did before, and since it stands below the province


def test_undoing_a_merger_restores_who_owes_what() -> None:
    world = District()
    plan = long_plan(world.district)
    duty = owed_by(plan, communes_of(world.district))
    owed_by(plan, of_each=False)
    fanned_out(plan)
    before = set(Obligation.objects.values_list("pk", "duty", "body", "counted", "since", "until"))
    change = merged(*world.communes[:2], into=NewBody("Xã Hợp", BodyKind.COMMUNE, {}), on=MID)
    assert is_under_way(plan)
    assert work() == 1
    assert not is_under_way(plan)
    assert ("Xã Hợp", "Xã Hợp", MID, END) in rows(duty)
    undoing.undo(change, by=PLATFORM, at=NOON, reason="Nhầm")
    assert work() == 1
    after = set(Obligation.objects.values_list("pk", "duty", "body", "counted", "since", "until"))
    assert {row[1:] for row in after} == {row[1:] for row in before}


def test_a_change_among_other_bodies_asks_for_nothing() -> None:
    world = District()
    plan = long_plan(world.district)
    owed_by(plan, communes_of(world.district))
    fanned_out(plan)
    OutgoingMessage.objects.all().delete()
    merged(world.division, into=world.department, on=MID)
    assert not is_under_way(plan)
    group = communes_of(world.province, "Các xã của tỉnh")
    groups.put_in(group, world.division, since=FIRST, by=PLATFORM, at=NOON)
    assert not is_under_way(plan)


def test_a_body_that_joins_the_group_owes_from_then_on() -> None:
    world = District()
    plan = long_plan(world.district)
    group = communes_of(world.district)
    duty = owed_by(plan, group)
    fanned_out(plan)
    groups.put_in(group, world.department, since=MID, by=PLATFORM, at=NOON)
    changes.found(
        NewBody("Xã Mới", BodyKind.COMMUNE, {Tree.GOVERNMENT: world.district}),
        decided=Decided(MID),
        by=PLATFORM,
        at=NOON,
    )
    assert work() == 2
    name = world.department.name
    assert {row for row in rows(duty) if row[2] == MID} == {(name, name, MID, END), ("Xã Mới", "Xã Mới", MID, END)}


def test_a_period_with_evidence_stays_when_it_is_no_longer_part_of_the_plan() -> None:
    world = District()
    plan = long_plan(world.district)
    duty = owed_by(plan, communes_of(world.district))
    fanned_out(plan)
    kept = duty.terms.latest("since")
    did(kept, world.communes[0])
    plan.last_day = date(2025, 6, 30)
    plan.save()
    fanned_out(plan)
    assert duty.terms.count() == 10 + 1
    assert duty.terms.filter(pk=kept.pk).exists()


def test_due_days_do_not_move_by_themselves() -> None:
    world = District()
    plan = long_plan(world.district)
    duty = owed_by(plan, world.district)
    fanned_out(plan)
    before = list(duty.terms.values_list("pk", "due_on"))
    duty.grace = 30
    duty.save()
    fanned_out(plan)
    assert list(duty.terms.values_list("pk", "due_on")) == before


def test_a_scope_that_resolves_to_nobody_is_told() -> None:
    world = District()
    plan = long_plan(world.district)
    owed_by(plan, world.district)
    empty = groups.define(
        world.district,
        groups.Definition("Các đặc khu", Tree.GOVERNMENT, world.district, (BodyKind.SPECIAL_ZONE,)),
        by=PLATFORM,
        at=NOON,
    )
    nobodys, unnamed = owed_by(plan, empty), owed_by(plan)
    fanned_out(plan)
    assert list(unowed(plan)) == [nobodys, unnamed]


def test_a_body_owes_once_for_everything_that_names_it() -> None:
    world = District()
    plan = long_plan(world.district)
    duty = owed_by(plan, communes_of(world.district), world.communes[0], communes_of(world.province, "Các xã của tỉnh"))
    fanned_out(plan)
    assert rows(duty) == {(body.name, body.name, FIRST, END) for body in world.communes}


def test_who_owes_on_a_day() -> None:
    world = District()
    plan = long_plan(world.district)
    duty = owed_by(plan, communes_of(world.district))
    merged(*world.communes[:2], into=world.communes[2], on=MID)
    fanned_out(plan)
    assert list(owing(duty, date(2025, 5, 14))) == sorted(world.communes, key=lambda body: body.sort_key)
    assert list(owing(duty, MID)) == [world.communes[2]]


@pytest.mark.parametrize("mergers", [1, 3])
def test_the_number_of_queries_does_not_grow_with_the_bodies(
    mergers: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    world = District()
    plan = long_plan(world.district)
    owed_by(plan, communes_of(world.district))
    owed_by(plan, of_each=False)
    fanned_out(plan)
    for number in range(mergers):
        pair = [founded(f"Xã {number} {side}", under=world.district) for side in ("đông", "tây")]
        merged(*pair, into=NewBody(f"Xã {number}", BodyKind.COMMUNE, {}), on=MID)
    with django_assert_num_queries(15):
        fan_out.fan_out(plan.pk)
