"""Adoptions are registered, climb from level to level, are given up and taken up again, and are asked after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lantoa.evidence.models import StoredFile
from lantoa.evidence.operations.folders import open_folder
from lantoa.exemplars.days import months_later
from lantoa.exemplars.states import DossierState
from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.replication.access import ADOPTIONS
from lantoa.replication.models import Adopter, Adoption, AdoptionStep, FollowUp
from lantoa.replication.queries.sources import require_open
from lantoa.replication.states import LEVEL_MOVES, STANDING_MOVES

ASKED_AFTER = (6, 12)  # months


@dataclass(frozen=True)
class Shown:
    """On which day a level was reached, and what shows it: words, and a file of the adoption's folder."""

    on: date
    note: str
    proof: StoredFile | None = None


@transaction.atomic
def register(made: Adoption, shown: Shown, *, by: Actor, at: datetime) -> Adoption:
    """Enter the new adoption at its level, from the day that is `shown` on; somebody asks after it twice.

    ValidationError by field where it does not hold together. MoveRefused: the dossier was merged into another one.
    Refused: the actor keeps neither for the adopter nor for the exemplar, or may not know the exemplar.
    """
    require(by, "keep", made)
    require_open(by, made.source)
    if made.source.state == DossierState.MERGED:
        raise MoveRefused(_("It was merged into another dossier: choose that one."))
    made.adopted_on = shown.on
    _check(made)
    _require_past(shown, since=None, today=localdate(at))
    holder = made.body if ADOPTIONS.one.answer(by, "keep", made) else made.source.body
    made.folder = open_folder(holder, at=at)
    made.recorded_by_id, made.recorded_at = by.person.pk if by.person else None, at
    made.save(force_insert=True)
    _step(made, made.level, shown, by, at)
    for months in ASKED_AFTER:
        FollowUp.objects.create(adoption=made, months=months, due_on=months_later(made.adopted_on, months))
    audit.record("register_adoption", made, by=by, at=at)
    return made


@transaction.atomic
def change(adoption: Adoption, values: Mapping[str, Any], *, by: Actor, at: datetime) -> Adoption:
    """Other `values` for its fields: a name that nobody agreed to any more is taken out by an empty one."""
    locked = Adoption.objects.select_for_update(of=("self",)).select_related("source", "body").get(pk=adoption.pk)
    require(by, "keep", locked)
    with audit.watching(locked, "change_adoption", by=by, at=at):
        for name, value in values.items():
            setattr(locked, name, value)
        _check(locked)
        locked.save()
    return locked


def try_out(adoption: Adoption, shown: Shown, *, by: Actor, at: datetime) -> Adoption:
    """The adopter tries it. ValidationError: a day that lies ahead, or before the level below."""
    with LEVEL_MOVES["try_out"].of(adoption, by=by, at=at) as moved:
        _climb(moved, "try_out", shown, by, at)
    return moved


def adapt(adoption: Adoption, shown: Shown, *, by: Actor, at: datetime) -> Adoption:
    """The adopter made it fit the place. ValidationError: see `try_out`."""
    with LEVEL_MOVES["adapt"].of(adoption, by=by, at=at) as moved:
        _climb(moved, "adapt", shown, by, at)
    return moved


def make_standard(adoption: Adoption, shown: Shown, *, by: Actor, at: datetime) -> Adoption:
    """The adopter works so as a rule. ValidationError: see `try_out`."""
    with LEVEL_MOVES["make_standard"].of(adoption, by=by, at=at) as moved:
        _climb(moved, "make_standard", shown, by, at)
    return moved


def undo_try_out(adoption: Adoption, *, by: Actor, at: datetime, reason: str) -> Adoption:
    """The trial was recorded by mistake."""
    with LEVEL_MOVES["undo_try_out"].of(adoption, by=by, at=at, reason=reason) as moved:
        _strike(moved, at)
    return moved


def undo_adapt(adoption: Adoption, *, by: Actor, at: datetime, reason: str) -> Adoption:
    """That it is adapted was recorded by mistake."""
    with LEVEL_MOVES["undo_adapt"].of(adoption, by=by, at=at, reason=reason) as moved:
        _strike(moved, at)
    return moved


