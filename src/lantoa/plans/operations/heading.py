"""The header of a plan is corrected while it is under review. A plan in force is signed: a later one amends it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.kit import audit
from lantoa.kit.access import Refused, require
from lantoa.kit.actors import Actor
from lantoa.plans import events
from lantoa.plans.models import Plan
from lantoa.plans.numbers import number_key
from lantoa.plans.states import PlanState

FIELDS = (
    "title", "kind", "number", "issued_on", "place", "authority", "position", "signer", "first_day", "last_day",
    "after", "succession",
)  # fmt: skip


def version_of(plan: Plan) -> str:
    """Stands for the header as it is at this moment."""
    kept = json.dumps(audit.values_of(plan, FIELDS), cls=DjangoJSONEncoder)
    return hashlib.sha256(kept.encode()).hexdigest()[:16]


@transaction.atomic
def change(plan: Plan, values: Mapping[str, Any], *, version: str, by: Actor, at: datetime) -> Plan:
    """Put `values` into the header. `version` is that of the header that the person saw."""
    require(by, "keep", plan)
    locked = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if locked.state != PlanState.REVIEW:
        raise Refused(_("The plan is no longer under review. A later plan can amend it."))
    if version_of(locked) != version:
        raise Refused(_("Somebody has changed the header meanwhile. Open it again and look at what it says now."))
    with audit.watching(locked, "change_plan", by=by, at=at):
        for name, value in values.items():
            setattr(locked, name, value)
        locked.number_key = number_key(locked.number)
        _require_sense(locked)
        locked.full_clean(exclude=["body", "file", "recorded_by"], validate_constraints=False)
        locked.save()
    events.plan_read.send(Plan, plan=locked, at=at)
    return locked


def _require_sense(plan: Plan) -> None:
    if plan.first_day and plan.last_day and plan.first_day > plan.last_day:
        raise ValidationError({"last_day": _("The plan would end before it begins. Correct one of the two days.")})
    if bool(plan.after) != bool(plan.succession):
        raise ValidationError({"succession": _("Say which earlier plan, and what this one does to it: both, or none.")})
    if plan.after_id == plan.pk:
        raise ValidationError({"after": _("A plan cannot come after itself.")})
