"""Visits: planned, made with what was found, or called off; after one the next is planned by itself."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.exemplars.days import months_later
from lantoa.exemplars.models import Dossier, Milestone, MilestoneKind, Visit
from lantoa.exemplars.operations.milestones import note
from lantoa.exemplars.states import HONOURED, LIVE
from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused


@transaction.atomic
def plan(visit: Visit, *, by: Actor, at: datetime) -> Visit:
    """Plan the new `visit`; one at a time, so that the next one is never a question."""
    dossier = Dossier.objects.select_for_update(of=("self",)).get(pk=visit.dossier_id)
    require(by, "keep", dossier)
    if dossier.state not in LIVE:
        raise MoveRefused(_("The way of this exemplar has ended here: nothing more is planned for it."))
    if visit.planned_on < localdate(at):
        raise ValidationError({"planned_on": _("This day is over. Choose a coming day.")})
    if planned(dossier):
        raise MoveRefused(_("A visit is planned already: change its day, or record it first."))
    return _planned(visit, by, at)


@transaction.atomic
def put_off(visit: Visit, *, to: date, by: Actor, at: datetime) -> Visit:
    """Another day for a visit that has not been made."""
    locked = _open(visit, by)
    if to < localdate(at):
        raise ValidationError({"planned_on": _("This day is over. Choose a coming day.")})
    with audit.watching(locked, "put_off_visit", by=by, at=at):
        locked.planned_on = to
        locked.save(update_fields=["planned_on"])
    return locked


@transaction.atomic
def make(visit: Visit, *, on: date, found: str, next_on: date | None = None, by: Actor, at: datetime) -> Visit:
    """It was made, and what was found. After a recognition it counts for the body that went.

    The next one is planned for `next_on`, or else after as many months as the dossier says.
    """
    locked = _open(visit, by)
    if on > localdate(at):
        raise ValidationError({"on": _("This day lies ahead.")})
    if not found.strip():
        raise ValidationError({"found": _("Write what was found: a visit without a finding helps nobody.")})
    if next_on and next_on <= on:
        raise ValidationError({"next_on": _("The next visit comes after this one.")})
    locked.done_on, locked.found = on, found
    if locked.dossier.state in HONOURED:
        made = Milestone(dossier=locked.dossier, kind=MilestoneKind.FOLLOWED_UP, body_id=locked.body_id, on=on)
        locked.milestone = note(made, by=by, at=at)
    locked.save()
    audit.record("make_visit", locked.dossier, by=by, at=at, note=found)
    if locked.dossier.state in LIVE:
        _planned(_after(locked, next_on, localdate(at)), by, at)
    return locked


@transaction.atomic
def call_off(visit: Visit, *, reason: str, by: Actor, at: datetime) -> Visit:
    """It is not made, and why."""
    locked = _open(visit, by)
    if not reason.strip():
        raise ValidationError({"reason": _("Give the reason.")})
    with audit.watching(locked, "call_off_visit", by=by, at=at, note=reason):
        locked.called_off = reason
        locked.save(update_fields=["called_off"])
    return locked


def planned(dossier: Dossier) -> Visit | None:
    """The visit that comes next, late ones too; None where none is planned."""
    return dossier.visits.filter(done_on=None, called_off="").first()


def plan_first(dossier: Dossier, *, by: Actor, at: datetime) -> None:
    """Have a visit planned for a dossier that is followed from now on, unless one is."""
    if planned(dossier) is None:
        coming = months_later(localdate(at), dossier.follow_every)
        _planned(Visit(dossier=dossier, body_id=dossier.body_id, planned_on=coming), by, at)


def _planned(visit: Visit, by: Actor, at: datetime) -> Visit:
    visit.recorded_by_id, visit.recorded_at = by.person.pk if by.person else None, at
    visit.save(force_insert=True)
    audit.record("plan_visit", visit.dossier, by=by, at=at, note=str(visit))
    return visit


def _after(visit: Visit, next_on: date | None, today: date) -> Visit:
    """The visit after this one, never on a day that is over."""
    coming = next_on or months_later(visit.done_on or today, visit.dossier.follow_every)
    return Visit(dossier=visit.dossier, body_id=visit.body_id, planned_on=max(coming, today), visitor=visit.visitor)


def _open(visit: Visit, by: Actor) -> Visit:
    locked = Visit.objects.select_for_update(of=("self",)).select_related("dossier").get(pk=visit.pk)
    require(by, "keep", locked.dossier)
    if locked.done_on or locked.called_off:
        raise MoveRefused(_("This visit is over. Plan another one."))
    return locked
