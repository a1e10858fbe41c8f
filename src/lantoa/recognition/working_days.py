"""Working days: from Monday to Friday, without the public holidays that the calendar knows."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

SATURDAY = 5


def is_working_day(day: date, holidays: Collection[date]) -> bool:
    """Whether offices work on `day`."""
    return day.weekday() < SATURDAY and day not in holidays


def working_day_after(start: date, count: int, holidays: Collection[date]) -> date:
    """The last of `count` working days, the first of which is the one after `start`."""
    day = start
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day, holidays)
    return day


def working_days_between(start: date, until: date, holidays: Collection[date]) -> int:
    """How many working days have gone by after `start`, until `until` included."""
    days = (start + timedelta(days=gone) for gone in range(1, (until - start).days + 1))
    return sum(is_working_day(day, holidays) for day in days)
