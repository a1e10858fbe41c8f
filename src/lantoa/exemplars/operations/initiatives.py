"""Initiatives of an exemplar are written down, changed, removed and brought back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.exemplars.models import Dossier, Initiative
from lantoa.exemplars.queries.initiatives import one_of_its_kind
from lantoa.exemplars.states import DossierState
from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused


@transaction.atomic
def add(initiative: Initiative, *, by: Actor, at: datetime) -> Initiative:
    """Write the new `initiative` of a dossier down. ValidationError by field where it does not hold together."""
    dossier = Dossier.objects.select_for_update(of=("self",)).get(pk=initiative.dossier_id)
    require(by, "keep", dossier)
    if dossier.state == DossierState.MERGED:
        raise MoveRefused(_("It was merged into another dossier: change that one."))
    _require_sense(initiative, localdate(at))
    initiative.recorded_by_id, initiative.recorded_at = by.person.pk if by.person else None, at
    initiative.save(force_insert=True)
    audit.record("add_initiative", dossier, by=by, at=at, note=str(initiative))
    return initiative


@transaction.atomic
def change(initiative: Initiative, values: dict[str, Any], *, by: Actor, at: datetime) -> Initiative:
    """Other `values` for its fields."""
    locked = _locked(initiative, by)
    with audit.watching(locked, "change_initiative", by=by, at=at):
        for name, value in values.items():
            setattr(locked, name, value)
        _require_sense(locked, localdate(at))
        locked.save()
    return locked


@transaction.atomic
def remove(initiative: Initiative, *, by: Actor, at: datetime) -> Initiative:
    """It counts no more, and can be brought back."""
    locked = _locked(initiative, by)
    locked.removed_at = locked.removed_at or at
    locked.save(update_fields=["removed_at"])
    audit.record("remove_initiative", locked.dossier, by=by, at=at, note=str(locked))
    return locked


@transaction.atomic
def bring_back(initiative: Initiative, *, by: Actor, at: datetime) -> Initiative:
    """It counts again. ValidationError: the same one was written down again meanwhile."""
    locked = _locked(initiative, by)
    locked.removed_at = None
    _require_sense(locked, localdate(at))
    locked.save(update_fields=["removed_at"])
    audit.record("bring_initiative_back", locked.dossier, by=by, at=at, note=str(locked))
    return locked


def _locked(initiative: Initiative, by: Actor) -> Initiative:
    locked = Initiative.objects.select_for_update(of=("self",)).select_related("dossier").get(pk=initiative.pk)
    require(by, "keep", locked)
    return locked


def _require_sense(initiative: Initiative, today: date) -> None:
    if initiative.year > today.year:
        raise ValidationError({"year": _("This year lies ahead.")})
    if initiative.certified_on and initiative.certified_on > today:
        raise ValidationError({"certified_on": _("This day lies ahead.")})
    if initiative.proof and initiative.proof.folder_id != initiative.dossier.folder_id:
        raise ValidationError({"proof": _("This file is of another dossier.")})
    if not one_of_its_kind(initiative):
        raise ValidationError({"name": _("It is written down already for this year: change that one.")})
