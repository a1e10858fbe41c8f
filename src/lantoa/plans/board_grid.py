"""The columns of a programme board: the periods of a year, and which periods of a duty lie under which. Pure Python."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, Protocol, TypeVar


class Lasting(Protocol):
    """What has a first day and a day before which it ends: a standing, or the sum of many."""

    @property
    def since(self) -> date: ...

    @property
    def until(self) -> date: ...


Period = TypeVar("Period", bound=Lasting)


@dataclass(frozen=True)
class Slot:
    """One period of the grid, from `since` on and before `until`; `number` counts from 1, of `months` each."""

    since: date
    until: date
    number: int
    months: int

    def has(self, day: date) -> bool:
        """Whether `day` is one of its days."""
        return self.since <= day < self.until


@dataclass(frozen=True)
class Placed(Generic[Period]):
    """Periods of one duty that stand together, under `width` slots from number `first` (from 0) on."""

    first: int
    width: int
    standings: tuple[Period, ...]


def slots_of(year: int, months: int) -> list[Slot]:
    """The slots of a year, each `months` long."""
    days = [date(year, month, 1) for month in range(1, 13, months)] + [date(year + 1, 1, 1)]
    pairs = zip(days[:-1], days[1:], strict=True)
    return [Slot(since, until, number, months) for number, (since, until) in enumerate(pairs, start=1)]


def placed(standings: Iterable[Period], slots: Sequence[Slot]) -> list[Placed[Period]]:
    """Where each period lies: under the slots that it covers, together with others that end in the same slot."""
    found: list[Placed[Period]] = []
    begins = 0
    for end, together in sorted(_by_end(standings, slots).items()):
        first = max(begins, min(_slot_of(one.since, slots) for one in together))
        found.append(Placed(first, end - first + 1, tuple(together)))
        begins = end + 1
    return found


def _by_end(standings: Iterable[Period], slots: Sequence[Slot]) -> dict[int, list[Period]]:
    """The periods by the number of the slot in which their period ends; what goes on ends in the last."""
    found: dict[int, list[Period]] = {}
    for one in sorted(standings, key=lambda one: one.since):
        found.setdefault(_slot_of(one.until - timedelta(days=1), slots), []).append(one)
    return found


def _slot_of(day: date, slots: Sequence[Slot]) -> int:
    """The slot that has `day`, or the first or last where it lies before or after all."""
    if day < slots[0].since:
        return 0
    return next((at for at, slot in enumerate(slots) if slot.has(day)), len(slots) - 1)
