"""The periods in which a duty is owed, and when each is due. Pure Python."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

# How many months a period of a cadence has; "once" has one period for the whole time.
MONTHS = {"year": 12, "half": 6, "quarter": 3, "month": 1, "ongoing": 12}
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Due:
    """When a period is due: on a fixed day of a month where one is named, else `grace` days after its end.

    A month without a day means its last day, a day without a month that day of the last month of the period.
    """

    grace: int = 0
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True)
class Period:
    """From `since` on and before `until`; `due_on` is the last day in time, None means never late."""

    since: date
    until: date
    due_on: date | None


def periods(cadence: str, first: date, last: date, due: Due = Due()) -> list[Period]:  # noqa: B008  # it is frozen
    """The periods of `cadence` from `first` to `last`, both included; by the calendar, the first and last cut to fit.

    Nothing where the end lies before the beginning.
    """
    end = last + ONE_DAY
    spans = _calendar(MONTHS[cadence], first, end) if cadence in MONTHS else iter([(first, end)])
    return [
        Period(since, until, None if cadence == "ongoing" else _due_on(since, until, due))
        for since, until in spans
        if since < until
    ]


def _calendar(months: int, first: date, end: date) -> Iterator[tuple[date, date]]:
    start = date(first.year, (first.month - 1) // months * months + 1, 1)
    while start < end:
        following = _months_later(start, months)
        yield max(start, first), min(following, end)
        start = following


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def _due_on(since: date, until: date, due: Due) -> date:
    """The fixed day, where the period has it; else so many days after the end."""
    last = until - ONE_DAY
    if due.month or due.day:
        years = range(since.year, last.year + 1) if due.month else [last.year]
        days = (_day_of(year, due.month or last.month, due.day) for year in years)
        if fixed := next((day for day in days if since <= day < until), None):
            return fixed
    return last + timedelta(days=due.grace)


def _day_of(year: int, month: int, day: int | None) -> date:
    """That day of the month, or the last one of a month that does not have it."""
    longest = monthrange(year, month)[1]
    return date(year, month, min(day or longest, longest))
