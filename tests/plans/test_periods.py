"""The periods of a duty: by the calendar, cut to the plan, and when each is due."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.plans.periods import Due, Period, periods

FIRST, LAST = date(2023, 3, 14), date(2025, 12, 31)
CADENCES = ["year", "half", "quarter", "month", "once", "ongoing"]


@given(cadence=st.sampled_from(CADENCES), first=st.dates(date(1990, 1, 1), date(9980, 1, 1)), days=st.integers(0, 3000))
def test_periods_follow_each_other_and_fill_the_whole_time(cadence: str, first: date, days: int) -> None:
    last = min(first + timedelta(days=days), date(9998, 12, 31))
    first = min(first, last)
    found = periods(cadence, first, last)
    assert (found[0].since, found[-1].until) == (first, last + timedelta(days=1))
    assert all(one.until == following.since for one, following in zip(found, found[1:], strict=False))
    assert all(one.due_on is None or one.since <= one.due_on < one.until for one in found)


@pytest.mark.parametrize(
    ("cadence", "number", "second"),
    [
        ("year", 3, date(2024, 1, 1)), ("half", 6, date(2023, 7, 1)), ("quarter", 12, date(2023, 4, 1)),
        ("month", 34, date(2023, 4, 1)), ("ongoing", 3, date(2024, 1, 1)),
    ],
)  # fmt: skip
def test_the_calendar_divides(cadence: str, number: int, second: date) -> None:
    found = periods(cadence, FIRST, LAST)
    assert (len(found), found[1].since) == (number, second)


def test_once_is_one_period_and_a_time_that_ends_before_it_begins_has_none() -> None:
    assert periods("once", FIRST, LAST) == [Period(FIRST, date(2026, 1, 1), LAST)]
    assert periods("quarter", LAST, FIRST) == []


@pytest.mark.parametrize(
    ("cadence", "due", "days"),
    [
        ("year", Due(grace=15), [date(2024, 1, 15), date(2025, 1, 15), date(2026, 1, 15)]),
        ("year", Due(month=6, day=11), [date(2023, 6, 11), date(2024, 6, 11), date(2025, 6, 11)]),
        ("year", Due(month=2), [date(2023, 12, 31), date(2024, 2, 29), date(2025, 2, 28)]),
        ("once", Due(month=6, day=11), [date(2023, 6, 11)]),
        ("ongoing", Due(month=6, day=11), [None, None, None]),
    ],
)
def test_when_a_period_is_due(cadence: str, due: Due, days: list[date | None]) -> None:
    assert [one.due_on for one in periods(cadence, FIRST, LAST, due)] == days


def test_a_day_of_each_month() -> None:
    found = periods("month", date(2024, 1, 1), date(2024, 3, 31), Due(day=31))
    assert [one.due_on for one in found] == [date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 31)]
