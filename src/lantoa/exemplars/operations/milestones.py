"""What happened to an exemplar is written down as milestones, and struck out where it was a mistake."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.exemplars.models import Dossier, Milestone, MilestoneKind
from lantoa.exemplars.states import HONOURED, DossierState
from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused

#: What an officer writes down by itself. The others come about by moves of the dossier and by visits.
BY_HAND = (MilestoneKind.REGISTERED, MilestoneKind.SELECTED, MilestoneKind.DETECTED, MilestoneKind.INTRODUCED)


@transaction.atomic
def record(milestone: Milestone, *, by: Actor, at: datetime) -> Milestone:
    """Write down what happened, also long ago. It moves the dossier nowhere.

    ValidationError by field: a day that lies ahead, one before the exemplar was found, an introduction to nobody.
    """
    dossier = Dossier.objects.select_for_update(of=("self",)).get(pk=milestone.dossier_id)
    require(by, "keep", milestone)
    require(by, "strike", milestone)  # a figure is written down by those who may also strike it out: its own body
    if dossier.state == DossierState.MERGED:
        raise MoveRefused(_("It was merged into another dossier: write it down there."))
    if milestone.on > localdate(at):
        raise ValidationError({"on": _("This day lies ahead.")})
    if milestone.kind == MilestoneKind.INTRODUCED and milestone.to_body_id is None:
        raise ValidationError({"to_body": _("Say to whom.")})
    same = dossier.milestones.standing().filter(kind=milestone.kind, body=milestone.body_id)
    if milestone.kind == MilestoneKind.DETECTED and same.exists():
        raise ValidationError({"kind": _("That this body detected it is written down already.")})
    return note(milestone, by=by, at=at)


@transaction.atomic
def strike(milestone: Milestone, *, reason: str, by: Actor, at: datetime) -> Milestone:
    """It is no fact: it counts no more, and stays to be read with the reason.

    The last introduction takes the dossier back to whoever made it, as long as nobody went on with it.
    """
    locked = Milestone.objects.select_for_update(of=("self",)).get(pk=milestone.pk)
    require(by, "strike", locked)
    dossier = Dossier.objects.select_for_update(of=("self",)).get(pk=locked.dossier_id)
    if locked.struck_at:
        raise MoveRefused(_("It is struck out already."))
    if not reason.strip():
        raise ValidationError({"reason": _("Give the reason.")})
    if locked.kind == MilestoneKind.RECOGNISED and dossier.state in HONOURED:
        raise MoveRefused(_("Strike out the recognition on the page of the dossier: its state goes with it."))
    locked.strike_out(by.person, at, reason)
    if lies_where_it_went(locked, dossier):
        dossier.held_by_id, dossier.bound_for, dossier.waiting_since = locked.body_id, None, at
        dossier.save()
    audit.record("strike_milestone", dossier, by=by, at=at, note=f"{locked}. {reason}")
    return locked


def lies_where_it_went(milestone: Milestone, dossier: Dossier) -> bool:
    """Whether the dossier waits where this introduction brought it."""
    if milestone.kind != MilestoneKind.INTRODUCED or dossier.state != DossierState.PROPOSED:
        return False
    return dossier.held_by_id in (milestone.via_id, milestone.to_body_id)


def note(milestone: Milestone, *, by: Actor, at: datetime) -> Milestone:
    """Save it and log it with its dossier; that it may be, was asked before."""
    milestone.recorded_by_id, milestone.recorded_at = by.person.pk if by.person else None, at
    milestone.save(force_insert=True)
    about = audit.About(milestone.dossier, body_id=milestone.body_id)
    audit.record("record_milestone", about, by=by, at=at, note=f"{milestone} {milestone.document}".strip())
    return milestone
