"""Criteria that a plan states, when it is put into force, become a draft of its body in `movements`.

When the start of the plan is recalled, the draft is handed back, unless somebody relies on it already.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from lantoa.kit.actors import Actor
from lantoa.movements.operations.taking_over import PlanSource, StatedCriterion, hand_back, take_over
from lantoa.movements.queries.of_plans import drafted, relied_on
from lantoa.plans.events import clause_taken, plan_recalled
from lantoa.plans.models import Clause, ClauseKind, Plan
from lantoa.plans.recall import Hanging, register


def connect() -> None:
    """Hear what `plans` announces."""
    clause_taken.connect(hear, dispatch_uid="criteria of a plan")
    plan_recalled.connect(hear_recall, dispatch_uid="criteria of a recalled plan")
    register(Hanging(stands=lambda plan: relied_on(plan.pk), goes=lambda plan: drafted(plan.pk)))


def hear(clause: Clause, by: Actor, at: datetime, **_options: Any) -> None:
    """Hand a criterion over; events and cited documents are no matter of `movements`."""
    if clause.kind == ClauseKind.CRITERION:
        take_over(source_of(clause.plan), stated(clause), by=by, at=at)


def hear_recall(plan: Plan, by: Actor, at: datetime, reason: str, **_options: Any) -> None:
    """Hand the draft back."""
    hand_back(plan.pk, by=by, at=at, reason=reason)


def source_of(plan: Plan) -> PlanSource:
    """The plan in the words of `movements`."""
    return PlanSource(plan.pk, plan.body, plan.title, plan.number, plan.issued_on)


def stated(clause: Clause) -> StatedCriterion:
    """The clause in the words of `movements`."""
    return StatedCriterion(clause.pk, clause.quote, clause.field, clause.section, clause.start)
