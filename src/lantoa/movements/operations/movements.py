"""Movements are entered, launched, reviewed and ended."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.movements.models import CriteriaSet, Field, Movement, MovementReview
from lantoa.movements.states import MOVEMENT_MOVES, MovementState
from lantoa.organisations.models import Body


@dataclass(frozen=True)
class Linked:
    """What a movement is about: fields, who takes part by name, and the criteria that hold for it."""

    fields: Collection[Field] = ()
    bodies: Collection[Body] = ()
    criteria_sets: Collection[CriteriaSet] = ()

    def to(self, movement: Movement) -> dict[str, Any]:
        """Set it, and say what changed, for the log."""
        return {name: change for name in _LINKS if (change := _linked(movement, name, getattr(self, name)))}


@dataclass(frozen=True)
class Reviewed:
    """What a review found."""

    kind: str
    held_on: date
    result: str
    exemplars: str
    document: str = ""
    lessons: str = field(default="")


_LINKS = ("fields", "bodies", "criteria_sets")
_ORDERED = (
    ("first_day", "last_day", _("The last day lies before the first one.")),
    ("launched_on", "last_day", _("It would end before it is launched.")),
    ("launched_on", "final_review_on", _("The final review lies before the launch.")),
    ("interim_review_on", "final_review_on", _("The final review lies before the interim review.")),
)


@transaction.atomic
def enter(movement: Movement, linked: Linked, *, by: Actor, at: datetime) -> Movement:
    """Save the new `movement` as a draft of its body."""
    require(by, "keep", movement)
    _require_order(movement)
    movement.recorded_by_id, movement.recorded_at = by.person.pk if by.person else None, at
    movement.save(force_insert=True)
    changes = audit.entries.differences({}, audit.values_of(movement, ("name", "kind", "launcher", "launched_on")))
    audit.record("enter_movement", movement, by=by, at=at, changes=changes | linked.to(movement))
    return movement


@transaction.atomic
def change(movement: Movement, values: dict[str, Any], linked: Linked, *, by: Actor, at: datetime) -> Movement:
    """Other `values` for the fields of `movement`; one that was launched keeps its launch day."""
    locked = Movement.objects.select_for_update(of=("self",)).get(pk=movement.pk)
    require(by, "keep", locked)
    before = audit.values_of(locked)
    for name, value in values.items():
        setattr(locked, name, value)
    if locked.state != MovementState.DRAFT and locked.launched_on is None:
        raise ValidationError({"launched_on": _("It was launched: say on which day.")})
    _require_order(locked)
    locked.save()
    changes = audit.entries.differences(before, audit.values_of(locked)) | linked.to(locked)
    if changes:
        audit.record("change_movement", locked, by=by, at=at, changes=changes)
    return locked


def launch(movement: Movement, *, by: Actor, at: datetime, reason: str = "") -> Movement:
    """It runs."""
    with MOVEMENT_MOVES["launch"].of(movement, by=by, at=at, reason=reason) as moved:
        return moved


def close(movement: Movement, *, by: Actor, at: datetime, reason: str = "") -> Movement:
    """It is over, and its final review tells what came out of it."""
    with MOVEMENT_MOVES["review"].of(movement, by=by, at=at, reason=reason) as moved:
        return moved


def end(movement: Movement, *, by: Actor, at: datetime, reason: str = "") -> Movement:
    """It is over for a reason of its own, with or without a review."""
    with MOVEMENT_MOVES["end"].of(movement, by=by, at=at, reason=reason) as moved:
        return moved


def reopen(movement: Movement, *, by: Actor, at: datetime, reason: str = "") -> Movement:
    """It runs again."""
    with MOVEMENT_MOVES["reopen"].of(movement, by=by, at=at, reason=reason) as moved:
        return moved


def discard(movement: Movement, *, by: Actor, at: datetime, reason: str = "") -> Movement:
    """The draft was entered by mistake."""
    with MOVEMENT_MOVES["discard"].of(movement, by=by, at=at, reason=reason) as moved:
        return moved


def restore(movement: Movement, *, by: Actor, at: datetime, reason: str = "") -> Movement:
    """The discarded draft is a draft again."""
    with MOVEMENT_MOVES["restore"].of(movement, by=by, at=at, reason=reason) as moved:
        return moved


@transaction.atomic
def review(movement: Movement, told: Reviewed, *, by: Actor, at: datetime) -> MovementReview:
    """Record what a review of a movement that was launched found."""
    locked = Movement.objects.select_for_update(of=("self",)).get(pk=movement.pk)
    require(by, "keep", locked)
    if locked.state != MovementState.RUNNING:
        raise MoveRefused(_("Only a movement that runs is reviewed. Launch it, or let it run again, first."))
    if locked.launched_on and told.held_on < locked.launched_on:
        raise ValidationError({"held_on": _("The review lies before the launch.")})
    made = MovementReview(movement=locked, recorded_by_id=by.person.pk if by.person else None, recorded_at=at)
    for name, value in vars(told).items():
        setattr(made, name, value)
    made.save()
    audit.record("record_review", locked, by=by, at=at, changes={"reviews": (None, str(made))})
    return made


def _linked(movement: Movement, name: str, wanted: Collection[Any]) -> tuple[str, str] | None:
    links = getattr(movement, name)
    before = ", ".join(map(str, links.all()))
    links.set(wanted)
    after = ", ".join(map(str, links.all()))
    return None if before == after else (before, after)


def _require_order(movement: Movement) -> None:
    for earlier, later, words in _ORDERED:
        first, last = getattr(movement, earlier), getattr(movement, later)
        if first and last and last < first:
            raise ValidationError({later: words})
