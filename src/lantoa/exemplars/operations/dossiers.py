"""Dossiers are entered, changed, and merged where two turn out to be about the same exemplar."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lantoa.evidence.models import Standing
from lantoa.evidence.operations.consents import Somebody, name_subject
from lantoa.evidence.operations.folders import open_folder
from lantoa.exemplars.models import Dossier, Kind, Milestone, MilestoneKind
from lantoa.exemplars.operations import likeness, releasing
from lantoa.exemplars.queries.likeness import Twin, known_before
from lantoa.exemplars.states import DOSSIER_MOVES, DossierState
from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused

_PERSONAL = ("born_on", "born_year", "sex", "post_class")


@transaction.atomic
def enter(dossier: Dossier, *, by: Actor, at: datetime) -> Dossier:
    """Save the new `dossier` of its body with an empty folder, and that the body detected the exemplar.

    The person that it is about is named in the folder, so that she is asked before anything is told.

    ValidationError by field: no name, a day that lies ahead, or what only a person has.
    """
    require(by, "keep", dossier)
    _require_sense(dossier, localdate(at))
    dossier.folder = open_folder(dossier.body, at=at)
    dossier.held_by_id, dossier.waiting_since = dossier.body_id, at
    dossier.recorded_by_id, dossier.recorded_at = by.person.pk if by.person else None, at
    dossier.save(force_insert=True)
    changes = audit.differences({}, audit.values_of(dossier, ("name", "kind", "field", "found_on")))
    audit.record("enter_dossier", dossier, by=by, at=at, changes=changes)
    Milestone.objects.create(
        dossier=dossier,
        kind=MilestoneKind.DETECTED,
        body_id=dossier.body_id,
        on=dossier.found_on,
        recorded_by_id=dossier.recorded_by_id,
        recorded_at=at,
    )
    if dossier.kind == Kind.INDIVIDUAL:
        name_subject(dossier.folder, _somebody(dossier), by=by, at=at)
    likeness.keep_up(dossier, at=at)
    return dossier


class MayBeKnown(ValidationError):
    """Dossiers that may be about the same exemplar were found, and nobody has said that it is another one."""

    def __init__(self, twins: list[Twin]) -> None:
        told = _("There may be a dossier already. Open it and go on there, or tick here that it is another one.")
        super().__init__({"is_another": told})
        self.twins = twins


def enter_new(dossier: Dossier, *, is_another: bool, by: Actor, at: datetime) -> Dossier:
    """`enter`, once somebody who saw those that may be about the same says that it `is_another`.

    MayBeKnown: what `by` opens is like it, and nobody said so.
    """
    require(by, "keep", dossier)
    if dossier.born_on:
        dossier.born_year = dossier.born_on.year
    if not is_another and (twins := known_before(by, dossier)):
        raise MayBeKnown(twins)
    return enter(dossier, by=by, at=at)


@transaction.atomic
def change(dossier: Dossier, values: dict[str, Any], *, by: Actor, at: datetime) -> Dossier:
    """Other `values` for the fields of `dossier`; the day of its detection moves along with `found_on`."""
    locked = Dossier.objects.select_for_update(of=("self",)).get(pk=dossier.pk)
    require(by, "keep", locked)
    if locked.state == DossierState.MERGED:
        raise MoveRefused(_("It was merged into another dossier: change that one."))
    before = _somebody(locked)
    with audit.watching(locked, "change_dossier", by=by, at=at):
        for name, value in values.items():
            setattr(locked, name, value)
        _require_sense(locked, localdate(at))
        locked.save()
    found = locked.milestones.standing().filter(kind=MilestoneKind.DETECTED, body=locked.body_id)
    found.update(on=locked.found_on)
    if locked.kind == Kind.INDIVIDUAL and _somebody(locked) != before:
        name_subject(locked.folder, _somebody(locked), formerly=before.name, by=by, at=at)
    likeness.keep_up(locked, at=at)
    return locked


@transaction.atomic
def merge(dossier: Dossier, *, into: Dossier, by: Actor, at: datetime, reason: str = "") -> Dossier:
    """`dossier` is about the same exemplar as `into`, which goes on; what happened to both is told there.

    Nothing is thrown away, and what two dossiers counted twice counts once from now on.
    """
    into = _both_locked(dossier, into)
    require(by, "keep", into)
    if into.pk == dossier.pk:
        raise ValidationError({"into": _("Choose another dossier: this one cannot be merged into itself.")})
    if into.state == DossierState.MERGED:
        raise ValidationError({"into": _("That one was merged into another dossier: choose where it went.")})
    with DOSSIER_MOVES["merge"].of(dossier, by=by, at=at, reason=reason) as moved:
        moved.merged_into, moved.waiting_since = into, at
        moved.merged.update(merged_into=into)
        Dossier.objects.filter(pk=into.pk, review_due_on=None).update(review_due_on=moved.review_due_on)
        releasing.take_down(moved, at=at, reason=gettext("It was merged into another dossier."))
    audit.record("take_in_dossier", into, by=by, at=at, note=f"{dossier.name}. {reason}".removesuffix(". "))
    return moved


def separate(dossier: Dossier, *, by: Actor, at: datetime, reason: str = "") -> Dossier:
    """It turned out to be another exemplar after all: a dossier of its own again."""
    if dossier.milestones.standing().filter(kind=MilestoneKind.RECOGNISED).exists():
        with DOSSIER_MOVES["separate_recognised"].of(dossier, by=by, at=at, reason=reason) as moved:
            moved.merged_into, moved.waiting_since = None, at
        return moved
    with DOSSIER_MOVES["separate"].of(dossier, by=by, at=at, reason=reason) as moved:
        moved.merged_into, moved.waiting_since = None, at
    return moved


def _somebody(dossier: Dossier) -> Somebody:
    """The person that the dossier is about, as consents name her."""
    return Somebody(dossier.name, Standing.SUBJECT, dossier.born_on, dossier.born_year)


def _both_locked(dossier: Dossier, into: Dossier) -> Dossier:
    """`into` as it is now. Both are locked in one order, so that of two who merge at once the first one wins."""
    both = Dossier.objects.select_for_update(of=("self",)).filter(pk__in=[dossier.pk, into.pk]).order_by("pk")
    return {each.pk: each for each in both}[into.pk]


def _require_sense(dossier: Dossier, today: date) -> None:
    if not dossier.name.strip():
        raise ValidationError({"name": _("Say who or what it is.")})
    if dossier.found_on > today:
        raise ValidationError({"found_on": _("This day lies ahead.")})
    if dossier.born_on and dossier.born_on > dossier.found_on:
        raise ValidationError({"born_on": _("Born after the exemplar was found: one of the two days is wrong.")})
    if not dossier.is_person and any(getattr(dossier, each) for each in _PERSONAL):
        raise ValidationError({"kind": _("Only a person has a day of birth, a sex and a class in the statistics.")})
