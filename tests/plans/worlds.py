"""Plans, duties and evidence for tests, written as rows: what the engine makes of a plan is tested on its own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal

from lantoa.organisations.models import Body
from lantoa.plans.models import Clause, ClauseKind, Duty, Evidence, EvidenceKind, Obligation, Plan, Term
from lantoa.plans.states import ClauseState, EvidenceState, PlanState

NOON = datetime(2026, 11, 23, 5, tzinfo=UTC)
TODAY = date(2026, 11, 23)
YEAR = (date(2026, 1, 1), date(2027, 1, 1))


def plan_of(body: Body, **fields: object) -> Plan:
    """A plan of `body` that runs for the year, unless told otherwise."""
    return Plan.objects.create(
        **{
            "body": body,
            "title": "Tuyên truyền gương điển hình tiên tiến",
            "number": "12/KH-UBND",
            "number_key": "12/kh-ubnd",
            "first_day": YEAR[0],
            "last_day": date(2026, 12, 31),
            "state": PlanState.RUNNING,
            "recorded_at": NOON,
        }
        | fields
    )


def duty_of(plan: Plan, what: str = "Giới thiệu điển hình", *, section: str = "II.1", **fields: object) -> Duty:
    """A duty of `plan` with its confirmed clause."""
    kind = fields.pop("kind", ClauseKind.TARGET)
    clause = Clause.objects.create(plan=plan, kind=kind, section=section, quote=what, state=ClauseState.CONFIRMED)
    return Duty.objects.create(**{"plan": plan, "clause": clause, "what": what, "measure": "work_done"} | fields)


def term_of(duty: Duty, since: date = YEAR[0], until: date = YEAR[1], *, due_on: date | None = None) -> Term:
    """One period of `duty`."""
    return Term.objects.create(duty=duty, since=since, until=until, due_on=due_on)


def quarters_of(duty: Duty, year: int = 2026) -> list[Term]:
    """Its four quarters, each due on the day after it ends."""
    days = [*(date(year, month, 1) for month in (1, 4, 7, 10)), date(year + 1, 1, 1)]
    return [term_of(duty, since, until, due_on=until) for since, until in zip(days, days[1:], strict=False)]


def owes(duty: Duty, *bodies: Body, since: date = YEAR[0], until: date = YEAR[1]) -> None:
    """Each of `bodies` owes `duty` by itself."""
    for body in bodies:
        Obligation.objects.create(duty=duty, body=body, counted=body, since=since, until=until)


def did(term: Term, body: Body, amount: int = 1, *, state: str = EvidenceState.ACCEPTED, **fields: object) -> Evidence:
    """Something that `body` did in `term`, with a number to show it."""
    return Evidence.objects.create(
        **{
            "duty": term.duty,
            "term": term,
            "body": body,
            "on": term.since,
            "amount": Decimal(amount),
            "kind": EvidenceKind.NUMBER,
            "title": "Bài viết về gương tốt",
            "state": state,
            "recorded_at": NOON,
        }
        | fields
    )


def all_did(term: Term, bodies: Iterable[Body], amount: int = 1) -> None:
    """Each of `bodies` did as much."""
    for body in bodies:
        did(term, body, amount)
