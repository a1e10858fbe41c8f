"""Writes the programmes of the demo: their text as clauses that somebody confirmed, their duties, and who owes them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time
from typing import Any

from lantoa.kit.actors import PLATFORM
from lantoa.organisations.models import Body, BodyKind, Group, Tree
from lantoa.plans.demo.continuing import COMMUNES
from lantoa.plans.demo.shapes import Programme, Promise
from lantoa.plans.models import Citation, Clause, Duty, DutyActor, Plan
from lantoa.plans.models.clauses import Origin
from lantoa.plans.numbers import number_key
from lantoa.plans.operations import lineage, running, sending
from lantoa.plans.states import ClauseState


def missing(programmes: Iterable[Programme]) -> list[Programme]:
    """Those that are not here yet, and whose body is."""
    bodies = set(Body.objects.filter(code__in=[each.body for each in programmes]).values_list("code", flat=True))
    here = set(Plan.objects.exclude(body__code=None).values_list("body__code", "number_key"))
    return [each for each in programmes if each.body in bodies and (each.body, number_key(each.number)) not in here]


def build(programme: Programme) -> Plan:
    """The programme in force, as its office would have put it there on the day of issue."""
    at = datetime.combine(programme.issued_on, time(2), UTC)  # nine in the morning in Vietnam
    plan = sending.send_blank(_header(programme), by=PLATFORM, at=at)
    _cite(plan, programme)
    lineage.connect(plan, at=at)
    for place, promise in enumerate(programme.promises):
        _promise(plan, promise, place, at)
    return running.start(plan, by=PLATFORM, at=at)


def _header(programme: Programme) -> Plan:
    first_day, last_day = programme.days
    return Plan(
        body=Body.objects.get(code=programme.body),
        title=programme.title,
        number=programme.number,
        issued_on=programme.issued_on,
        first_day=first_day,
        last_day=last_day,
        released=programme.released,
    )


def _cite(plan: Plan, programme: Programme) -> None:
    """What it carries out, with the day and issuer where that plan is here, and what it names besides."""
    basis = Plan.objects.filter(number_key__in=[number_key(each) for each in programme.basis]).select_related("body")
    for order, parent in enumerate(basis):
        about = {"issued_on": parent.issued_on, "issuer": parent.body.name, "is_basis": True}
        _citation(plan, parent.number, order, **about).save()
    for order, number in enumerate(programme.cites, start=len(basis)):
        _citation(plan, number, order).save()


def _citation(plan: Plan, number: str, order: int, **about: Any) -> Citation:
    kind = "Kế hoạch" if "/KH" in number else "Quyết định"
    return Citation(plan=plan, kind=kind, number=number, number_key=number_key(number), order=order, **about)


def _promise(plan: Plan, promise: Promise, place: int, at: datetime) -> None:
    clause = Clause.objects.create(
        plan=plan,
        kind=promise.kind,
        section=promise.section,
        quote=promise.what,
        start=None,
        origin=Origin.PERSON,
        state=ClauseState.CONFIRMED,
        decided_at=at,
    )
    fields = {name: _value(plan, name, value) for name, value in promise.more.items()}
    duty = Duty(plan=plan, clause=clause, what=promise.what, measure=promise.measure, cadence=promise.cadence, **fields)
    duty.save(force_insert=True)
    actors = [_actor(plan, duty, lead, order) for order, lead in enumerate(promise.leads)]
    DutyActor.objects.bulk_create(actor for actor in actors if actor is not None)


def _value(plan: Plan, name: str, value: Any) -> Any:
    return plan.citations.get(number=value) if name == "by_reference" else value


def _actor(plan: Plan, duty: Duty, lead: str, order: int) -> DutyActor | None:
    """The body with this code, or else the group with this name; a body that is not here owes nothing."""
    body = Body.objects.filter(code=lead).first()
    group = None if body else _group(plan.body, lead)
    if body is None and group is None:
        return None
    return DutyActor(duty=duty, words=str(body or group), body=body, group=group, is_sure=True, order=order)


def _group(body: Body, name: str) -> Group | None:
    if name == COMMUNES:
        province = Body.objects.get(code="vn-38")
        kinds = [BodyKind.COMMUNE, BodyKind.WARD]
        about = {"tree": Tree.GOVERNMENT, "under": province, "kinds": kinds, "direct": True}
        return Group.objects.get_or_create(body=body, name=name, defaults=about)[0]
    return Group.objects.filter(body=body, name=name).first()
