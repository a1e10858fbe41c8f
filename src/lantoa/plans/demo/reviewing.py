"""The plan of a commune for 2026, sent in by its officer, really read, and left half reviewed."""

from __future__ import annotations

from datetime import datetime

from lantoa.kit.actors import Actor
from lantoa.organisations.models import Body, Membership, Role
from lantoa.plans.models import Plan
from lantoa.plans.numbers import number_key
from lantoa.plans.operations import deciding, reading, sending
from lantoa.plans.states import ClauseState, PlanState
from vanban.samples import plan_of_dong_mai

COMMUNE, NUMBER = "vn-x15664", "18/KH-UBND"
#: The sample is of an invented commune; here a commune of the demo issues it.
NAMES = {
    "ĐÔNG MAI": "TRIỆU SƠN",
    "Đông Mai": "Triệu Sơn",
    "AN SƠN": "THANH HÓA",
    "An Sơn": "Thanh Hóa",
}
CONFIRMED = 6


def send_in_and_review(*, at: datetime) -> None:
    """As the commune's officer of the demo would, unless it is here."""
    body = Body.objects.filter(code=COMMUNE).first()
    officer = Membership.objects.filter(body=body, role=Role.OFFICER, person__is_demo=True).first()
    if body is None or officer is None or Plan.objects.filter(body=body, number_key=number_key(NUMBER)).exists():
        return
    by = Actor(officer.person)
    plan = reading.take(sending.send_text(body, text(), by=by, at=at), at=at)
    if plan.state == PlanState.REVIEW:
        unseen = plan.clauses.filter(state=ClauseState.UNSEEN).order_by("start", "pk")
        deciding.confirm_many(list(unseen[:CONFIRMED]), by=by, at=at)


def text() -> str:
    """The sample with the names of the demo."""
    found = plan_of_dong_mai()
    for invented, name in NAMES.items():
        found = found.replace(invented, name)
    return found
