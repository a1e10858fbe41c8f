"""The chain through the log: each sealed entry carries a hash over itself and the seal before it.

Sealing is a transaction of its own right after the one that wrote the entries, because the chain has one end and
whoever adds to it holds a lock: inside an operation that merges 500 communes, everybody else would wait for it, and two
operations could wait for each other. Should the process die in between, the worker seals what was left.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.db.models import Subquery
from django.utils.translation import gettext_lazy as _

from lantoa.kit.audit.models import LogEnd, LogEntry

if TYPE_CHECKING:
    from django.utils.functional import Promise

CHUNK = 2000
_SEALED = f"UPDATE {LogEntry._meta.db_table} SET number = %s, seal = %s WHERE id = %s"  # noqa: S608  # our own name


@dataclass(frozen=True)
class Finding:
    """The first place where the log is not what was written."""

    number: int
    what: Promise


def seal() -> int:
    """Chain every entry that has no seal yet, oldest first; how many there were."""
    if not LogEntry.objects.filter(number=None).exists():
        return 0
    with transaction.atomic():
        end, _new = LogEnd.objects.select_for_update().get_or_create(pk=1)
        rows = list(_chained(end, LogEntry.objects.filter(number=None).order_by("id").iterator(CHUNK)))
        with connection.cursor() as cursor:
            cursor.executemany(_SEALED, rows)
        end.save()
    return len(rows)


def verify() -> Finding | None:
    """The first entry that was altered, moved or taken out, or None when all `LogEnd.count` of them are as written."""
    end = LogEnd.objects.filter(pk=1).first() or LogEnd()
    last = ""
    numbers = 0
    for numbers, entry in enumerate(_sealed(end.count), start=1):  # noqa: B007  # the last one is compared below
        if entry.number != numbers:
            return Finding(numbers, _("the entry is missing"))
        if entry.seal != _seal_of(entry, last):
            return Finding(numbers, _("the entry was altered or moved"))
        last = entry.seal
    return _finding_at_the_end(end, numbers, last)


def _finding_at_the_end(end: LogEnd, numbers: int, last: str) -> Finding | None:
    if numbers < end.count:
        return Finding(numbers + 1, _("the entries from here to the end are missing"))
    if last != end.seal:
        return Finding(numbers, _("the end of the log is not what was kept of it"))
    counted = LogEnd.objects.filter(pk=1).values("count")
    if LogEntry.objects.filter(number__gt=Subquery(counted)).exists() or (end.pk is None and _any_sealed()):
        return Finding(numbers + 1, _("the entry was put behind the end of the log"))
    return None


def _any_sealed() -> bool:
    return LogEntry.objects.filter(number__isnull=False).exists()


def _sealed(count: int) -> Iterator[LogEntry]:
    return LogEntry.objects.filter(number__lte=count).order_by("number").iterator(CHUNK)


def _chained(end: LogEnd, entries: Iterator[LogEntry]) -> Iterator[tuple[int, str, int]]:
    for entry in entries:
        end.count += 1
        entry.number = end.count
        end.seal = _seal_of(entry, end.seal)
        yield entry.number, end.seal, entry.pk


def _seal_of(entry: LogEntry, before: str) -> str:
    content = [
        *(before, entry.number, entry.pk, entry.at.astimezone(UTC).isoformat(), entry.verb, entry.person_id),
        *(entry.address, entry.kind, entry.key, entry.subject, entry.body_id, entry.changes_json, entry.note),
    ]
    return sha256(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
