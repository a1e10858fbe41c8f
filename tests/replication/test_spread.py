"""How something spreads, reckoned by hand."""

from __future__ import annotations

from datetime import date

import pytest

from lantoa.replication.spread import Seen, by_place, curve, reproduction, survival
from lantoa.replication.spread_figure import figure_of

TODAY = date(2026, 11, 23)


def seen(pk: int, since: date = date(2025, 1, 10), *, of: int | None = None, ended: date | None = None) -> Seen:
    return Seen(pk, of, since, ended, "Xã Thọ Bình" if pk > 1 else "Xã Triệu Sơn")


def test_months_without_adoptions_stand_in_the_curve() -> None:
    found = curve([seen(1, date(2025, 11, 3)), seen(2, date(2025, 11, 9)), seen(3, date(2026, 1, 2))])
    assert [(each.first, each.new, each.total) for each in found] == [
        (date(2025, 11, 1), 2, 2),
        (date(2025, 12, 1), 0, 2),
        (date(2026, 1, 1), 1, 3),
    ]
    assert curve([]) == []
    assert by_place([seen(1), seen(2), seen(3)]) == [("Xã Thọ Bình", 2), ("Xã Triệu Sơn", 1)]


def test_the_interval_is_that_of_the_tables() -> None:
    """Of 10 events the exact interval of Poisson is 4.80 to 18.39."""
    found = reproduction([*(seen(pk) for pk in range(10)), *(seen(pk, of=1) for pk in range(10, 20))])
    assert found is not None
    assert (found.value, found.low * 20, found.high * 20) == (
        0.5,
        pytest.approx(4.80, 0.01),
        pytest.approx(18.39, 0.01),
    )
    alone = reproduction([seen(1)])
    assert alone is not None
    assert (alone.value, alone.low, alone.high) == (0, 0, pytest.approx(3.69, 0.05))
    assert reproduction([]) is None


def test_who_began_lately_counts_for_as_long_as_seen() -> None:
    """One of four gave up after 100 days, when the youngest had not been seen for so long: 2 of 3 go on."""
    old = [seen(1), seen(2), seen(3, ended=date(2025, 4, 20))]
    assert survival([*old, seen(4, date(2026, 10, 1))], TODAY) == pytest.approx(2 / 3)
    assert survival(old, TODAY) == pytest.approx(2 / 3)
    assert survival([seen(4, date(2026, 10, 1))], TODAY) is None
    assert survival([seen(1, ended=date(2026, 11, 1))], TODAY) == 1


def test_each_stands_right_of_whom_it_learned_from() -> None:
    figure = figure_of("Ngõ sáng", [seen(1), seen(2, of=1), seen(3)], {1: "Thôn 5", 2: "Tân Phong", 3: "Thọ Bình"})
    assert [(dot.name, dot.teacher.name if dot.teacher else "") for dot in figure.dots] == [
        ("Ngõ sáng", ""),
        ("Thôn 5", "Ngõ sáng"),
        ("Tân Phong", "Thôn 5"),
        ("Thọ Bình", "Ngõ sáng"),
    ]
    assert figure.dots[2].x > figure.dots[1].x > figure.dots[0].x
    assert len({dot.y for dot in figure.dots}) == 4
