"""Councils and their members are entered and changed; a seat that ends stays in the record of its days."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.accounts.queries import has_a_role
from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.recognition.models import Attendance, Conflict, Council, Seat, SeatRole, VoteCast


@transaction.atomic
def establish(council: Council, *, by: Actor, at: datetime) -> Council:
    """Save the new council. ValidationError: it ends before it begins."""
    require(by, "keep", council)
    _require_days(council)
    council.recorded_by_id, council.recorded_at = by.person.pk if by.person else None, at
    council.save(force_insert=True)
    audit.record("establish_council", council, by=by, at=at, note=council.name)
    return council


@transaction.atomic
def change(council: Council, values: dict[str, Any], *, by: Actor, at: datetime) -> Council:
    """Another name, other days, other rules of procedure; votes that are open keep the rule they began with."""
    locked = Council.objects.select_for_update(of=("self",)).get(pk=council.pk)
    require(by, "keep", locked)
    with audit.watching(locked, "change_council", by=by, at=at):
        for name, value in values.items():
            setattr(locked, name, value)
        _require_days(locked)
        locked.save()
    return locked


@transaction.atomic
def seat(made: Seat, *, by: Actor, at: datetime) -> Seat:
    """Enter a member.

    ValidationError: neither account nor name; the account has a seat in those days already, or no role anywhere; a
    second chair.
    """
    council = Council.objects.select_for_update(of=("self",)).get(pk=made.council_id)
    require(by, "keep", made)
    made.council = council
    _require_seat(made)
    _require_desk(made, localdate(at))
    made.save(force_insert=True)
    audit.record("seat_member", council, by=by, at=at, note=f"{made.name}, {made.get_role_display()}")
    return made


@transaction.atomic
def change_seat(found: Seat, values: dict[str, Any], *, by: Actor, at: datetime) -> Seat:
    """Another role or position, or the day on which the seat ends.

    ValidationError: as for a new seat, or the member was at a sitting on a day that the seat would no longer have.
    """
    council = Council.objects.select_for_update(of=("self",)).get(pk=found.council_id)
    locked = Seat.objects.select_for_update(of=("self",)).get(pk=found.pk)
    require(by, "keep", locked)
    locked.council = council
    before = audit.values_of(locked)
    for name, value in values.items():
        setattr(locked, name, value)
    _require_seat(locked)
    _require_kept_days(locked)
    locked.save()
    if changes := audit.differences(before, audit.values_of(locked)):
        audit.record("change_seat", locked, by=by, at=at, changes=changes)
        audit.record("change_seat", council, by=by, at=at, note=locked.name)
    return locked


def _require_days(spell: Council | Seat) -> None:
    if spell.until <= spell.since:
        raise ValidationError({"last_day": _("The last day lies before the first one.")})


def _require_seat(seat_: Seat) -> None:
    _require_days(seat_)
    if not seat_.name.strip():
        if seat_.person is None:
            raise ValidationError({"name": _("Choose an account, or write the member's name.")})
        seat_.name = str(seat_.person)
    others = Seat.objects.overlapping(seat_.since, seat_.until).filter(council=seat_.council_id).exclude(pk=seat_.pk)
    if seat_.person_id and others.filter(person=seat_.person_id).exists():
        raise ValidationError({"person": _("This account has a seat in the council in those days already.")})
    if seat_.role == SeatRole.CHAIR and (chair := others.filter(role=SeatRole.CHAIR).first()):
        told = _("%(name)s is chair in those days. End that seat first.") % {"name": chair.name}
        raise ValidationError({"role": told})


def _require_desk(made: Seat, day: date) -> None:
    """Whoever has no role anywhere cannot sign in to the desk, and so could not vote there."""
    if made.person and not has_a_role(made.person, on=day):
        told = _("This account has no role at any body and could not enter. Give it the role of council member first.")
        raise ValidationError({"person": told})


def _require_kept_days(seat_: Seat) -> None:
    """What a member did at a sitting stays hers."""
    outside = Q(sitting__day__lt=seat_.since) | Q(sitting__day__gte=seat_.until)
    of_case = Q(case__sitting__day__lt=seat_.since) | Q(case__sitting__day__gte=seat_.until)
    taken_part = (
        Attendance.objects.filter(outside, seat=seat_.pk).exists()
        or Conflict.objects.filter(of_case, seat=seat_.pk).exists()
        or VoteCast.objects.filter(of_case, seat=seat_.pk).exists()
    )
    if taken_part:
        raise ValidationError({"last_day": _("The member took part in a sitting outside of these days.")})
