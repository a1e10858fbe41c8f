"""Printed deadlines as days: "11/6", "năm 2025", "trước ngày 15/12 hằng năm", "quý IV/2025"."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from lantoa.plans.models import Cadence

_DAY = re.compile(r"(?P<day>\d{1,2})\s*(?:/|tháng)\s*(?P<month>\d{1,2})(?!\d)(?:\s*(?:/|năm)\s*(?P<year>\d{4}))?")
_MONTH = re.compile(r"tháng\s+(?P<month>\d{1,2})\s*(?:/|năm)\s*(?P<year>\d{4})", re.IGNORECASE)
_QUARTER = re.compile(r"qu[ýí]\s+(?P<quarter>IV|I{1,3}|[1-4])\s*(?:/|năm)\s*(?P<year>\d{4})", re.IGNORECASE)
_YEAR = re.compile(r"năm\s+(?P<year>\d{4})", re.IGNORECASE)
_DAY_OF_PERIOD = re.compile(r"ngày\s+(?P<day>\d{1,2})(?:\s|$)", re.IGNORECASE)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


@dataclass(frozen=True)
class Due:
    """When something is due, in the fields of a duty. A day without its month is that day of each period's last one."""

    first_day: date | None = None
    last_day: date | None = None
    due_month: int | None = None
    due_day: int | None = None


def due_of(deadline: str | None, cadence: str, last_day: date | None) -> Due:
    """What `deadline` says for a duty of this cadence in a plan that is in force to `last_day`.

    What is no day of the calendar, and what cannot be told without a year, is left open.
    """
    if not deadline or cadence == Cadence.ONGOING:
        return Due()
    return _once(deadline, last_day) if cadence == Cadence.ONCE else _recurring(deadline, cadence)


def _once(deadline: str, last_day: date | None) -> Due:
    if found := _DAY.search(deadline):
        year = found["year"] or (last_day and last_day.year)
        return Due(last_day=_day(year, found["month"], found["day"])) if year else Due()
    if found := _MONTH.search(deadline):
        return _months(found["year"], found["month"], 1)
    if found := _QUARTER.search(deadline):
        word = found["quarter"].upper()
        return _months(found["year"], 3 * (_ROMAN.get(word) or int(word)) - 2, 3)
    if found := _YEAR.search(deadline):
        return _months(found["year"], 1, 12)
    return Due()


def _recurring(deadline: str, cadence: str) -> Due:
    if cadence == Cadence.YEAR and (found := _DAY.search(deadline)):
        in_a_leap_year = _day(2024, found["month"], found["day"])
        return Due(due_month=in_a_leap_year.month, due_day=in_a_leap_year.day) if in_a_leap_year else Due()
    found = _DAY_OF_PERIOD.search(deadline)
    if found and cadence != Cadence.YEAR and 1 <= int(found["day"]) <= 31:
        return Due(due_day=int(found["day"]))
    return Due()


def _months(year: str | int, month: str | int, count: int) -> Due:
    first = _day(year, month, 1)
    if first is None:
        return Due()
    last = first.month + count - 1
    return Due(first, date(first.year, last, monthrange(first.year, last)[1]))


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
