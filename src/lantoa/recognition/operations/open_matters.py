"""What is held against an exemplar is written down, and settled."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.recognition.models import OpenMatter


@transaction.atomic
def note(made: OpenMatter, *, by: Actor, at: datetime) -> OpenMatter:
    """From now on the dossier's proposals cannot be submitted. ValidationError: its day lies ahead."""
    require(by, "keep", made)
    if made.since > localdate(at):
        raise ValidationError({"since": _("This day lies ahead.")})
    made.save(force_insert=True)
    audit.record("note_open_matter", made.dossier, by=by, at=at, note=str(made))
    return made


@transaction.atomic
def settle(found: OpenMatter, on: date, outcome: str, *, by: Actor, at: datetime) -> OpenMatter:
    """It is open no more. ValidationError by field: a day before it began or ahead, or no outcome."""
    locked = OpenMatter.objects.select_for_update(of=("self",)).select_related("dossier").get(pk=found.pk)
    require(by, "keep", locked)
    if locked.settled_on:
        raise MoveRefused(_("It is settled already."))
    if not locked.since <= on <= localdate(at):
        raise ValidationError({"on": _("Choose a day from the day it began to today.")})
    if not outcome.strip():
        raise ValidationError({"outcome": _("Say how it ended.")})
    locked.settled_on, locked.outcome = on, outcome.strip()
    locked.save()
    audit.record("settle_open_matter", locked.dossier, by=by, at=at, note=outcome)
    return locked
