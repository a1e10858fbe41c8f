"""Needs and shortcomings, support that was promised and came, and reviews of the impact."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.evidence.models import StoredFile
from lantoa.exemplars.days import next_review
from lantoa.exemplars.models import Dossier, Impact, Need, Support
from lantoa.exemplars.models.nurture import Noted
from lantoa.exemplars.states import LIVE
from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused


@transaction.atomic
def add_need(need: Need, *, by: Actor, at: datetime) -> Need:
    """Write down what the exemplar needs or lacks."""
    _note(need, need.dossier, "add_need", by, at)
    return need


@transaction.atomic
def settle_need(need: Need, *, on: date | None, by: Actor, at: datetime) -> Need:
    """It is settled on a day; None takes that back."""
    locked = Need.objects.select_for_update(of=("self",)).get(pk=need.pk)
    require(by, "keep", locked)
    _require_past(on, "on", at)
    with audit.watching(locked, "settle_need", by=by, at=at):
        locked.settled_on = on
        locked.save(update_fields=["settled_on"])
    return locked


@transaction.atomic
def promise_support(support: Support, *, by: Actor, at: datetime) -> Support:
    """Write down what somebody promised to give."""
    _require_past(support.promised_on, "promised_on", at)
    if support.need_id and support.need and support.need.dossier_id != support.dossier_id:
        raise ValidationError({"need": _("This need is of another dossier.")})
    if support.due_on and support.due_on < support.promised_on:
        raise ValidationError({"due_on": _("It is expected before it was promised.")})
    _note(support, support.dossier, "promise_support", by, at)
    return support


@transaction.atomic
def record_arrival(
    support: Support, *, on: date | None, proof: StoredFile | None = None, note: str = "", by: Actor, at: datetime
) -> Support:
    """It arrived on a day, and what shows that; None takes that back."""
    locked = Support.objects.select_for_update(of=("self",)).get(pk=support.pk)
    require(by, "keep", locked)
    _require_past(on, "on", at)
    if on and on < locked.promised_on:
        raise ValidationError({"on": _("It would have arrived before it was promised.")})
    if on and proof is None and not note.strip():
        raise ValidationError({"note": _("Say what shows that it arrived: a receipt, a photo, a word of thanks.")})
    with audit.watching(locked, "record_arrival", by=by, at=at):
        locked.arrived_on, locked.proof, locked.proof_note = on, proof, note if on else ""
        locked.save(update_fields=["arrived_on", "proof", "proof_note"])
    return locked


@transaction.atomic
def review_impact(impact: Impact, *, next_on: date | None = None, by: Actor, at: datetime) -> Impact:
    """Write down what came of it. The next review is due on `next_on`, or after
    the months that the dossier says where one was due at all."""
    _require_past(impact.on, "on", at)
    if next_on and next_on <= localdate(at):
        raise ValidationError({"next_on": _("The next review lies ahead: choose a coming day.")})
    dossier = Dossier.objects.select_for_update(of=("self",)).get(pk=impact.dossier_id)
    _note(impact, dossier, "review_impact", by, at)
    if next_on or dossier.review_due_on:
        with audit.watching(dossier, "plan_review", by=by, at=at):
            dossier.review_due_on = next_on or next_review(impact.on, dossier.review_every, localdate(at))
            dossier.save(update_fields=["review_due_on"])
    return impact


def _note(record: Noted, dossier: Dossier, verb: str, by: Actor, at: datetime) -> None:
    """Save the new `record` of a dossier that somebody has work with, and log it there."""
    require(by, "keep", dossier)
    if dossier.state not in LIVE:
        raise MoveRefused(_("The way of this exemplar has ended here: nothing more is planned for it."))
    record.recorded_by_id, record.recorded_at = by.person.pk if by.person else None, at
    record.save(force_insert=True)
    audit.record(verb, dossier, by=by, at=at, note=str(record))


def _require_past(on: date | None, field: str, at: datetime) -> None:
    if on and on > localdate(at):
        raise ValidationError({field: _("This day lies ahead.")})
