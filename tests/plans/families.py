"""Plans for tests of lineage: issued, citing one another, with clauses; without a file and without the reader."""

from __future__ import annotations

from datetime import date

from lantoa.organisations.models import Body
from lantoa.plans.models import Citation, Clause, Duty, Plan
from lantoa.plans.models.clauses import BINDING
from lantoa.plans.numbers import number_key
from lantoa.plans.states import PlanState
from tests.organisations.worlds import NOON

MARCH = date(2023, 3, 14)
MAY = date(2023, 5, 20)


def issued(body: Body, number: str = "", on: date | None = MAY, **fields: object) -> Plan:
    """A plan of `body` in force."""
    values: dict[str, object] = {"title": f"Kế hoạch của {body.name}", "state": PlanState.RUNNING, "recorded_at": NOON}
    values |= {"number": number, "number_key": number_key(number), "issued_on": on}
    return Plan.objects.create(body=body, **values | fields)


def citing(plan: Plan, number: str, on: date | None = None, issuer: str = "", **fields: object) -> Citation:
    """`plan` names a document as its legal basis."""
    values: dict[str, object] = {"is_basis": True, "kind": "Kế hoạch", "number_key": number_key(number)}
    values |= {"number": number, "issued_on": on, "issuer": issuer, "order": plan.citations.count()}
    return Citation.objects.create(plan=plan, **values | fields)


def clause(plan: Plan, words: str, kind: str = "task", **asked: object) -> Clause:
    """A confirmed clause of `plan`; for a target or task, `asked` is what its duty asks for."""
    place = {"start": plan.clauses.count(), "state": "confirmed"}
    if kind not in BINDING:
        return Clause.objects.create(plan=plan, kind=kind, quote=words, **place, **asked)
    made = Clause.objects.create(plan=plan, kind=kind, quote=words, **place)
    Duty.objects.create(plan=plan, clause=made, what=words, measure="work_done", **asked)
    return made
