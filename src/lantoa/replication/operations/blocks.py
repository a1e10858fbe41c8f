"""Building blocks of an exemplar are written, changed, put in order, shown to the public, taken out and put back."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lantoa.exemplars.models import Dossier
from lantoa.exemplars.states import DossierState
from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.replication.models import BuildingBlock

PUBLIC = ("title", "what", "requires", "costs", "pitfalls")  # what the public reads of one


@transaction.atomic
def write(block: BuildingBlock, *, by: Actor, at: datetime) -> BuildingBlock:
    """Add the new `block` at its position; those from there on move down. MoveRefused: the dossier was merged."""
    dossier = _dossier(block.dossier_id, by)
    if dossier.state == DossierState.MERGED:
        raise MoveRefused(_("It was merged into another dossier: change that one."))
    block.recorded_by_id, block.recorded_at = by.person.pk if by.person else None, at
    block.save(force_insert=True)
    _put_in_order(block)
    audit.record("write_block", dossier, by=by, at=at, note=block.title)
    return block


@transaction.atomic
def change(block: BuildingBlock, values: dict[str, Any], *, by: Actor, at: datetime) -> BuildingBlock:
    """Other `values` for its fields; another `position` moves it there.

    Other words are read once more by whoever decides, before the public reads them.
    """
    _dossier(block.dossier_id, by)
    locked = _locked(block)
    with audit.watching(locked, "change_block", by=by, at=at):
        for name, value in values.items():
            if name in PUBLIC and getattr(locked, name) != value:
                locked.is_public = False
            setattr(locked, name, value)
        locked.save()
        _put_in_order(locked)
    return locked


@transaction.atomic
def let_public_read(dossier: Dossier, chosen: Collection[int], *, by: Actor, at: datetime) -> list[BuildingBlock]:
    """On the public page stand the blocks with these keys, and no others of the dossier."""
    _dossier(dossier.pk, by, "release")
    standing = list(BuildingBlock.objects.standing().filter(dossier=dossier.pk))
    for each in standing:
        each.is_public = each.pk in chosen
    BuildingBlock.objects.bulk_update(standing, ["is_public"])
    shown = [each for each in standing if each.is_public]
    audit.record("let_public_read_blocks", dossier, by=by, at=at, note=", ".join(each.title for each in shown))
    return shown


@transaction.atomic
def take_out(block: BuildingBlock, *, by: Actor, at: datetime) -> BuildingBlock:
    """It is shown no more; what was adopted of it stays, and it can be put back."""
    dossier, locked = _dossier(block.dossier_id, by), _locked(block)
    locked.removed_at, locked.is_public = locked.removed_at or at, False
    locked.save(update_fields=["removed_at", "is_public"])
    audit.record("take_out_block", dossier, by=by, at=at, note=locked.title)
    return locked


@transaction.atomic
def put_back(block: BuildingBlock, *, by: Actor, at: datetime) -> BuildingBlock:
    """It is shown again, where it stood."""
    dossier, locked = _dossier(block.dossier_id, by), _locked(block)
    locked.removed_at = None
    locked.save(update_fields=["removed_at"])
    _put_in_order(locked)
    audit.record("put_block_back", dossier, by=by, at=at, note=locked.title)
    return locked


def _dossier(pk: int, by: Actor, verb: str = "keep") -> Dossier:
    """The dossier, locked, so that two people do not order its blocks at once."""
    dossier = Dossier.objects.select_for_update(of=("self",)).get(pk=pk)
    require(by, verb, dossier)
    return dossier


def _locked(block: BuildingBlock) -> BuildingBlock:
    return BuildingBlock.objects.select_for_update(of=("self",)).select_related("dossier").get(pk=block.pk)


def _put_in_order(moved: BuildingBlock) -> None:
    """Number all that stand from 1 on, with `moved` where its position says, or last."""
    others = BuildingBlock.objects.standing().filter(dossier=moved.dossier_id).exclude(pk=moved.pk)
    ordered = list(others)
    ordered.insert(max(moved.position, 1) - 1, moved)
    for position, each in enumerate(ordered, start=1):
        each.position = position
    BuildingBlock.objects.bulk_update(ordered, ["position"])
