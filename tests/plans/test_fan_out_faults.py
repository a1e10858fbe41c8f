"""The worker dies while it fans out, or two do it at once: nothing is lost, nothing is there twice."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, transaction

from lantoa.kit.outbox.delivery import deliver_next
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.kit.outbox.states import State
from lantoa.kit.working.models import Worker
from lantoa.plans.models import Obligation, Plan, Term
from lantoa.plans.operations import fan_out
from lantoa.plans.queries.owing import is_under_way, size
from tests.organisations.worlds import NOON, District
from tests.plans.owing import communes_of, long_plan, owed_by

pytestmark = pytest.mark.django_db


class Killed(BaseException):
    """Passes through everything that handles mistakes, as the end of a process does."""


def asked() -> Plan:
    """A plan whose fan-out waits for the worker."""
    world = District()
    plan = long_plan(world.district)
    owed_by(plan, communes_of(world.district))
    with transaction.atomic():
        fan_out.later(plan.pk, at=NOON, cause="start")
    return plan


def worker() -> Worker:
    return Worker.objects.create(place="here", started_at=NOON, seen_at=NOON)


def test_a_worker_that_dies_before_the_end_leaves_nothing_behind() -> None:
    plan = asked()

    def die(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith("INSERT INTO plans_obligation"):  # the periods are written by then
            raise Killed
        return execute(sql, params, many, context)

    with pytest.raises(Killed), connection.execute_wrapper(die):
        fan_out.fan_out(plan.pk)
    assert not Obligation.objects.exists()
    assert not Term.objects.exists()
    assert is_under_way(plan)


def test_the_next_worker_does_it_once() -> None:
    plan = asked()
    assert deliver_next(worker(), clock=lambda: NOON)
    message = OutgoingMessage.objects.get(kind="plans.fan_out")
    assert (message.state, message.receipt) == (State.DELIVERED, "3 written, 0 deleted")
    assert not is_under_way(plan)
    assert not deliver_next(worker(), clock=lambda: NOON)
    assert Obligation.objects.count() == 3


def test_the_same_cause_is_one_message_and_another_is_another() -> None:
    plan = asked()
    with transaction.atomic():
        fan_out.later(plan.pk, at=NOON, cause="start")
        fan_out.later(plan.pk, at=NOON, cause="merger")
    assert OutgoingMessage.objects.filter(kind="plans.fan_out").count() == 2


def test_small_plans_are_done_at_once_and_large_ones_by_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    world = District()
    plan = long_plan(world.district)
    owed_by(plan, communes_of(world.district))
    owed_by(plan, of_each=False)
    assert size(plan) > 3
    monkeypatch.setattr(fan_out, "AT_ONCE", 3)  # as a province has it, without its communes
    with transaction.atomic():
        fan_out.request(plan, at=NOON, cause="start")
    assert is_under_way(plan)
    assert not Obligation.objects.exists()
    monkeypatch.undo()
    with transaction.atomic():
        fan_out.request(plan, at=NOON, cause="again")
    assert Obligation.objects.exists()


def test_a_plan_that_was_discarded_meanwhile_is_left_alone() -> None:
    plan = asked()
    Plan.objects.filter(pk=plan.pk).update(state="discarded")
    assert fan_out.fan_out(plan.pk) == "not in force"
    Plan.objects.filter(pk=plan.pk).update(state="running")
    assert fan_out.fan_out(plan.pk + 1) == "not in force"
