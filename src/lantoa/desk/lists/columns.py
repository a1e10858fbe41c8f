"""The columns of a list, declared by the room and chosen by the person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise


@dataclass(frozen=True)
class ListColumn:
    """One column. `value` is a path of attributes ("body.name"; the name itself when empty) or a function of the
    record.

    `order` is the database's path to sort by, empty where a column cannot sort. `kind` says how a value is drawn:
    text, number, date, deadline (with how far away it is) or state. The database is not asked for a value: what a path
    follows, the screen's queryset selects along.
    """

    name: str
    label: str | Promise
    value: str | Callable[[Any], object] = ""
    order: str = ""
    kind: str = "text"
    shown: bool = True

    def read(self, record: Model) -> object:
        """What stands in this column for `record`; None and "" are both nothing."""
        if callable(self.value):
            return self.value(record)
        found: object = record
        for step in (self.value or self.name).split("."):
            found = None if found is None else getattr(found, step)
        return found() if callable(found) else found


def chosen(columns: Sequence[ListColumn], names: Iterable[str]) -> list[ListColumn]:
    """The columns that `names` asks for, in their declared order; those shown by default when it asks for none."""
    wanted = set(names)
    return [column for column in columns if column.name in wanted] or [column for column in columns if column.shown]
