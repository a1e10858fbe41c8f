"""Plans with duties that real bodies owe, fanned out, for tests of the engine."""

from __future__ import annotations

from datetime import date

from lantoa.kit.actors import PLATFORM
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.kit.outbox.states import State
from lantoa.organisations.models import Body, BodyKind, Group, Tree
from lantoa.organisations.operations import groups
from lantoa.plans.models import Duty, DutyActor, Obligation, Plan
from lantoa.plans.operations import fan_out
from tests.organisations.worlds import NOON
from tests.plans.worlds import duty_of, plan_of

FIRST, LAST = date(2023, 1, 1), date(2025, 12, 31)
COMMUNES = (BodyKind.COMMUNE, BodyKind.TOWNSHIP, BodyKind.WARD)


def long_plan(body: Body, **fields: object) -> Plan:
    """A plan for the three years in which the districts came to an end."""
    return plan_of(body, **{"first_day": FIRST, "last_day": LAST} | fields)


def communes_of(body: Body, name: str = "Các xã") -> Group:
    """The communes below `body`."""
    definition = groups.Definition(name, Tree.GOVERNMENT, body, COMMUNES)
    return groups.define(body, definition, by=PLATFORM, at=NOON)


def owed_by(plan: Plan, *actors: Body | Group, **fields: object) -> Duty:
    """A duty of `plan` for which `actors` are responsible."""
    duty = duty_of(plan, **{"cadence": "quarter", "value": 2} | fields)
    for place, actor in enumerate(actors):
        DutyActor.objects.create(
            duty=duty,
            words=actor.name,
            order=place,
            is_sure=True,
            body=actor if isinstance(actor, Body) else None,
            group=actor if isinstance(actor, Group) else None,
        )
    return duty


def fanned_out(plan: Plan) -> Plan:
    """The same plan, its obligations written."""
    fan_out.fan_out(plan.pk)
    return plan


def rows(duty: Duty) -> set[tuple[str, str, date, date]]:
    """The obligations of `duty` by the names of their bodies."""
    found = Obligation.objects.filter(duty=duty).values_list("body__name", "counted__name", "since", "until")
    return set(found)


def work() -> int:
    """What the worker would do with the fan-outs that wait for it; how many there were."""
    waiting = list(OutgoingMessage.objects.filter(kind="plans.fan_out", state=State.WAITING))
    for message in waiting:
        fan_out.fan_out(message.payload["plan"])
    OutgoingMessage.objects.filter(pk__in=[message.pk for message in waiting]).update(state=State.DELIVERED)
    return len(waiting)
