"""It is taken back that a plan was put into force, as long as nothing hangs on it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.kit.actors import Actor
from lantoa.plans import events
from lantoa.plans.models import Obligation, Plan, Term
from lantoa.plans.operations.running import resume
from lantoa.plans.queries.recalling import replaced_by
from lantoa.plans.states import PLAN_MOVES


@transaction.atomic
def recall(plan: Plan, *, by: Actor, at: datetime, reason: str) -> Plan:
    """Put a plan that was started by mistake back under review, with everything that was confirmed.

    What was worked out goes, the public no longer sees it, and the plan that it replaced is in force again. Refused
    as soon as anybody did something under it.
    """
    earlier = replaced_by(plan)
    with PLAN_MOVES["recall"].of(plan, by=by, at=at, reason=reason) as recalled:
        Obligation.objects.filter(duty__plan=recalled).delete()
        Term.objects.filter(duty__plan=recalled).delete()
        recalled.released = False
    events.plan_recalled.send(Plan, plan=recalled, by=by, at=at, reason=reason)
    if earlier:
        words = _("“%(plan)s” was recalled: %(reason)s") % {"plan": recalled, "reason": reason}
        resume(earlier, by=by, at=at, reason=words)
    return recalled
