"""Measures: what is counted to see how far a duty is. Each room registers its own; progress is computed from them.

A measure gives facts: how much a body achieved in a period of a duty. It never judges whether that is enough.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, Protocol, runtime_checkable

from django.db.models import QuerySet
from django.utils.functional import Promise

if TYPE_CHECKING:
    from lantoa.plans.models import Duty, Term


@dataclass(frozen=True)
class Trace:
    """One fact behind a figure: what it is, and where it can be looked at."""

    label: str
    url: str
    amount: float
    body_id: int
    on: Any = None  # a date


class Measure(Protocol):
    """What a room registers. `key` is stored in duties; with `by_hand` officers record evidence on the duty."""

    @property
    def key(self) -> str: ...

    @property
    def label(self) -> str | Promise: ...

    @property
    def unit(self) -> str | Promise: ...

    @property
    def by_hand(self) -> bool: ...

    def facts(self, duties: QuerySet[Duty], on: date) -> QuerySet[Any]:
        """What counts for `duties` as of `on`: rows of the id of a `Term`, the id of the body that achieved it, and how
        much, in this order; several rows for one body and period are added up. A statement that is not run by itself:
        whoever asks takes only the periods of duties of this measure, by further filters by `term` and `body`, which
        are fields or annotations of it."""

    def waiting(self, duties: QuerySet[Duty]) -> QuerySet[Any]:
        """The same for what is put forward and does not count yet; an empty queryset where there is no such thing."""

    def traces(self, duty: Duty, term: Term, bodies: list[int]) -> list[Trace]:
        """The single facts of these bodies in the period, the newest first: what a figure is one click from."""


@runtime_checkable
class CountsSubjects(Protocol):
    """A measure that knows whom its facts are about; others cannot serve duties that need both kinds."""

    def of_subject(self, duties: QuerySet[Duty], subject: str, on: date) -> QuerySet[Any]:
        """The same as `facts`, for one `Subject` only."""


@runtime_checkable
class CountsFields(Protocol):
    """A measure whose facts have a field of work; it leaves out those that a duty does not count."""

    counts_fields: Literal[True]


@runtime_checkable
class CountsDays(Protocol):
    """A measure whose facts have days, so that they can be asked for without a duty: reports do."""

    def between(self, since: date, until: date, bodies: list[int]) -> list[Trace]:
        """What these bodies did from `since` on and before `until`, whatever duty asks for it, the newest first."""


_measures: dict[str, Measure] = {}
_joined: dict[str, list[Measure]] = {}


def register(measure: Measure) -> None:
    """Have duties counted by `measure`; two with one key are a mistake of the program."""
    if measure.key in _measures:
        raise ValueError(f"a measure {measure.key!r} is registered already")
    _measures[measure.key] = measure


def join(measure: Measure) -> None:
    """Have duties with the measure of this key counted by `measure` as well: a higher room knows facts of the kind."""
    _joined.setdefault(measure.key, []).append(measure)


def counted_by(key: str) -> list[Measure]:
    """Whoever knows facts for duties with this measure: that of the key first, then those that joined it."""
    return [measure_of(key), *_joined.get(key, ())]


def measure_of(key: str) -> Measure:
    """The measure with this key. KeyError where no room has registered it."""
    return _measures[key]


def all_measures() -> list[Measure]:
    """Every measure, in the order in which the rooms registered them."""
    return list(_measures.values())
