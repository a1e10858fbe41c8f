"""Which tables there are, and which of them are told row by row.

A tag says what a page read or what a transaction wrote:

    exemplars_release       a page read the table; or any of its rows may have been written
    evidence_claim:17       a page shows this row, or something that belongs to it; or the row was written
    evidence_claim:*        a page read rows of a busy table without showing whose they are; any write concerns it
"""

from __future__ import annotations

import re
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import ForeignKey, Model
from django.db.models.signals import post_init

if TYPE_CHECKING:
    from collections.abc import Iterator

EVERYTHING = "*"  # a tag that every page has
#: The tags of the page that is drawn in this thread, to add to; None where none is.
now_read: ContextVar[set[str] | None] = ContextVar("now_read", default=None)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Busy:
    """A table whose rows are told one by one, and what each of them belongs to: by column, the table of that."""

    model: type[Model]
    owners: dict[str, str]

    @property
    def key(self) -> str:
        """The column of the primary key."""
        return str(self.model._meta.pk.column)

    def tags_of(self, row: Model) -> Iterator[str]:
        """The row, and what it belongs to; the whole table where the row was loaded without saying that."""
        table, loaded = self.model._meta.db_table, row.__dict__
        yield row_tag(table, row.pk)
        for column, owner in self.owners.items():
            if column in loaded:
                yield row_tag(owner, loaded[column])
            else:
                yield row_tag(table, EVERYTHING)


_busy: dict[str, Busy] = {}


def row_by_row(model: type[Model], *owners: str) -> None:
    """A page that shows rows of `model` is told of writes to these rows alone.

    That is right where a row that newly belongs on a page points, by one of the foreign keys `owners`, to something
    that the page shows; or where another table that the page reads is written in the same transaction.
    """
    keys = [model._meta.get_field(owner) for owner in owners]
    columns = {key.column: key.related_model._meta.db_table for key in keys if isinstance(key, ForeignKey)}
    _busy[model._meta.db_table] = Busy(model, columns)
    post_init.connect(_loaded, sender=model)


def depends_on(*models: type[Model]) -> None:
    """The page that is being drawn changes with any row of these tables, also with one that it does not show yet.

    For what is counted, put in order, or found by an index of the database's own, whose statements name no table.
    """
    tags = now_read.get()
    if tags is not None:
        for model in models:
            tags.update((model._meta.db_table, row_tag(model._meta.db_table, EVERYTHING)))


def busy(table: str) -> Busy | None:
    """How the rows of a table are told, where they are told one by one."""
    return _busy.get(table)


def row_tag(table: str, key: object) -> str:
    """The tag of one row."""
    return f"{table}:{key}"


def tables_in(sql: str) -> set[str]:
    """The tables of the platform that a statement names."""
    return set(_WORD.findall(sql)) & known()


@cache
def known() -> frozenset[str]:
    """Every table that a model has."""
    return frozenset(model._meta.db_table for model in apps.get_models(include_auto_created=True))


def _loaded(sender: type[Model], instance: Model, **_signal: Any) -> None:
    tags = now_read.get()
    if tags is not None and instance.pk is not None:
        tags.update(_busy[sender._meta.db_table].tags_of(instance))
