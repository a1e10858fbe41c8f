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
from lantoa.plans.operations.inspecting import name_inspectors
from lantoa.plans.option_words import differences
from lantoa.plans.options import Budget, Options, options_of, stored


@transaction.atomic
def choose(plan: Plan, options: Options, *, reason: str, by: Actor, at: datetime) -> Plan:
    """Have `options` hold for the programme from now on. Only what differs from the defaults is kept.

    The log tells in words what was chosen before and what since. ValidationError by field: no reason, or choices that
    do not go together.
    """
    require(by, "decide", plan)
    if not reason.strip():
        raise ValidationError({"reason": _("Give the reason.")})
    _require_sense(options)
    locked = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if changes := differences(options_of(locked), options):
        locked.options = stored(options)
        locked.save(update_fields=["options"])
        name_inspectors(locked)
        audit.record("change_settings", locked, by=by, at=at, note=reason.strip(), changes=changes)
    return locked


def _require_sense(options: Options) -> None:
    first, last = options.review_from, options.review_to
    if not options.subjects:
        raise ValidationError({"subjects": _("Tick at least one: without anybody nothing would count.")})
    if (first is None) != (last is None):
        raise ValidationError({"review_to": _("Give both years, or none of them.")})
    if first is not None and last is not None and first > last:
        raise ValidationError({"review_to": _("The last year lies before the first one.")})
    if options.budget == Budget.AMOUNT and options.budget_amount is None:
        raise ValidationError({"budget_amount": _("Write the amount, or choose that it is stated without one.")})
