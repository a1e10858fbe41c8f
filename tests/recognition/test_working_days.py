"""Working days, counted over weekends and the holidays of the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from lantoa.plans.models import Anniversary
from lantoa.recognition.queries.deadlines import holidays_between
from lantoa.recognition.working_days import working_day_after, working_days_between

FRIDAY = date(2026, 11, 27)


def test_weekends_do_not_count() -> None:
    assert working_day_after(FRIDAY, 1, ()) == date(2026, 11, 30)
    assert working_day_after(FRIDAY, 6, ()) == date(2026, 12, 7)
    assert working_day_after(FRIDAY, 0, ()) == FRIDAY


def test_holidays_do_not_count_either() -> None:
    assert working_day_after(FRIDAY, 1, {date(2026, 11, 30)}) == date(2026, 12, 1)


def test_what_has_gone_by_is_counted_in_the_same_way() -> None:
    holidays = {date(2026, 12, 2)}
    for count in range(1, 15):
        assert working_days_between(FRIDAY, working_day_after(FRIDAY, count, holidays), holidays) == count


@pytest.mark.django_db
def test_holidays_come_from_the_calendar_of_the_country() -> None:
    found = holidays_between(date(2026, 1, 1), date(2027, 2, 28))
    assert {date(2026, 1, 1), date(2026, 2, 17), date(2027, 1, 1)} <= found
    assert date(2026, 3, 3) not in found
    Anniversary.objects.create(name="Nghỉ bù", month=3, day=3, is_holiday=True, only_year=2026)
    assert date(2026, 3, 3) in holidays_between(date(2026, 3, 3), date(2026, 3, 3))
