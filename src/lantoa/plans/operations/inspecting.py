"""Keeps as rows which bodies inspect a programme, so that its reach can be asked of the database."""

from __future__ import annotations

from lantoa.organisations.models import Body
from lantoa.plans.models import Plan
from lantoa.plans.options import options_of


def name_inspectors(plan: Plan) -> None:
    """Have those inspect `plan` that its options name. Part of whatever writes the options."""
    plan.inspected_by.set(Body.objects.filter(pk__in=options_of(plan).inspecting))
