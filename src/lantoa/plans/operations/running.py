"""A reviewed plan is put into force, ended, replaced by a later one, or never used."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from lantoa.kit.actors import Actor
from lantoa.plans import events
from lantoa.plans.models import Plan, PlanSuccession
from lantoa.plans.models.clauses import BINDING
from lantoa.plans.states import PLAN_MOVES, ClauseState, PlanState


@transaction.atomic
def start(plan: Plan, *, by: Actor, at: datetime) -> Plan:
    """Put a plan into force. The plan that it replaces leaves it at the same moment; all done under that one stays."""
    with PLAN_MOVES["start"].of(plan, by=by, at=at) as started:
        pass
    earlier = started.after
    if earlier and started.succession == PlanSuccession.REPLACES and earlier.state == PlanState.RUNNING:
        replace(earlier, by=by, at=at, reason=str(started))
    events.plan_started.send(Plan, plan=started, by=by, at=at)
    taken = started.clauses.filter(state=ClauseState.CONFIRMED).exclude(kind__in=BINDING)
    for clause in taken.select_related("citation", "plan"):
        events.clause_taken.send(Plan, clause=clause, by=by, at=at)
    return started


@transaction.atomic
def end(plan: Plan, *, by: Actor, at: datetime, reason: str) -> Plan:
    """End a plan before or at its last day. What was done under it stays, and nothing more is asked."""
    with PLAN_MOVES["end"].of(plan, by=by, at=at, reason=reason) as ended:
        pass
    events.plan_ended.send(Plan, plan=ended, by=by, at=at)
    return ended


@transaction.atomic
def replace(plan: Plan, *, by: Actor, at: datetime, reason: str = "") -> Plan:
    """A later plan stands in the place of this one; `reason` says which."""
    with PLAN_MOVES["replace"].of(plan, by=by, at=at, reason=reason) as replaced:
        pass
    events.plan_ended.send(Plan, plan=replaced, by=by, at=at)
    return replaced


@transaction.atomic
def resume(plan: Plan, *, by: Actor, at: datetime, reason: str) -> Plan:
    """Put a plan into force again that was ended or replaced too early."""
    with PLAN_MOVES["resume"].of(plan, by=by, at=at, reason=reason) as resumed:
        pass
    events.plan_started.send(Plan, plan=resumed, by=by, at=at)
    return resumed


def discard(plan: Plan, *, by: Actor, at: datetime, reason: str) -> Plan:
    """Never use a plan that was sent in; it is kept with its reason."""
    with PLAN_MOVES["discard"].of(plan, by=by, at=at, reason=reason) as discarded:
        pass
    return discarded