def undo_standard(adoption: Adoption, *, by: Actor, at: datetime, reason: str) -> Adoption:
    """That it is standard practice was recorded by mistake."""
    with LEVEL_MOVES["undo_standard"].of(adoption, by=by, at=at, reason=reason) as moved:
        _strike(moved, at)
    return moved


def end(adoption: Adoption, on: date, *, by: Actor, at: datetime, reason: str) -> Adoption:
    """The adopter gave it up on that day. ValidationError: before it was adopted, or ahead."""
    with STANDING_MOVES["end"].of(adoption, by=by, at=at, reason=reason) as moved:
        _require_past(Shown(on, reason), since=moved.adopted_on, today=localdate(at))
        moved.ended_on, moved.ended_because = on, reason.strip()
    return moved


def take_up_again(adoption: Adoption, *, by: Actor, at: datetime, reason: str = "") -> Adoption:
    """It goes on at the level that it had; that it was given up stays in the history."""
    with STANDING_MOVES["take_up_again"].of(adoption, by=by, at=at, reason=reason) as moved:
        moved.ended_on, moved.ended_because = None, ""
    return moved


@transaction.atomic
def follow_up(asked: FollowUp, on: date, found: str, *, by: Actor, at: datetime) -> FollowUp:
    """Somebody asked how it goes, and what was found. ValidationError: a day before the adoption, or ahead."""
    locked = FollowUp.objects.select_for_update(of=("self",)).select_related("adoption").get(pk=asked.pk)
    require(by, "keep", locked)
    _require_past(Shown(on, found), since=locked.adoption.adopted_on, today=localdate(at))
    locked.made_on, locked.found = on, found.strip()
    locked.save()
    audit.record("follow_up_adoption", locked.adoption, by=by, at=at, note=locked.found)
    return locked


def _climb(moved: Adoption, move: str, shown: Shown, by: Actor, at: datetime) -> None:
    last = moved.steps.filter(struck_at=None).last()
    _require_past(shown, since=last.on if last else moved.adopted_on, today=localdate(at))
    if shown.proof and shown.proof.folder_id != moved.folder_id:
        raise ValidationError({"proof": _("This file is of another adoption.")})
    _step(moved, LEVEL_MOVES[move].move.to, shown, by, at)


def _step(adoption: Adoption, level: str, shown: Shown, by: Actor, at: datetime) -> None:
    recorded = {"recorded_by_id": by.person.pk if by.person else None, "recorded_at": at}
    AdoptionStep.objects.create(
        adoption=adoption, level=level, on=shown.on, note=shown.note.strip(), proof=shown.proof, **recorded
    )


def _strike(moved: Adoption, at: datetime) -> None:
    moved.steps.filter(struck_at=None, level=moved.level).update(struck_at=at)


def _require_past(shown: Shown, *, since: date | None, today: date) -> None:
    if shown.on > today:
        raise ValidationError({"on": _("This day lies ahead.")})
    if since and shown.on < since:
        raise ValidationError({"on": _("This day lies before %(day)s.") % {"day": f"{since:%d/%m/%Y}"}})


def _check(made: Adoption) -> None:
    """Who adopts has a name that may be kept, and what was learned is of this exemplar."""
    if made.kind == Adopter.BODY:
        made.name, made.consented_on = made.body.name, None
    elif made.kind == Adopter.GROUP and not made.name.strip():
        raise ValidationError({"name": _("Write what the group is called.")})
    elif made.kind == Adopter.PERSON and made.name.strip() and not made.consented_on:
        raise ValidationError(
            {"consented_on": _("A person is named only if she agreed: write the day, or leave the name empty.")}
        )
    if made.block and made.block.dossier_id != made.source_id:
        raise ValidationError({"block": _("This building block is of another exemplar.")})
    if made.learned_from and made.learned_from.source_id != made.source_id:
        raise ValidationError({"learned_from": _("This adopter learned something else.")})
    if made.learned_from and made.learned_from.adopted_on > made.adopted_on:
        raise ValidationError({"learned_from": _("This adopter began later.")})
