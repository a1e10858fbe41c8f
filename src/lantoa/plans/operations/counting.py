"""What counts for a duty of a plan in force: changed with a reason, by whoever answers for the plan."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from decimal import Decimal
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.kit import audit
from lantoa.kit.access import Refused, require
from lantoa.kit.actors import Actor
from lantoa.plans.models import Duty
from lantoa.plans.operations import fan_out
from lantoa.plans.states import PlanState


@dataclass(frozen=True)
class Counting:
    """The switches of a duty; `value` only where the plan leaves it to another document."""

    include_lower_level: bool
    need_both_kinds: bool
    eligible_subjects: tuple[str, ...]  # empty: whom the programme counts
    needs_publications: int | None  # None: as the programme says
    needs_adoptions: int | None
    value: Decimal | None = None


@transaction.atomic
def configure_duty(duty: Duty, counting: Counting, *, reason: str, by: Actor, at: datetime) -> Duty:
    """Count otherwise from now on, for all periods. What the text of a signed plan says stays as it is."""
    require(by, "decide", duty)
    duty = Duty.objects.select_for_update(of=("self",)).select_related("plan").get(pk=duty.pk)
    if duty.plan.state not in (PlanState.REVIEW, PlanState.RUNNING):
        raise Refused(_("The plan is not in force. Nothing more is recorded under it."))
    if not reason.strip():
        raise ValidationError({"reason": _("Give the reason.")})
    if counting.value != duty.value and duty.by_reference_id is None:
        raise ValidationError({"value": _("The plan itself says how many. Only a later plan changes that.")})
    with audit.watching(duty, "configure_duty", by=by, at=at, note=reason.strip()):
        for field in fields(counting):
            setattr(duty, field.name, getattr(counting, field.name))
        duty.eligible_subjects = list(counting.eligible_subjects)
        duty.full_clean(exclude=["plan", "clause", "by_reference", "measure"])
        duty.save()
    fan_out.request(duty.plan, at=at, cause=uuid4().hex)
    return duty
