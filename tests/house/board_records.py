"""A programme, one period of what it asks for, and a reminder, of the world that is asked about."""

from __future__ import annotations

from typing import Any

from django.utils.timezone import now

from lantoa.organisations.models import Body
from lantoa.plans.models import Reminder
from lantoa.plans.states import PlanState
from tests.plans.worlds import duty_of, owes, plan_of, term_of


def records_at(title: str, text: str, body: Body) -> dict[str, Any]:
    """Under review, so that nobody can show it to the public by asking; the body owes its own duty."""
    plan = plan_of(body, title=title, number="", number_key="", state=PlanState.REVIEW)
    duty = duty_of(plan, "Giới thiệu điển hình")
    owes(duty, body)
    term = term_of(duty)
    reminder = Reminder.objects.create(plan=plan, duty=duty, term=term, body=body, text=text, sent_at=now())
    return {"programme": plan, "term": term, "reminder": reminder}
