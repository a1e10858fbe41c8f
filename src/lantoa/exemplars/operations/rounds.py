"""Rounds are opened and changed; outside of rounds everything goes on."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lantoa.exemplars.models import Round
from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor


@transaction.atomic
def open_round(made: Round, *, by: Actor, at: datetime) -> Round:
    """Save the new round: those below `body` are asked from its first day on."""
    require(by, "keep", made)
    _require_order(made)
    made.recorded_by_id, made.recorded_at = by.person.pk if by.person else None, at
    made.save(force_insert=True)
    audit.record("open_round", made, by=by, at=at, note=made.title)
    return made


@transaction.atomic
def change_round(found: Round, values: dict[str, Any], *, by: Actor, at: datetime) -> Round:
    """Other days, another route, another title."""
    locked = Round.objects.select_for_update(of=("self",)).get(pk=found.pk)
    require(by, "keep", locked)
    with audit.watching(locked, "change_round", by=by, at=at):
        for name, value in values.items():
            setattr(locked, name, value)
        _require_order(locked)
        locked.save()
    return locked


def _require_order(found: Round) -> None:
    if found.until < found.since:
        raise ValidationError({"until": _("The last day lies before the first one.")})
    if found.via_id and found.via_id == found.to_body_id:
        raise ValidationError({"via": _("This is where it goes anyway: leave it empty.")})
