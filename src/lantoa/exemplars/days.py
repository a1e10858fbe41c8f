"""Days that are counted in months."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def months_later(day: date, months: int) -> date:
    """The same day so many months later, the last of a month that is too short for it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def next_review(day: date, months: int, today: date) -> date:
    """When the impact is looked at next, so many `months` after `day`; never on a day that is over."""
    return max(months_later(day, months), today)
