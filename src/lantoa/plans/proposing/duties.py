"""The duty that a target or a task would make."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from lantoa.plans.models import Cadence, Comparator, Duty, DutyActor, Part, Plan
from lantoa.plans.proposing.actors import Matching
from lantoa.plans.proposing.days import due_of
from lantoa.plans.proposing.vocabulary import BY_HAND, CADENCES, COMPARATORS, REQUEST, UNITS, WHOLE, measure_for
from vanban.reading.model import Target, Task

MOST = Decimal(10**10)  # the column ends there


def duty_of_task(task: Task, plan: Plan, matching: Matching) -> tuple[Duty, list[DutyActor]]:
    """Work that is assigned: shown by evidence, owed by each of those who are responsible."""
    cadence = CADENCES.get(task.period or "", Cadence.ONCE if task.deadline else Cadence.ONGOING)
    duty = Duty(what=task.action, is_request=task.request, measure=BY_HAND, cadence=cadence)
    duty.addressee = (task.recipient or "")[:255]
    _set_due(duty, task.deadline, plan)
    return duty, _actors_of(task, matching) or matching.nobody_named()


def duty_of_target(target: Target, task: Task | None, plan: Plan, matching: Matching) -> tuple[Duty, list[DutyActor]]:
    """What is measured. Whom `target` does not name, the `task` that it is said in does."""
    duty = Duty(what=target.quote, measure=measure_for(target.measure, target.unit or ""))
    duty.is_request = task.request if task else bool(REQUEST.match(target.quote))
    duty.addressee = (task.recipient or "")[:255] if task else ""
    duty.comparator = COMPARATORS.get(target.comparator or "", Comparator.AT_LEAST)
    duty.value, duty.unit = _value(target.value), UNITS.get(target.unit or "", target.unit or "")[:60]
    duty.cadence = CADENCES.get(target.period or "", Cadence.ONCE)
    _set_due(duty, target.deadline, plan)
    per = target.per or ""
    actors = matching.actors([per]) if per else _actors_of(task, matching)
    duty.is_share = target.unit == "%" and duty.value is not None and duty.value <= 100 and bool(actors)
    duty.of_each = not WHOLE.match(per)
    return duty, actors or matching.nobody_named()


def _actors_of(task: Task | None, matching: Matching) -> list[DutyActor]:
    if task is None:
        return []
    return [*matching.actors(task.responsible), *matching.actors(task.coordinating, Part.CO)]


def _set_due(duty: Duty, deadline: str | None, plan: Plan) -> None:
    due = due_of(deadline, duty.cadence, plan.last_day)
    duty.first_day, duty.last_day = due.first_day, due.last_day
    duty.due_month, duty.due_day = due.due_month, due.due_day


def _value(read: float | int | None) -> Decimal | None:
    """The number as it is kept; none where it is none, or larger than anybody can owe."""
    if read is None:
        return None
    try:
        value = round(Decimal(str(read)), 2)
    except InvalidOperation:
        return None
    return value if 0 <= value < MOST else None
