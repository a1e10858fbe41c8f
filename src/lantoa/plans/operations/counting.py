"""What counts for a duty of a plan in force: changed with a reason, by whoever answers for the plan."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lantoa.kit import audit
from lantoa.kit.access import Refused, require
from lantoa.kit.actors import Actor
from lantoa.plans.fields import counts_fields, fields_for
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
    eligible_fields: tuple[int, ...] = ()  # ids of fields of work (`plans.fields`); empty: every field


@transaction.atomic
def configure_duty(duty: Duty, counting: Counting, *, reason: str, by: Actor, at: datetime) -> Duty:
    """Count otherwise from now on, for all periods. What the text of a signed plan says stays as it is."""
    require(by, "decide", duty)
    duty = Duty.objects.select_for_update(of=("self",)).select_related("plan__body").get(pk=duty.pk)
    if duty.plan.state not in (PlanState.REVIEW, PlanState.RUNNING):
        raise Refused(_("The plan is not in force. Nothing more is recorded under it."))
    if not reason.strip():
        raise ValidationError({"reason": _("Give the reason.")})
    if counting.value != duty.value and duty.by_reference_id is None:
        raise ValidationError({"value": _("The plan itself says how many. Only a later plan changes that.")})
    before, chosen = _told(duty), _chosen(duty, counting.eligible_fields, localdate(at))
    for field in fields(counting):
        setattr(duty, field.name, getattr(counting, field.name))
    duty.eligible_subjects, duty.eligible_fields = list(counting.eligible_subjects), chosen
    duty.full_clean(exclude=["plan", "clause", "by_reference", "measure"])
    duty.save()
    if changes := audit.differences(before, _told(duty)):
        audit.record("configure_duty", duty, by=by, at=at, changes=changes, note=reason.strip())
    fan_out.request(duty.plan, at=at, cause=uuid4().hex)
    return duty


def _chosen(duty: Duty, wanted: tuple[int, ...], today: date) -> dict[str, str]:
    """The names of the fields `wanted`, by id; one that was chosen before may stay though it is no longer offered."""
    if wanted and not counts_fields(duty.measure):
        told = _("What is counted here has no field of work. Untick the fields.")
        raise ValidationError({"eligible_fields": told})
    known = {**duty.eligible_fields, **{str(pk): name for pk, name in fields_for(duty.plan.body, today).items()}}
    if any(str(pk) not in known for pk in wanted):
        told = _("One of these fields is none that the body of the plan can use. Open the page again and choose anew.")
        raise ValidationError({"eligible_fields": told})
    return {str(pk): known[str(pk)] for pk in wanted}


def _told(duty: Duty) -> dict[str, Any]:
    """What the history tells of `duty`: fields by their names."""
    return audit.values_of(duty) | {"eligible_fields": ", ".join(duty.eligible_fields.values())}
