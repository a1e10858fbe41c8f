"""Which periods lie under which columns of a board."""

from dataclasses import dataclass
from datetime import date

from lantoa.plans.board_grid import placed, slots_of


@dataclass(frozen=True)
class Span:
    since: date
    until: date


def months(first: int, after: int, year: int = 2026) -> Span:
    """From the first of a month on, before the first of another."""
    return Span(date(year, first, 1), date(year + (after - 1) // 12, (after - 1) % 12 + 1, 1))


def lying(*spans: Span) -> list[tuple[int, int, int]]:
    """First slot, width and number of periods of each place, by quarters."""
    return [(place.first, place.width, len(place.standings)) for place in placed(spans, slots_of(2026, 3))]


def test_slots_cover_the_year() -> None:
    assert [(slot.since.month, slot.until.month) for slot in slots_of(2026, 3)] == [(1, 4), (4, 7), (7, 10), (10, 1)]
    assert [slot.number for slot in slots_of(2026, 6)] == [1, 2]


def test_a_quarter_lies_under_its_own_column_and_a_year_under_all() -> None:
    assert lying(months(4, 7)) == [(1, 1, 1)]
    assert lying(months(1, 13)) == [(0, 4, 1)]
    assert lying(months(1, 7), months(7, 13)) == [(0, 2, 1), (2, 2, 1)]


def test_months_share_the_column_of_their_quarter() -> None:
    assert lying(*(months(month, month + 1) for month in range(1, 7))) == [(0, 1, 3), (1, 1, 3)]


def test_what_goes_beyond_the_year_ends_with_it() -> None:
    assert lying(Span(date(2025, 1, 1), date(2028, 1, 1))) == [(0, 4, 1)]


def test_no_column_is_taken_twice() -> None:
    broken = lying(Span(date(2026, 1, 1), date(2026, 5, 16)), Span(date(2026, 5, 16), date(2027, 1, 1)))
    assert broken == [(0, 2, 1), (2, 2, 1)]
