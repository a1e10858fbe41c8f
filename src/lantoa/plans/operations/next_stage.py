"""The next stage of a programme: a new plan that continues it, in which every earlier duty is accounted for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Body
from lantoa.plans import events
from lantoa.plans.models import Carrying, Carryover, Clause, Duty, DutyActor, Plan, PlanSuccession
from lantoa.plans.models.clauses import Origin
from lantoa.plans.numbers import number_key
from lantoa.plans.operations.inspecting import name_inspectors
from lantoa.plans.options import for_the_next_stage
from lantoa.plans.queries.answering import bodies_today, chosen_today
from lantoa.plans.queries.next_stage import EarlierDuty, earlier_duties
from lantoa.plans.states import ClauseState, PlanState

CONTINUED = (PlanState.RUNNING, PlanState.ENDED)
# What a duty takes along; its days and its reference belong to the document before.
KEPT = (
    "is_request measure comparator value is_share unit of_each cadence due_month due_day grace addressee"
    " include_lower_level need_both_kinds eligible_subjects eligible_fields needs_publications needs_adoptions"
).split()


@dataclass(frozen=True)
class Stage:
    """The header of the new plan."""

    title: str
    first_day: date
    last_day: date
    number: str = ""
    issued_on: date | None = None


@dataclass(frozen=True)
class Decision:
    """What becomes of one earlier duty; `what` and `value` only where it is carried over changed."""

    carrying: str
    reason: str = ""
    what: str = ""
    value: Decimal | None = None


@transaction.atomic
def next_stage(plan: Plan, stage: Stage, decisions: dict[int, Decision], *, by: Actor, at: datetime) -> Plan:
    """Begin the next stage of `plan`; `decisions` are by the id of the earlier duty. It is under review at first.

    Bodies that have ended since are replaced by whoever answers for them today; where nobody does, or several do, the
    actor waits for a person. ValidationError names what is not decided. Discarding the new plan takes it all back.
    """
    require(by, "start", plan)
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    earlier = earlier_duties(plan, on=localdate(at))
    _check(plan, stage, earlier, decisions)
    new = _plan(plan, stage, by=by, at=at)
    audit.record("next_stage", new, by=by, at=at, note=str(plan))
    carried = [_carry(new, each, decisions[each.duty.pk], by=by, at=at) for each in earlier]
    events.plan_read.send(Plan, plan=new, at=at)
    audit.record_many((audit.Act("carry_over", each, note=each.reason) for each in carried), by=by, at=at)
    return new


def _check(plan: Plan, stage: Stage, earlier: Sequence[EarlierDuty], decisions: dict[int, Decision]) -> None:
    if plan.state not in CONTINUED:
        raise ValidationError(_("Only a plan that is or was in force has a next stage."))
    if stage.first_day > stage.last_day:
        raise ValidationError({"last_day": _("The last day lies before the first.")})
    later = plan.later.filter(succession=PlanSuccession.CONTINUES).exclude(state=PlanState.DISCARDED).first()
    if later:
        raise ValidationError(_("The next stage has begun already: %(plan)s.") % {"plan": later})
    if missing := sum(each.duty.pk not in decisions for each in earlier):
        told = ngettext("%(count)d duty is not decided.", "%(count)d duties are not decided.", missing)
        raise ValidationError(told % {"count": missing})
    for each in earlier:
        decision = decisions[each.duty.pk]
        if decision.carrying == Carrying.DROPPED and not decision.reason.strip():
            raise ValidationError(_("Say why it is dropped: %(what)s") % {"what": each.duty})


def _plan(plan: Plan, stage: Stage, *, by: Actor, at: datetime) -> Plan:
    body = bodies_today([plan.body_id], on=localdate(at))[plan.body_id]
    if body is None:
        raise ValidationError(_("Nobody answers alone for %(body)s. Send the plan in anew.") % {"body": plan.body})
    new = Plan(
        body=body,
        title=stage.title,
        kind=plan.kind,
        number=stage.number,
        number_key=number_key(stage.number),
        issued_on=stage.issued_on,
        first_day=stage.first_day,
        last_day=stage.last_day,
        state=PlanState.REVIEW,
        options=chosen_today(for_the_next_stage(plan.options), on=localdate(at)),
        after=plan,
        succession=PlanSuccession.CONTINUES,
        recorded_by_id=_person(by),
        recorded_at=at,
    )
    require(by, "start", new)
    new.save(force_insert=True)
    name_inspectors(new)
    return new


def _carry(new: Plan, each: EarlierDuty, decision: Decision, *, by: Actor, at: datetime) -> Carryover:
    became = None if decision.carrying == Carrying.DROPPED else _duty(new, each, decision, by=by, at=at)
    return Carryover.objects.create(
        plan=new, duty=each.duty, decision=decision.carrying, became=became, reason=decision.reason
    )


def _duty(new: Plan, each: EarlierDuty, decision: Decision, *, by: Actor, at: datetime) -> Duty:
    """The duty in the new plan, confirmed by whoever decided about it, with its actors as of today."""
    old, changed = each.duty, decision.carrying == Carrying.CHANGED
    what = decision.what or old.what if changed else old.what
    clause = Clause.objects.create(
        plan=new,
        kind=old.clause.kind,
        section=old.clause.section,
        quote=what,
        origin=Origin.PERSON,
        state=ClauseState.CONFIRMED,
        decided_by_id=_person(by),
        decided_at=at,
    )
    kept: dict[str, Any] = {name: getattr(old, name) for name in KEPT}
    if changed:
        kept["value"] = decision.value
    duty = Duty.objects.create(plan=new, clause=clause, what=what, **kept)
    DutyActor.objects.bulk_create(_actor(duty, actor.actor, actor.today) for actor in each.actors)
    return duty


def _actor(duty: Duty, old: DutyActor, today: Body | None) -> DutyActor:
    sure = old.is_sure and (old.body_id is None or today is not None)
    return DutyActor(
        duty=duty, part=old.part, words=old.words, body=today, group=old.group, is_sure=sure, order=old.order
    )


def _person(by: Actor) -> int | None:
    return by.person.pk if by.person else None
