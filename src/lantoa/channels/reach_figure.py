"""The figure of what was opened: a bar a day or week, stacked by what was opened. The table beside it says the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lantoa.channels.queries.reach import Day

WIDTH, HEIGHT, MOST = 640, 160, 64  # units of the picture; bars
_DAY, _WEEK, _MONTH = 1, 7, 28


@dataclass(frozen=True)
class Part:
    """A part of a bar: what was opened, and where it is drawn."""

    opened: str
    y: float
    height: float


@dataclass(frozen=True)
class Bar:
    """What was opened in the `days` from `first` on."""

    first: date
    counts: dict[str, int]
    x: float
    width: float
    parts: Sequence[Part]

    @property
    def total(self) -> int:
        """All of it."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class ReachFigure:
    """The bars, how many days each stands for, and the height of the highest."""

    bars: Sequence[Bar]
    days: int
    most: int
    width: int = WIDTH
    height: int = HEIGHT


def figure_of(days: Sequence[Day], kinds: Sequence[str]) -> ReachFigure | None:
    """A bar a day of what is among `kinds`; a week or four where there would be too many. None: nothing was opened."""
    if not days:
        return None
    first, last = days[0].day, days[-1].day
    span = (last - first).days + 1
    step = next((each for each in (_DAY, _WEEK) if span / each <= MOST), _MONTH)
    sums: list[dict[str, int]] = [dict.fromkeys(kinds, 0) for _bar in range((span - 1) // step + 1)]
    for day in days:
        for code, number in day.opened.items():
            sums[(day.day - first).days // step][code] += number
    most = max(sum(each.values()) for each in sums)
    pitch = min(WIDTH / len(sums), WIDTH / 8)
    bars = [
        Bar(first + timedelta(days=step * place), counts, place * pitch, pitch * 0.8, _parts(counts, most))
        for place, counts in enumerate(sums)
    ]
    return ReachFigure(bars, step, most)


def _parts(counts: dict[str, int], most: int) -> list[Part]:
    parts, y = [], float(HEIGHT)
    for code, number in counts.items():
        if number:
            height = HEIGHT * number / most
            y -= height
            parts.append(Part(code, round(y, 1), round(height, 1)))
    return parts
