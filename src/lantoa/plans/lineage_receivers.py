"""Plans find their parents and children as soon as they are read, and again when their headers change."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from lantoa.plans.events import plan_read, plan_started
from lantoa.plans.models import Plan
from lantoa.plans.operations import lineage


@receiver([plan_read, plan_started])
def find_relatives(plan: Plan, at: datetime, **_signal: Any) -> None:
    """Link the plan with what it cites and with what cites it."""
    lineage.connect(plan, at=at)
