"""Vietnamese lunar days: counted at UTC+7, so that Tết of 1985 is a month before the Chinese one.

The rule is that of Hồ Ngọc Đức, in the library lunar-vn; the tests hold known days of Tết and Giỗ Tổ against it.
"""

from __future__ import annotations

from datetime import date

from lunar_vn import SUPPORTED_YEAR_RANGE, LunarDate, lunar_to_solar, solar_to_lunar

FIRST_YEAR, LAST_YEAR = SUPPORTED_YEAR_RANGE


def solar_day(day: int, month: int, lunar_year: int) -> date | None:
    """The day on which a lunar day of a lunar year falls, never that of a leap month; None where nobody counts.

    The 30th of a month of 29 days is its last: "30 Tết" is said of the eve in every year.
    """
    if not FIRST_YEAR < lunar_year < LAST_YEAR:
        return None
    found = lunar_to_solar(LunarDate(day, month, lunar_year))
    lunar = solar_to_lunar(found)
    return found if lunar.day == day else lunar_to_solar(LunarDate(day - 1, month, lunar_year))


def lunar_words(day: date) -> str:
    """The lunar day as calendars print it in small: "10/3", "1/6n" in a leap month; nothing where nobody counts."""
    if not FIRST_YEAR < day.year < LAST_YEAR:
        return ""
    lunar = solar_to_lunar(day)
    return f"{lunar.day}/{lunar.month}{'n' if lunar.leap else ''}"
