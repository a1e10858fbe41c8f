"""Criteria of a draft: added, changed, moved, removed; each act can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lantoa.kit import audit
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.movements.models import Branch, Breadth, CriteriaEdit, CriteriaSet, Criterion, Field, FieldAlias, Scope
from lantoa.movements.operations import fields
from lantoa.movements.operations.criteria import draft_of, next_order
from lantoa.organisations.models import Ancestry

KEPT_EDITS = 50  # how far back somebody can go


@dataclass(frozen=True)
class Wording:
    """What one criterion says."""

    text: str
    scope: str = Scope.GENERAL
    field: Field | None = None
    field_words: str = ""
    branch: str = Branch.ALL
    breadth: str = Breadth.EITHER
    points: Decimal | None = None

    def to(self, criterion: Criterion) -> None:
        """Write it into `criterion`."""
        for name, value in vars(self).items():
            setattr(criterion, name, value)


@transaction.atomic
def add(criteria_set: CriteriaSet, wording: Wording, *, by: Actor, at: datetime) -> Criterion:
    """One more criterion, at the end of the draft."""
    _require_whole(wording, criteria_set)
    with _edited(criteria_set, "add_criterion", by, at) as draft:
        made = Criterion(criteria_set=draft, order=next_order(draft))
        wording.to(made)
        made.save()
    audit.record("add_criterion", made_in(made), by=by, at=at, changes={"text": (None, made.text)})
    return made


@transaction.atomic
def change(criterion: Criterion, wording: Wording, *, by: Actor, at: datetime) -> Criterion:
    """Another wording."""
    _require_whole(wording, criterion.criteria_set)
    with _edited(criterion.criteria_set, "change_criterion", by, at):
        locked = _still_there(criterion)
        before = audit.values_of(locked)
        wording.to(locked)
        locked.save()
    changes = audit.entries.differences(before, audit.values_of(locked))
    audit.record("change_criterion", made_in(locked), by=by, at=at, changes=changes)
    return locked


@transaction.atomic
def remove(criterion: Criterion, *, by: Actor, at: datetime) -> None:
    """It is no longer in the draft; the version in force keeps it."""
    with _edited(criterion.criteria_set, "remove_criterion", by, at):
        locked = _still_there(criterion)
        locked.delete()
    audit.record("remove_criterion", made_in(criterion), by=by, at=at, changes={"text": (criterion.text, None)})


@transaction.atomic
def move(criterion: Criterion, *, steps: int, by: Actor, at: datetime) -> None:
    """So many places down; up when negative. At either end it stays where it is."""
    with _edited(criterion.criteria_set, "move_criterion", by, at) as draft:
        _still_there(criterion)
        listed = list(draft.criteria.all())
        here = next(place for place, each in enumerate(listed) if each.pk == criterion.pk)
        moved = listed.pop(here)
        listed.insert(min(max(here + steps, 0), len(listed)), moved)
        _number(listed)
    audit.record("move_criterion", made_in(criterion), by=by, at=at, changes={"text": (criterion.text,) * 2})


@transaction.atomic
def settle_field(criterion: Criterion, field: Field | None, *, remember: bool, by: Actor, at: datetime) -> Criterion:
    """Say which field a criterion is of, None that it is a general one.

    `remember` keeps the printed words as another wording of the field, so that the next plan need not ask.
    """
    with _edited(criterion.criteria_set, "settle_field", by, at) as draft:
        locked = _still_there(criterion)
        if field:
            _require_offered(field, draft)
        locked.scope, locked.field = (Scope.FIELD, field) if field else (Scope.GENERAL, None)
        locked.save(update_fields=["scope", "field"])
    changes = {"field": (locked.field_words, str(field) if field else None)}
    audit.record("settle_field", made_in(locked), by=by, at=at, changes=changes)
    if remember and field and locked.field_words:
        alias = FieldAlias(field=field, body_id=draft.body_id, text=locked.field_words, source=draft.source)
        fields.add_alias(alias, by=by, at=at)
    return locked


@transaction.atomic
def undo(criteria_set: CriteriaSet, *, by: Actor, at: datetime) -> str:
    """Take the last act on the draft back; the verb that it was logged under. Refused when there is none."""
    draft = draft_of(criteria_set, by)
    last = draft.edits.first()
    if last is None:
        raise MoveRefused(_("There is nothing to take back."))
    _put_back(draft, last.before)
    last.delete()
    audit.record("undo_criteria_edit", draft, by=by, at=at, note=last.what)
    return last.what


def made_in(criterion: Criterion) -> audit.About:
    """The set that a criterion stands in: what is done to one is told in the history of the set."""
    return audit.About(criterion.criteria_set, body_id=criterion.criteria_set.body_id)


@contextmanager
def _edited(criteria_set: CriteriaSet, what: str, by: Actor, at: datetime) -> Iterator[CriteriaSet]:
    """Lock the draft and keep what it was before the block changes it."""
    draft = draft_of(criteria_set, by)
    person = by.person.pk if by.person else None
    before = list(draft.criteria.values())
    yield draft
    CriteriaEdit.objects.create(criteria_set=draft, what=what, before=before, by_id=person, at=at)
    old = draft.edits.values("pk")[KEPT_EDITS:]
    draft.edits.filter(pk__in=[row["pk"] for row in old]).delete()


def _put_back(draft: CriteriaSet, rows: list[dict[str, Any]]) -> None:
    """Let the draft have exactly these criteria again, under the ids that they had."""
    draft.criteria.exclude(pk__in=[row["id"] for row in rows]).delete()
    for row in rows:
        Criterion(**{name: _read(name, value) for name, value in row.items()}).save()


def _read(name: str, value: Any) -> Any:
    """A value as it was before it was written as JSON."""
    kept: Any = Criterion._meta.get_field(name)
    return kept.to_python(value)


def _still_there(criterion: Criterion) -> Criterion:
    found = Criterion.objects.filter(pk=criterion.pk).first()
    if found is None:
        raise MoveRefused(_("Somebody has removed this criterion meanwhile."))
    return found


def _number(listed: list[Criterion]) -> None:
    for place, each in enumerate(listed, start=1):
        each.order = place
    Criterion.objects.bulk_update(listed, ["order"])


def _require_whole(wording: Wording, criteria_set: CriteriaSet) -> None:
    if not wording.text.strip():
        raise ValidationError({"text": _("Say what is asked for.")})
    if wording.scope == Scope.FIELD and wording.field is None:
        raise ValidationError({"field": _("Choose the field, or make it a general criterion.")})
    if wording.scope == Scope.GENERAL and wording.field is not None:
        raise ValidationError({"field": _("A general criterion has no field. Leave it empty.")})
    if wording.field:
        _require_offered(wording.field, criteria_set)


def _require_offered(field: Field, criteria_set: CriteriaSet) -> None:
    """The field is everybody's, or kept by the body or one above it."""
    above = Ancestry.objects.filter(descendant=criteria_set.body_id, ancestor=field.body_id)
    if field.body_id is None or above.exists():
        return
    raise ValidationError({"field": _("This field is kept by another body. Choose one that your body may use.")})
