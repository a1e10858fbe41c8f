"""A programme in the words and shapes of its public page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lantoa.plans.board_grid import Slot, placed, slots_of
from lantoa.plans.board_words import amount, period_words
from lantoa.plans.models import Comparator, Duty
from lantoa.plans.progress import COMPLETE, LIMITED, NO_EVIDENCE, NOT_STARTED, SUBSTANTIAL
from lantoa.plans.queries.public import Programme, Promise, is_late, state_of
from lantoa.plans.queries.summing import Row

QUARTER = 3
ORDER = (COMPLETE, SUBSTANTIAL, LIMITED, NOT_STARTED, NO_EVIDENCE)


@dataclass(frozen=True)
class Shape:
    """A shape under some quarters; without a state, a short line: nothing is due there."""

    width: int
    state: str = ""
    overdue: bool = False
    label: str = ""


@dataclass(frozen=True)
class Told:
    """One promise as it stands on the page."""

    promise: Promise
    asked: str
    shapes: list[Shape]
    state: str
    overdue: bool
    figures: str


def told(programme: Programme, year: int, on: date) -> list[Told]:
    """Every promise of the year."""
    return [_told(promise, slots_of(year, QUARTER), on) for promise in programme.promises]


def counted(programme: Programme, on: date) -> list[tuple[str, str]]:
    """How many promises are in which state, as parts of one sentence."""
    states = programme.states(on)
    return [(state, _SAID[state](states[state]) % {"count": states[state]}) for state in ORDER if states.get(state)]


_SAID: dict[str, Any] = {
    COMPLETE: lambda n: ngettext("%(count)d is complete", "%(count)d are complete", n),
    SUBSTANTIAL: lambda n: ngettext("%(count)d is done for the most part", "%(count)d are done for the most part", n),
    LIMITED: lambda n: ngettext("%(count)d is done in part", "%(count)d are done in part", n),
    NOT_STARTED: lambda n: ngettext("%(count)d has not begun", "%(count)d have not begun", n),
    NO_EVIDENCE: lambda n: ngettext("for %(count)d nothing is shown", "for %(count)d nothing is shown", n),
}


def _told(promise: Promise, slots: list[Slot], on: date) -> Told:
    shown = promise.now or promise.rows[0]
    return Told(
        promise,
        _asked(promise.duty),
        list(_shapes(promise, slots, on)),
        state_of(promise.now, on),
        promise.now is not None and is_late(promise.now),
        _figures(shown),
    )


def _asked(duty: Duty) -> str:
    """The number that was promised, where there is one."""
    if duty.value is None:
        return ""
    words = {"value": amount(duty.value), "unit": duty.unit}
    if duty.is_share:
        return _("%(value)s%% of those who owe it") % words
    if duty.comparator == Comparator.AT_MOST:
        return (_("at most %(value)s %(unit)s each") % words).strip()
    return (_("%(value)s %(unit)s each") if duty.of_each else _("%(value)s %(unit)s together")) % words


def _figures(row: Row) -> str:
    """How many bodies have done it."""
    words = {"done": row.counts.complete, "all": row.counts.owing}
    told = ngettext("done by %(done)d of %(all)d body", "done by %(done)d of %(all)d bodies", row.counts.owing)
    return told % words


def _shapes(promise: Promise, slots: list[Slot], on: date) -> Iterator[Shape]:
    """One shape for each period, and short lines where nothing is due."""
    at = 0
    for place in placed(promise.rows, slots):
        if place.first > at:
            yield from (Shape(1) for _quarter in range(place.first - at))
        row = place.standings[-1]
        label = period_words(row.since, row.until)
        yield Shape(place.width, state_of(row, on) if row.since <= on else NOT_STARTED, is_late(row), label)
        at = place.first + place.width
    yield from (Shape(1) for _quarter in range(len(slots) - at))
