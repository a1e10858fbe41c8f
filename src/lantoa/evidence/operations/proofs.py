"""Proof is added to a claim, removed and brought back; the grade of the claim follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lantoa.evidence.models import Claim, Grade, Proof, StoredFile
from lantoa.evidence.operations.grading import grade_again
from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor


@dataclass(frozen=True)
class Shown:
    """What shows a claim: at least one of a file of the folder, a link, a document number or, for own word, a note."""

    grade: int
    file: StoredFile | None = None
    link: str = ""
    document: str = ""
    issued_on: date | None = None
    note: str = ""


@transaction.atomic
def add(claim: Claim, shown: Shown, *, by: Actor, at: datetime) -> Proof:
    """One more proof of `claim`."""
    locked = Claim.objects.select_for_update(of=("self",)).get(pk=claim.pk)
    require(by, "keep", locked)
    _require_whole(shown, locked)
    proof = Proof.objects.create(
        claim=locked, added_by_id=by.person.pk if by.person else None, added_at=at, **vars(shown)
    )
    grade_again(locked)
    _log("add_proof", proof, by, at, (None, str(proof)))
    return proof


@transaction.atomic
def remove(proof: Proof, *, by: Actor, at: datetime) -> Proof:
    """It no longer counts; it can be brought back."""
    return _removed(proof, at, "remove_proof", by, at)


@transaction.atomic
def bring_back(proof: Proof, *, by: Actor, at: datetime) -> Proof:
    """Removed proof counts again."""
    return _removed(proof, None, "bring_proof_back", by, at)


def _removed(proof: Proof, moment: datetime | None, verb: str, by: Actor, at: datetime) -> Proof:
    claim = Claim.objects.select_for_update(of=("self",)).get(pk=proof.claim_id)
    require(by, "keep", claim)
    Proof.objects.filter(pk=proof.pk).update(removed_at=moment)
    proof.removed_at, proof.claim = moment, claim
    grade_again(claim)
    _log(verb, proof, by, at, (str(proof),) * 2)
    return proof


def _require_whole(shown: Shown, claim: Claim) -> None:
    if shown.grade not in Grade.values or shown.grade == Grade.NONE:
        raise ValidationError({"grade": _("Say how far it can be relied on.")})
    if shown.file and shown.file.folder_id != claim.folder_id:
        raise ValidationError({"file": _("This file lies in another folder.")})
    if shown.grade == Grade.OFFICIAL and not (shown.file or shown.document or shown.link):
        raise ValidationError({"document": _("Give the number of the document, its file or its address.")})
    if not any((shown.file, shown.link, shown.document, shown.note)):
        raise ValidationError({"note": _("Say who confirms it or where it was measured, or add a file.")})


def _log(verb: str, proof: Proof, by: Actor, at: datetime, change: Any) -> None:
    audit.record(verb, proof.claim, by=by, at=at, changes={"proofs": change})
