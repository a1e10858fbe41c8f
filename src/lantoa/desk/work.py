"""My work: what a person has to do and what she waits for, gathered from the rooms that register a source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.functional import Promise

from lantoa.kit.actors import Actor

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser as Person

LONG = timedelta(days=365)  # what is late for longer is seldom what has to be done today


@dataclass(frozen=True)
class WorkItem:
    """One thing to do, or one thing that somebody else has to do first.

    `waiting_for` names that somebody; it is empty for what the person does herself. `reason` is one line that says why
    it is there; `verb` labels the one button, which leads to `verb_url`.
    """

    sentence: str | Promise
    url: str
    verb: str | Promise
    verb_url: str
    due: date | None = None
    reason: str | Promise = ""
    waiting_for: str | Promise = ""
    since: date | None = None
    decides: bool = False  # as its source says


class WorkSource:
    """A kind of work that a room knows. `name` is unique; `items` asks the database once.

    `decides`: others can go no further until the person has said yes or no.
    """

    name = ""
    decides = False

    def items(self, person: Person, on: date) -> Iterable[WorkItem]:
        """The person's open work of this kind as of `on`."""
        raise NotImplementedError

    def hand_over(self, leaving: Person, taking: Person, *, by: Actor, at: datetime) -> int:
        """Give all open work of this kind to `taking`; how much it was. Work that belongs to a body stays: 0."""
        return 0


@dataclass
class OpenWork:
    """What a person has before her, each part as it falls due; of what is overdue, what became so last comes first."""

    overdue: list[WorkItem] = field(default_factory=list)
    coming: list[WorkItem] = field(default_factory=list)
    waiting: list[WorkItem] = field(default_factory=list)

    @property
    def own(self) -> int:
        """How many things the person herself has to do."""
        return len(self.overdue) + len(self.coming)


@dataclass(frozen=True)
class Today:
    """The same in the order in which it is best done: decisions that others wait for, what is late, then the rest."""

    deciding: list[WorkItem]
    late: list[WorkItem]
    ahead: list[WorkItem]
    long_late: list[WorkItem]


def for_today(work: OpenWork, *, on: date) -> Today:
    """What the person does herself, in the parts in which her page shows it."""
    late = [item for item in work.overdue if not item.decides]
    return Today(
        deciding=[item for item in (*work.overdue, *work.coming) if item.decides],
        late=[item for item in late if not _is_long_late(item, on)],
        ahead=[item for item in work.coming if not item.decides],
        long_late=[item for item in late if _is_long_late(item, on)],
    )


def _is_long_late(item: WorkItem, on: date) -> bool:
    return item.due is not None and item.due < on - LONG


_sources: dict[str, WorkSource] = {}


def register(source: WorkSource) -> None:
    """Have `source` asked for everybody's work; two of one name are a mistake of the program."""
    if source.name in _sources:
        raise ValueError(f"work named {source.name!r} is registered already")
    _sources[source.name] = source


def open_work_of(person: Person, *, on: date) -> OpenWork:
    """All open work of `person`, one query a source."""
    found = [_told(source, item) for source in _sources.values() for item in source.items(person, on)]
    work = OpenWork()
    for item in sorted(found, key=lambda item: item.due or date.max):
        _part(work, item, on).append(item)
    work.overdue.sort(key=lambda item: item.due or date.min, reverse=True)
    return work


def _told(source: WorkSource, item: WorkItem) -> WorkItem:
    return replace(item, decides=True) if source.decides else item


def _part(work: OpenWork, item: WorkItem, on: date) -> list[WorkItem]:
    if item.waiting_for:
        return work.waiting
    return work.overdue if item.due and item.due < on else work.coming


@transaction.atomic
def hand_over_all(leaving: Person, taking: Person, *, by: Actor, at: datetime) -> dict[str, int]:
    """Move everything that is open from one person to another, or nothing at all; how much of each kind it was."""
    return {name: source.hand_over(leaving, taking, by=by, at=at) for name, source in _sources.items()}
