"""What comes after the signing: the honour is handed over, and after a revocation things come back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.evidence.operations import files
from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.recognition.decision_states import IN_FORCE, HonourState
from lantoa.recognition.models import Handover, Honour, Recovery


@dataclass(frozen=True)
class Handed:
    """When, on which occasion, who took it, and a photo or signed list where there is one."""

    on: date
    occasion: str
    received_by: str = ""
    file_name: str = ""
    content: bytes = b""


@transaction.atomic
def hand_over(honour: Honour, told: Handed, *, by: Actor, at: datetime) -> Handover:
    """It was handed over. ValidationError: on a day that lies ahead or before the decision; twice is once."""
    locked = Honour.objects.select_for_update(of=("self",)).select_related("decision__folder").get(pk=honour.pk)
    require(by, "keep", locked)
    if locked.state not in IN_FORCE:
        raise MoveRefused(_("Only an honour that holds can be handed over."))
    if Handover.objects.filter(honour=locked).exists():
        raise MoveRefused(_("It is handed over already."))
    if told.on > localdate(at):
        raise ValidationError({"on": _("This day lies ahead.")})
    if locked.decision.signed_on and told.on < locked.decision.signed_on:
        raise ValidationError({"on": _("The decision was signed later than this day.")})
    made = Handover(honour=locked, on=told.on, occasion=told.occasion, received_by=told.received_by, recorded_at=at)
    made.recorded_by_id = by.person.pk if by.person else None
    if told.content:
        folder = locked.decision.folder
        made.proof = files.store(folder, name=told.file_name, content=told.content, by=by, at=at)
    made.save(force_insert=True)
    audit.record("hand_over", locked, by=by, at=at, note=str(made))
    return made


@transaction.atomic
def take_back_handover(honour: Honour, *, by: Actor, at: datetime) -> Honour:
    """That it was handed over was written down by mistake."""
    locked = Honour.objects.select_for_update(of=("self",)).get(pk=honour.pk)
    require(by, "keep", locked)
    found = Handover.objects.filter(honour=locked).first()
    if found is None:
        raise MoveRefused(_("It is not handed over."))
    audit.record("strike_handover", locked, by=by, at=at, note=str(found))
    found.delete()
    return locked


@transaction.atomic
def note_recovery(honour: Honour, values: dict[str, Any], *, by: Actor, at: datetime) -> Recovery:
    """What came back after the revocation, by the names of the fields. ValidationError: more than was due."""
    require(by, "keep", honour)
    require_revoked(honour)
    locked = Recovery.objects.select_for_update(of=("self",)).select_related("honour").get(honour=honour)
    with audit.watching(locked, "note_recovery", by=by, at=at):
        for name, value in values.items():
            setattr(locked, name, value)
        if locked.amount_back > locked.amount_due:
            raise ValidationError({"amount_back": _("This is more than was due.")})
        locked.save()
    return locked


def require_revoked(honour: Honour) -> None:
    """MoveRefused where the honour holds."""
    if honour.state != HonourState.REVOKED:
        raise MoveRefused(_("Nothing is to come back from an honour that holds."))
