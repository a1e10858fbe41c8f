"""Fields, their other wordings and types of models are kept; what a plan meant by a field is settled."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.text import fold
from lantoa.movements.models import Field, FieldAlias, ModelType
from lantoa.movements.wording import plain_field

Named = TypeVar("Named", Field, ModelType)


@transaction.atomic
def add_field(field: Field, *, by: Actor, at: datetime) -> Field:
    """A new field, of its body or, without one, of everybody."""
    return _added(field, "add_field", by, at)


@transaction.atomic
def add_model_type(model_type: ModelType, *, by: Actor, at: datetime) -> ModelType:
    """A new type of model."""
    return _added(model_type, "add_model_type", by, at)


@transaction.atomic
def change_field(field: Field, *, name: str, note: str, retired: bool, by: Actor, at: datetime) -> Field:
    """Another name or note; a retired field stays where it is used and is no longer offered."""
    require(by, "keep", field)
    _require_new(field, name)
    with audit.watching(field, "change_field", by=by, at=at):
        field.name, field.note, field.retired = name, note, retired
        field.save()
    return field


@transaction.atomic
def add_alias(alias: FieldAlias, *, by: Actor, at: datetime) -> FieldAlias:
    """Another wording for a field, for its body or, without one, for everybody."""
    require(by, "keep", alias)
    require(by, "view", alias.field)
    folded = plain_field(alias.text)[:255]
    same = FieldAlias.objects.filter(body=alias.body_id, folded=folded).select_related("field").first()
    if same:
        told = _("“%(text)s” means the field “%(field)s” already.") % {"text": same.text, "field": same.field}
        raise ValidationError({"text": told})
    alias.save(force_insert=True)
    about = audit.About(alias.field, body_id=alias.body_id)
    audit.record("add_field_alias", about, by=by, at=at, changes={"aliases": (None, alias.text)})
    return alias


@transaction.atomic
def remove_alias(alias: FieldAlias, *, by: Actor, at: datetime) -> None:
    """The wording no longer means the field; what was settled by it stays settled."""
    require(by, "keep", alias)
    about = audit.About(alias.field, body_id=alias.body_id)
    audit.record("remove_field_alias", about, by=by, at=at, changes={"aliases": (alias.text, None)})
    alias.delete()


def _added(record: Named, verb: str, by: Actor, at: datetime) -> Named:
    require(by, "keep", record)
    _require_new(record, record.name)
    record.save(force_insert=True)
    audit.record(verb, record, by=by, at=at, changes={"name": (None, record.name)})
    return record


def _require_new(record: Field | ModelType, name: str) -> None:
    """A body names something once, and does not repeat what everybody has."""
    if not fold(name):
        raise ValidationError({"name": _("Give a name with letters in it.")})
    same = type(record)._default_manager.filter(folded_name=fold(name)).exclude(pk=record.pk)
    if same.filter(body=record.body_id).exists() or same.filter(body=None).exists():
        raise ValidationError({"name": _("There is one of this name already. Use that one.")})
