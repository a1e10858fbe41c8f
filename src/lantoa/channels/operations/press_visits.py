"""Visits of the press are arranged and kept on record: Plan of Triệu Sơn VI.1 has journalists helped at their work."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lantoa.channels.models import PressVisit
from lantoa.channels.press_states import PRESS_VISIT_MOVES, VisitState, has_come
from lantoa.kit import audit
from lantoa.kit.access import Refused, require
from lantoa.kit.actors import Actor


@transaction.atomic
def arrange(visit: PressVisit, *, by: Actor, at: datetime) -> PressVisit:
    """Record that the press comes. ValidationError: it asked after today, or after the day on which it comes."""
    require(by, "keep", visit)
    _require_days(visit, at)
    visit.at, visit.by_id = at, by.person.pk if by.person else None
    visit.save(force_insert=True)
    audit.record("arrange_press_visit", visit, by=by, at=at)
    return visit


@transaction.atomic
def change(visit: PressVisit, values: dict[str, Any], *, by: Actor, at: datetime) -> PressVisit:
    """Another day, place or host. Refused: it is over. ValidationError as `arrange`."""
    locked = PressVisit.objects.select_for_update(of=("self",)).get(pk=visit.pk)
    require(by, "keep", locked)
    if locked.state != VisitState.PLANNED:
        raise Refused(_("The visit is over. Plan it again, then change it."))
    with audit.watching(locked, "change_press_visit", by=by, at=at):
        for name, value in values.items():
            setattr(locked, name, value)
        _require_days(locked, at)
        locked.save()
    return locked


def hold(visit: PressVisit, outcome: str = "", *, by: Actor, at: datetime) -> PressVisit:
    """They were here, and that came of it. Refused: the day is still to come."""
    with PRESS_VISIT_MOVES["hold_press_visit"].of(visit, by=by, at=at) as moved:
        if not (answer := has_come(moved, localdate(at))):
            raise Refused(answer.reason)
        moved.outcome = outcome.strip()
    return moved


def call_off(visit: PressVisit, *, by: Actor, at: datetime, reason: str = "") -> PressVisit:
    """They do not come. MoveRefused: without a reason."""
    with PRESS_VISIT_MOVES["call_off_press_visit"].of(visit, by=by, at=at, reason=reason) as moved:
        pass
    return moved


def plan_again(visit: PressVisit, *, by: Actor, at: datetime, reason: str = "") -> PressVisit:
    """They come after all, or what was recorded was a mistake."""
    with PRESS_VISIT_MOVES["plan_press_visit_again"].of(visit, by=by, at=at, reason=reason) as moved:
        moved.outcome = ""
    return moved


def _require_days(visit: PressVisit, at: datetime) -> None:
    if visit.asked_on > localdate(at):
        raise ValidationError({"asked_on": _("That day is still to come.")})
    if visit.on < visit.asked_on:
        raise ValidationError({"on": _("They cannot come before they asked.")})
