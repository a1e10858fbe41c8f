"""The clauses of two plans as they are compared."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from lantoa.plans.comparing import Pair, Statement, compare
from lantoa.plans.models import Clause, ClauseKind, Duty, Plan
from lantoa.plans.states import ClauseState

#: What was not confirmed yet is compared as the reader found it; what was rejected or taken apart is not there.
COMPARED = (ClauseState.CONFIRMED, ClauseState.UNSEEN)
GROUPS = {
    ClauseKind.TARGET: "duties",  # one office's target is another's task
    ClauseKind.TASK: "duties",
    ClauseKind.CRITERION: "criteria",
    ClauseKind.EVENT: "events",
}


def compared(upper: Plan, lower: Plan) -> list[Pair]:
    """What `lower` made of `upper`, clause by clause; two queries."""
    return compare(statements(upper), statements(lower))


def statements(plan: Plan) -> list[Statement]:
    """The clauses of `plan` in the order of its text."""
    clauses = plan.clauses.filter(state__in=COMPARED, kind__in=GROUPS).select_related("duty")
    return [_statement(clause) for clause in clauses.order_by("start", "pk")]


def _statement(clause: Clause) -> Statement:
    group = GROUPS[ClauseKind(clause.kind)]
    duty: Duty | None = getattr(clause, "duty", None)
    asked = _of_duty(duty) if duty else _of_reading(clause.read)
    return Statement(clause.pk, group, clause.section, clause.quote, **asked)


def _of_duty(duty: Duty) -> dict[str, Any]:
    return {
        "value": duty.value,
        "comparator": duty.comparator,
        "cadence": duty.cadence,
        "is_request": duty.is_request,
    }


def _of_reading(read: dict[str, Any]) -> dict[str, Any]:
    value = read.get("value")
    return {
        "value": None if value is None else Decimal(str(value)),
        "comparator": read.get("comparator") or ">=",
        "cadence": read.get("period") or "",
        "is_request": bool(read.get("request")),
    }
