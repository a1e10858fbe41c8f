"""Criteria that a plan states, when it is put into force, become a draft of its body in `movements`."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from lantoa.kit.actors import Actor
from lantoa.movements.operations.taking_over import PlanSource, StatedCriterion, take_over
from lantoa.plans.events import clause_taken
from lantoa.plans.models import Clause, ClauseKind, Plan


def connect() -> None:
    """Hear what `plans` announces."""
    clause_taken.connect(hear, dispatch_uid="criteria of a plan")


def hear(clause: Clause, by: Actor, at: datetime, **_options: Any) -> None:
    """Hand a criterion over; events and cited documents are no matter of `movements`."""
    if clause.kind == ClauseKind.CRITERION:
        take_over(source_of(clause.plan), stated(clause), by=by, at=at)


def source_of(plan: Plan) -> PlanSource:
    """The plan in the words of `movements`."""
    return PlanSource(plan.pk, plan.body, plan.title, plan.number, plan.issued_on)


def stated(clause: Clause) -> StatedCriterion:
    """The clause in the words of `movements`."""
    return StatedCriterion(clause.pk, clause.quote, clause.field, clause.section, clause.start)
