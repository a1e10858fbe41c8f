"""Rounds of awards are prepared, changed, opened and closed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.recognition.models import Award, AwardRound
from lantoa.recognition.proposal_states import AWARD_ROUND_MOVES


@transaction.atomic
def add_round(made: AwardRound, awards: Iterable[Award], *, by: Actor, at: datetime) -> AwardRound:
    """Save a new round that is being prepared. ValidationError by field: its days are in the wrong order."""
    require(by, "keep", made)
    _require_order(made)
    made.recorded_by_id, made.recorded_at = by.person.pk if by.person else None, at
    made.save(force_insert=True)
    made.awards.set(awards)
    audit.record("add_award_round", made, by=by, at=at, note=made.name)
    return made


@transaction.atomic
def change_round(
    found: AwardRound, values: dict[str, Any], awards: Iterable[Award], *, by: Actor, at: datetime
) -> AwardRound:
    """Other days, another name, other awards; what was proposed already stays."""
    locked = AwardRound.objects.select_for_update(of=("self",)).get(pk=found.pk)
    require(by, "keep", locked)
    with audit.watching(locked, "change_award_round", by=by, at=at):
        for name, value in values.items():
            setattr(locked, name, value)
        _require_order(locked)
        locked.save()
    locked.awards.set(awards)
    return locked


def open_round(found: AwardRound, *, by: Actor, at: datetime, reason: str = "") -> AwardRound:
    """Proposals are taken from now on, until its last day."""
    with AWARD_ROUND_MOVES["open"].of(found, by=by, at=at, reason=reason) as moved:
        pass
    return moved


def close_round(found: AwardRound, *, by: Actor, at: datetime, reason: str = "") -> AwardRound:
    """No more proposals are taken; those that came go on."""
    with AWARD_ROUND_MOVES["close"].of(found, by=by, at=at, reason=reason) as moved:
        pass
    return moved


def _require_order(found: AwardRound) -> None:
    if found.closes_on < found.opens_on:
        raise ValidationError({"closes_on": _("The last day lies before the first one.")})
