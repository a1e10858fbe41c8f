"""The settings of a whole programme are changed, with a reason."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.plans.models import Plan
from lantoa.plans.options import Options, stored


@transaction.atomic
def choose(plan: Plan, options: Options, *, reason: str, by: Actor, at: datetime) -> Plan:
    """Have `options` hold for the programme from now on. Only what differs from the defaults is kept."""
    require(by, "decide", plan)
    if not reason.strip():
        raise ValidationError({"reason": _("Give the reason.")})
    locked = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    with audit.watching(locked, "change_settings", by=by, at=at, fields=["options"], note=reason.strip()):
        locked.options = stored(options)
        locked.save(update_fields=["options"])
    return locked
