"""What happened to a record, as a page tells it: who, when, what, and each field before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import DateField, DateTimeField, Field, ForeignKey, Model
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.functional import Promise

from lantoa.kit.access import policy_of, visible
from lantoa.kit.actors import Actor
from lantoa.kit.audit import history_of, verb_label
from lantoa.kit.audit.models import LogEntry

SHOWN = 200  # the latest; the log itself keeps all


@dataclass(frozen=True)
class FieldChange:
    """One field, as people know it, before and after."""

    label: str
    before: object
    after: object


@dataclass(frozen=True)
class Happening:
    """One line of the timeline. `who` is empty for the platform itself."""

    at: datetime
    what: str | Promise
    who: str
    reason: str
    changes: list[FieldChange] = field(default_factory=list)


def happenings(record: Model, actor: Actor) -> list[Happening]:
    """The history of `record`, the latest first: one query, and one for each kind of record that its fields point to.

    What a field points to is named only where the actor may see it.
    """
    entries = list(history_of(record)[:SHOWN])
    names = _names(record, entries, actor)
    return [_told(record, entry, names) for entry in entries]


def _told(record: Model, entry: LogEntry, names: dict[tuple[str, Any], str]) -> Happening:
    changes = [
        FieldChange(label, *(_word(found, value, names) for value in values))
        for found, label, values in _changes(record, entry)
    ]
    who = entry.person.get_full_name() if entry.person else ""
    return Happening(entry.at, verb_label(entry), who, entry.note, changes)


def _changes(record: Model, entry: LogEntry) -> Iterator[tuple[Field | None, str, list[Any]]]:
    for name, values in entry.changes.items():
        try:
            found = record._meta.get_field(name)
        except FieldDoesNotExist:  # a field of an older version, or a word of the operation's own
            yield None, name, values
        else:
            if isinstance(found, Field):
                yield found, str(found.verbose_name), values


def _word(found: Field | None, value: Any, names: dict[tuple[str, Any], str]) -> object:
    if isinstance(found, ForeignKey):
        return names.get((found.name, value), value)
    if isinstance(found, DateField) and isinstance(value, str):  # a day or a moment, as the log writes it
        return parse_datetime(value) if isinstance(found, DateTimeField) else parse_date(value)
    if isinstance(value, bool):
        return value
    return dict(found.flatchoices).get(value, value) if found and found.choices else value


def _names(record: Model, entries: Iterable[LogEntry], actor: Actor) -> dict[tuple[str, Any], str]:
    """The names of what foreign keys pointed to, by field and key."""
    keys: dict[ForeignKey, set[Any]] = {}
    for entry in entries:
        for found, _label, values in _changes(record, entry):
            if isinstance(found, ForeignKey):
                keys.setdefault(found, set()).update(value for value in values if value is not None)
    return {(key.name, row.pk): str(row) for key, ids in keys.items() for row in _seen(key, ids, actor)}


def _seen(key: ForeignKey, ids: set[Any], actor: Actor) -> Iterable[Model]:
    rows = key.related_model._base_manager.filter(pk__in=ids)
    try:
        policy_of(key.related_model)
    except KeyError:  # what no room guards belongs to the whole installation
        return rows
    return visible(actor, rows)
