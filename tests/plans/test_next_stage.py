"""The next stage of a programme: nothing is lost, and discarding it takes everything back."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils.timezone import now

from lantoa.kit.access import Refused
from lantoa.organisations.models import Role
from lantoa.plans.models import Carrying, Carryover, DutyActor, Plan
from lantoa.plans.operations.next_stage import Decision, Stage, next_stage
from lantoa.plans.queries.next_stage import earlier_duties
from lantoa.plans.states import PLAN_MOVES, PlanState
from tests.organisations.worlds import appointed, merged
from tests.plans.seen import YEAR, Programme, at_desk

pytestmark = pytest.mark.django_db
STAGE = Stage("Giai đoạn hai", date(YEAR + 1, 1, 1), date(YEAR + 2, 12, 31))


def decided(world: Programme, **changed: Decision) -> dict[int, Decision]:
    """Everything is carried over, unless told otherwise by the name of the duty."""
    every = {name: getattr(world, name) for name in ("late", "report", "asked")}
    return {duty.pk: changed.get(name, Decision(Carrying.AS_IT_IS)) for name, duty in every.items()}


def test_every_earlier_duty_is_carried_over_changed_or_dropped_with_a_reason() -> None:
    world = Programme()
    changes = {
        "late": Decision(Carrying.CHANGED, what="Nhân rộng 3 điển hình", value=Decimal(3)),
        "asked": Decision(Carrying.DROPPED, "Đã có quy chế riêng"),
    }
    new = next_stage(world.plan, STAGE, decided(world, **changes), by=appointed(world.province, Role.LEADER), at=now())
    assert (new.state, new.after, new.succession, new.body) == (
        PlanState.REVIEW,
        world.plan,
        "continues",
        world.province,
    )
    assert set(new.duties.values_list("what", "value", "unit")) == {
        ("Nhân rộng 3 điển hình", Decimal(3), "điển hình"),
        ("Báo cáo năm", None, ""),
    }
    kept = {row.duty.what: (row.decision, bool(row.became)) for row in Carryover.objects.filter(plan=new)}
    assert kept == {
        "Nhân rộng điển hình": ("changed", True),
        "Báo cáo năm": ("as_it_is", True),
        "Phối hợp giám sát": ("dropped", False),
    }
    assert world.plan.duties.count() == 3


@pytest.mark.parametrize("left_out", ["late", "report", "asked"])
def test_a_duty_that_nobody_decided_about_stops_it(left_out) -> None:
    world = Programme()
    decisions = decided(world)
    del decisions[getattr(world, left_out).pk]
    with pytest.raises(ValidationError, match="1"):
        next_stage(world.plan, STAGE, decisions, by=appointed(world.province, Role.LEADER), at=now())
    assert Plan.objects.count() == 1


def test_dropping_needs_a_reason_and_a_second_stage_is_refused() -> None:
    world = Programme()
    chief = appointed(world.province, Role.LEADER)
    with pytest.raises(ValidationError, match="Nhân rộng"):
        next_stage(world.plan, STAGE, decided(world, late=Decision(Carrying.DROPPED)), by=chief, at=now())
    next_stage(world.plan, STAGE, decided(world), by=chief, at=now())
    with pytest.raises(ValidationError, match="Giai đoạn hai"):
        next_stage(world.plan, STAGE, decided(world), by=chief, at=now())


def test_only_those_who_answer_for_the_plan_begin_it() -> None:
    world = Programme()
    for by in (appointed(world.province), appointed(world.communes[0], Role.LEADER)):
        with pytest.raises(Refused):
            next_stage(world.plan, STAGE, decided(world), by=by, at=now())


def test_ended_bodies_are_replaced_by_whoever_answers_for_them() -> None:
    world = Programme()
    merged(world.communes[0], world.communes[1], into=world.communes[1], on=date(YEAR, 1, 1))
    (late,) = [each for each in earlier_duties(world.plan, on=date(YEAR, 12, 31)) if each.duty == world.late]
    assert [(actor.today, actor.changed) for actor in late.actors] == [(world.communes[1], True)]
    new = next_stage(world.plan, STAGE, decided(world), by=appointed(world.province, Role.LEADER), at=now())
    assert DutyActor.objects.get(duty__plan=new, duty__what=world.late.what).body == world.communes[1]


def test_discarding_takes_it_back_and_it_can_begin_again() -> None:
    world = Programme()
    chief = appointed(world.province, Role.LEADER)
    new = next_stage(world.plan, STAGE, decided(world), by=chief, at=now())
    with PLAN_MOVES["discard"].of(new, by=chief, at=now(), reason="Nhầm"):
        pass
    world.plan.refresh_from_db()
    assert world.plan.state == PlanState.RUNNING
    next_stage(world.plan, STAGE, decided(world), by=chief, at=now())


def test_the_form_lists_every_duty_with_what_is_open_of_it() -> None:
    world = Programme()
    client, _who = at_desk(world.province, Role.LEADER)
    address = f"/desk/plans/{world.plan.pk}/next-stage/"
    shown = client.get(address)
    assert [each.open for each in shown.context["form"].earlier] == [3, 3, 1]
    sent = {"title": "Giai đoạn hai", "first_day": f"01/01/{YEAR + 1}", "last_day": f"31/12/{YEAR + 1}"}
    for duty in (world.late, world.report, world.asked):
        sent[f"d{duty.pk}_how"] = Carrying.AS_IT_IS
    dropped = sent | {f"d{world.late.pk}_how": Carrying.DROPPED}
    assert client.post(address, dropped).status_code == 422
    assert client.post(address, sent).status_code == 302
    assert Plan.objects.get(after=world.plan).duties.count() == 3
