"""Rounds are opened and changed; outside of rounds everything goes on."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.exemplars.models import Round
from lantoa.exemplars.queries.routes import programmes_through
from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Body


@transaction.atomic
def open_round(made: Round, *, by: Actor, at: datetime) -> Round:
    """Save the new round: those below `asked_below` are asked from its first day on, below `body` if it is empty.

    ValidationError by field: days or a route that make no sense, or those below somebody whose papers `body` does not
    collect.
    """
    require(by, "keep", made)
    _require_order(made)
    _require_reach(made, localdate(at))
    made.recorded_by_id, made.recorded_at = by.person.pk if by.person else None, at
    made.save(force_insert=True)
    audit.record("open_round", made, by=by, at=at, note=made.title)
    return made


@transaction.atomic
def change_round(found: Round, values: dict[str, Any], *, by: Actor, at: datetime) -> Round:
    """Other days, another route, another title."""
    locked = Round.objects.select_for_update(of=("self",)).get(pk=found.pk)
    require(by, "keep", locked)
    asked_before = locked.asked_below_id
    with audit.watching(locked, "change_round", by=by, at=at):
        for name, value in values.items():
            setattr(locked, name, value)
        if locked.asked_below_id is None:
            locked.asked_below_id = locked.body_id
        _require_order(locked)
        if locked.asked_below_id != asked_before:
            _require_reach(locked, localdate(at))
        locked.save()
    return locked


def _require_order(found: Round) -> None:
    if found.until < found.since:
        raise ValidationError({"until": _("The last day lies before the first one.")})
    if found.via_id and found.via_id == found.to_body_id:
        raise ValidationError({"via": _("This is where it goes anyway: leave it empty.")})


def _require_reach(found: Round, day: date) -> None:
    """A body asks those below itself, and those below whom its papers are collected for."""
    if found.asked_below_id in (None, found.body_id):
        return
    through = programmes_through(Body.objects.filter(pk=found.body_id), day)
    if found.asked_below_id not in {plan.body_id for plan in through}:
        told = _(
            "No programme of %(above)s has its papers go through %(body)s. Choose it in the settings of the programme."
        )
        raise ValidationError({"asked_below": told % {"above": found.asked_below.name, "body": found.body.name}})
