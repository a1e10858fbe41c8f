"""On which days something falls: anniversaries by their rule, events by what is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from lantoa.plans.calendar.lunar import solar_day
from lantoa.plans.models import Anniversary

_WHOLE = re.compile(r"(?<!\d)(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})(?!\d)")
_SPELT = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm\s+(\d{4}))?", re.IGNORECASE)
_YEARLY = re.compile(r"(?<![\d/.-])(\d{1,2})\s*/\s*(\d{1,2})(?!\s*[/.-]?\d)")


def days_of(anniversary: Anniversary, since: date, until: date) -> Iterator[tuple[date, int | None]]:
    """Its days from `since` on and before `until`, each with the years gone by since the first, if any.

    The lunar year runs into the next: the twelfth month of one year lies in the first of the other.
    """
    for year in range(since.year - 1, until.year + 1):
        day = _day(anniversary, year)
        if day is None or not since <= day < until or anniversary.only_year not in (None, year):
            continue
        years = year - anniversary.first_year if anniversary.first_year else 0
        yield day, years if years > 0 else None


def event_days(printed: str, since: date, until: date) -> list[date]:
    """The days that the printed date of an event means between these; "11/6" alone comes back every year."""
    found = {_date(int(year), int(month), int(day)) for day, month, year in _WHOLE.findall(printed)}
    found |= {_date(int(year), int(month), int(day)) for day, month, year in _SPELT.findall(printed) if year}
    if not found:
        yearly = [*_YEARLY.findall(printed), *((day, month) for day, month, _year in _SPELT.findall(printed))]
        years = range(since.year, until.year + 1)
        found = {_date(year, int(month), int(day)) for day, month in yearly for year in years}
    return sorted(day for day in found if day and since <= day < until)


def weeks_of(month: date) -> list[list[date]]:
    """The weeks of a month from Monday to Sunday, with the days of its neighbours that complete them."""
    first = month.replace(day=1)
    start = first - timedelta(days=first.weekday())
    weeks = []
    while start < next_month(month):
        weeks.append([start + timedelta(days=each) for each in range(7)])
        start += timedelta(days=7)
    return weeks


def next_month(month: date) -> date:
    """The first day of the month after."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def _day(anniversary: Anniversary, year: int) -> date | None:
    if anniversary.is_lunar:
        return solar_day(anniversary.day, anniversary.month, year)
    return _date(year, anniversary.month, anniversary.day)


def _date(year: int, month: int, day: int) -> date | None:
    """The day; None where the calendar has none, as on 29/2 of most years."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
