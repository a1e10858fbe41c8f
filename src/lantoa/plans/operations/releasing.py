"""Showing a programme to the public, and taking it back."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.plans.access import SHOWN_BELOW
from lantoa.plans.models import Plan


def release(plan: Plan, *, by: Actor, at: datetime) -> Plan:
    """Show what the plan promises, by whom and how far it is. ValidationError before it runs."""
    require(by, "release", plan)
    if plan.state not in SHOWN_BELOW:
        raise ValidationError(_("Put the plan into force first: what nobody owes yet is no promise."))
    return _set(plan, True, "release", by=by, at=at)


def withhold(plan: Plan, *, by: Actor, at: datetime) -> Plan:
    """Show it no longer."""
    require(by, "release", plan)
    return _set(plan, False, "withhold", by=by, at=at)


@transaction.atomic
def _set(plan: Plan, released: bool, verb: str, *, by: Actor, at: datetime) -> Plan:
    locked = Plan.objects.select_for_update().get(pk=plan.pk)
    with audit.watching(locked, verb, by=by, at=at, fields=["released"]):
        locked.released = released
        locked.save(update_fields=["released"])
    return locked
