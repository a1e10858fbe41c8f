"""What can be done to an errand."""

from datetime import date, datetime

from django.core.exceptions import ValidationError

from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Body
from tests.desk.app.models import MOVES, Errand


def add(*, body: Body, title: str, due: date, by: Actor, at: datetime) -> Errand:
    errand = Errand(body=body, title=title, due=due)
    require(by, "change", errand)
    if title == "cấm":
        raise ValidationError({"title": "Không dùng từ này."})
    errand.save()
    audit.record("add", errand, by=by, at=at)
    return errand


def postpone(errand: Errand, *, due: date, by: Actor, at: datetime) -> Errand:
    require(by, "change", errand)
    with audit.watching(errand, "postpone", by=by, at=at):
        errand.due = due
        errand.save()
    return errand


def move(name: str, errand: Errand, *, by: Actor, at: datetime, reason: str = "") -> Errand:
    with MOVES[name].of(errand, by=by, at=at, reason=reason) as moved:
        return moved
