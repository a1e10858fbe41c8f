"""Records of the lineage, sending and calendar of plans, one of each kind that hang on a body."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.timezone import now

from lantoa.organisations.models import Body, BodyKind
from lantoa.plans.models import Anniversary, CalendarFeed, Citation, Delivery, Plan, StoredFile
from lantoa.plans.states import PlanState
from tests.organisations.worlds import founded, person


def records_at(place: str, body: Body, secret: Any) -> dict[str, Any]:
    """A plan that cites something and was published; one that came from elsewhere; a day; and a secret address."""
    plan = _plan(body, secret("family", place))
    sender = founded(f"Sở ở nơi khác {place}", BodyKind.DEPARTMENT)
    received = _plan(sender, secret("received", place))
    return {
        "family": plan,
        "citation": Citation.objects.create(plan=plan, is_basis=True, kind="Kế hoạch", number="65/KH-UBND"),
        "posting": Delivery.objects.create(plan=plan, channel="Trang thông tin điện tử", sent_at=now()),
        "received": Delivery.objects.create(plan=received, body=body, sent_at=now()),
        "anniversary": Anniversary.objects.create(body=body, name=f"Ngày truyền thống {place}", month=3, day=9),
        "feed": CalendarFeed.objects.create(
            body=body, name=secret("feed", place), token_hash=f"feed {place}", made_by=person(), made_at=now()
        ),
    }


def _plan(body: Body, title: str) -> Plan:
    file = StoredFile.objects.create(
        body=body, name="ke-hoach.txt", media_type="text/plain", content=b"x", size=1, sha256="0" * 64, sent_at=now()
    )
    days = {"first_day": date(2020, 1, 1), "last_day": date(2099, 12, 31)}
    return Plan.objects.create(body=body, title=title, state=PlanState.RUNNING, file=file, recorded_at=now(), **days)
