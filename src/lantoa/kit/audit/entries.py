"""Writing the log."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.db.models import Model

from lantoa.kit.audit.chain import seal
from lantoa.kit.audit.models import LogEntry

if TYPE_CHECKING:
    from datetime import datetime

    from lantoa.kit.actors import Actor

HIDDEN = "***"
BATCH = 1000
Changes = Mapping[str, "list[Any] | tuple[Any, Any]"]

_secret: dict[type[Model], frozenset[str]] = {}
# Whatever the model: these never reach the log, even when nobody thought of declaring them.
_SECRET_NAMES = frozenset({"password", "secret", "token", "token_hash"})


@dataclass(frozen=True)
class About:
    """What an entry is about when a record alone does not say it: no record at all, or another body."""

    record: Model | None = None
    subject: str = ""  # a few words, such as the address that somebody tried to sign in with
    body_id: int | None = None


@dataclass(frozen=True)
class Act:
    """One of many things done at once, for `record_many`."""

    verb: str
    about: Model | About
    changes: Changes = field(default_factory=dict)
    note: str = ""


def keep_secret(model: type[Model], *names: str) -> None:
    """Never write the values of these fields; that they changed is written."""
    _secret[model] = _secret.get(model, frozenset()) | set(names)


def record(
    verb: str, about: Model | About, *, by: Actor, at: datetime, changes: Changes | None = None, note: str = ""
) -> LogEntry:
    """Write that `by` did `verb` at `at`. `changes`: by field, what it was and what it became.

    A record that has a `body_id` is logged under that body; give an `About` to say another, or none at all.
    """
    entry = _entry(Act(verb, about, changes or {}, note), by, at)
    entry.save(force_insert=True)
    _seal_after_commit()
    return entry


def record_many(acts: Iterable[Act], *, by: Actor, at: datetime) -> None:
    """Write thousands of acts of one operation, in as few statements as the database allows."""
    LogEntry.objects.bulk_create((_entry(act, by, at) for act in acts), batch_size=BATCH)
    _seal_after_commit()


@contextmanager
def watching(
    record_: Model, verb: str, *, by: Actor, at: datetime, fields: Iterable[str] | None = None, note: str = ""
) -> Iterator[None]:
    """Log what the block changes in the fields of `record_`, all of them unless named; nothing when nothing changed.

    The values are compared on the instance: the block sets and saves them there. Nothing is written on an exception.
    """
    names = None if fields is None else tuple(fields)
    with transaction.atomic():
        before = values_of(record_, names) if record_.pk else {}
        yield
        if changed := differences(before, values_of(record_, names)):
            record(verb, record_, by=by, at=at, changes=changed, note=note)


def values_of(record_: Model, names: Iterable[str] | None = None) -> dict[str, Any]:
    """The values of these fields, of all but the primary key unless named; of a foreign key, the key."""
    if names is None:
        names = (each.name for each in record_._meta.concrete_fields if not each.primary_key)
    return {name: getattr(record_, record_._meta.get_field(name).attname) for name in names}  # type: ignore[union-attr]


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, list[Any]]:
    """By field, what it was (None when it was not) and what it became, where the two differ."""
    return {name: [before.get(name), value] for name, value in after.items() if before.get(name) != value}


def _entry(act: Act, by: Actor, at: datetime) -> LogEntry:
    about = act.about if isinstance(act.about, About) else About(act.about)
    body_id = about.body_id if about.body_id is not None else getattr(about.record, "body_id", None)
    return LogEntry(
        at=at,
        verb=act.verb,
        person_id=by.person.pk if by.person else None,
        address=by.address,
        kind=about.record._meta.label_lower if about.record else "",
        key=str(about.record.pk) if about.record else "",
        subject=about.subject[:200],
        body_id=body_id,
        changes_json=_json(about.record, act.changes),
        note=act.note,
    )


def _json(record_: Model | None, changes: Changes) -> str:
    secret = _SECRET_NAMES | (_secret.get(type(record_), frozenset()) if record_ else frozenset())
    shown = {name: [HIDDEN, HIDDEN] if name in secret else list(values) for name, values in changes.items()}
    return json.dumps(shown, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True)


def _seal_after_commit() -> None:
    """Once for a transaction, however much it logs."""
    waiting: list[Any] = connection.run_on_commit
    if not any(function is seal for _savepoints, function, _robust in waiting):
        transaction.on_commit(seal, robust=True)
