"""Bodies ask to come and learn; those who are asked agree or decline, and record that the visit was held."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.replication.models import LearningVisit
from lantoa.replication.queries.sources import require_open
from lantoa.replication.states import VISIT_MOVES


@transaction.atomic
def ask(made: LearningVisit, *, by: Actor, at: datetime) -> LearningVisit:
    """Ask the body where the exemplar belongs. ValidationError: the day is over."""
    made.host = made.dossier.body
    require(by, "keep", made)
    require_open(by, made.dossier)
    if made.wished_on < localdate(at):
        raise ValidationError({"wished_on": _("This day is over.")})
    made.recorded_by_id, made.recorded_at = by.person.pk if by.person else None, at
    made.save(force_insert=True)
    audit.record("ask_to_learn", made, by=by, at=at)
    return made


def agree(visit: LearningVisit, on: date, answer: str, *, by: Actor, at: datetime) -> LearningVisit:
    """They may come on that day. ValidationError: it is over."""
    with VISIT_MOVES["agree"].of(visit, by=by, at=at, reason=answer) as moved:
        if on < localdate(at):
            raise ValidationError({"on": _("This day is over.")})
        moved.agreed_on, moved.answer = on, answer.strip()
    return moved


def decline(visit: LearningVisit, *, by: Actor, at: datetime, reason: str) -> LearningVisit:
    """They cannot come, for a reason that they read."""
    with VISIT_MOVES["decline"].of(visit, by=by, at=at, reason=reason) as moved:
        moved.agreed_on, moved.answer = None, reason.strip()
    return moved


def hold(visit: LearningVisit, on: date, attended: int, *, by: Actor, at: datetime) -> LearningVisit:
    """They came, on that day and so many. ValidationError: a day that lies ahead."""
    with VISIT_MOVES["hold"].of(visit, by=by, at=at) as moved:
        if on > localdate(at):
            raise ValidationError({"on": _("This day lies ahead.")})
        moved.held_on, moved.attended = on, attended
    return moved


def undo_hold(visit: LearningVisit, *, by: Actor, at: datetime, reason: str) -> LearningVisit:
    """That it was held was recorded by mistake."""
    with VISIT_MOVES["undo_hold"].of(visit, by=by, at=at, reason=reason) as moved:
        moved.held_on = moved.attended = None
    return moved


def call_off(visit: LearningVisit, *, by: Actor, at: datetime, reason: str) -> LearningVisit:
    """Who asked does not come."""
    with VISIT_MOVES["call_off"].of(visit, by=by, at=at, reason=reason) as moved:
        moved.agreed_on = None
    return moved


def ask_again(visit: LearningVisit, *, by: Actor, at: datetime, reason: str = "") -> LearningVisit:
    """Who asked would come after all."""
    with VISIT_MOVES["ask_again"].of(visit, by=by, at=at, reason=reason) as moved:
        moved.answer = ""
    return moved
