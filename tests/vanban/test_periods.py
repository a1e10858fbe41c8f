"""The years that a plan is for."""

from __future__ import annotations

import pytest

from vanban.reading import read_text
from vanban.reading.model import Period

OPENING = "Thực hiện công tác thi đua, xã xây dựng kế hoạch như sau:"


def period(title: str, *body: str) -> Period | None:
    return read_text(
        "\n".join(("UBND XÃ AN BÌNH", "KẾ HOẠCH", title, *body, "I. VIỆC CHUNG", "- Họp."))
    ).document.period


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Nêu gương năm 2026", Period(2026, 2026)),
        ("Nêu gương giai đoạn 2026 - 2030", Period(2026, 2030)),
        ("Nêu gương giai đoạn 2026–2030", Period(2026, 2030)),
        ("Nêu gương giai đoạn từ năm 2026 đến năm 2030", Period(2026, 2030)),
        ("Nêu gương các năm 2026 - 2027", Period(2026, 2027)),
        ("NÊU GƯƠNG NĂM 2026", Period(2026, 2026)),
        ("Nêu gương năm học 2026 - 2027", Period(2026, 2027)),
        ("Bầu trưởng thôn nhiệm kỳ 2026 - 2031", None),
        ("Bầu trưởng thôn nhiệm kỳ từ năm 2026", None),
        ("Kỷ niệm 75 năm ngày lập xã", None),
        ("Nêu gương người tốt", None),
    ],
)
def test_the_years_of_the_title(title: str, expected: Period | None) -> None:
    assert period(title, OPENING) == expected


def test_where_the_title_has_none_the_opening_tells() -> None:
    opening = "Thực hiện công tác thi đua năm 2026, xã xây dựng kế hoạch như sau:"
    assert period("Nêu gương người tốt", opening) == Period(2026, 2026)
    assert period("Nêu gương năm 2027", opening) == Period(2027, 2027)


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        pytest.param(("I. THỜI GIAN THỰC HIỆN", "Từ tháng 3/2026 đến tháng 9/2027."), Period(2026, 2027), id="from to"),
        pytest.param(
            ("I. THỜI GIAN", "Từ tháng 3/2026 đến khi xong."), Period(2026, None), id="an end that is no year"
        ),
        pytest.param(("I. THỜI GIAN", "Các ngày 5/2/2027 và 6/3/2028."), Period(2027, 2028), id="several days"),
        pytest.param(("I. Thời gian tổ chức: năm 2027.",), Period(2027, 2027), id="run-in"),
        pytest.param(("I. ĐỊA ĐIỂM, THỜI GIAN TỔ CHỨC", "Ngày 5/2/2027."), Period(2027, 2027), id="place and time"),
    ],
)
def test_a_part_on_the_time_of_the_plan_goes_before_the_title(part: tuple[str, ...], expected: Period) -> None:
    assert period("Nêu gương năm 2025", OPENING, *part) == expected


@pytest.mark.parametrize(
    "part",
    [
        pytest.param(("I. THỜI GIAN NỘP HỒ SƠ", "Trước ngày 5/2/2027."), id="time of something else"),
        pytest.param(("I. THỜI GIAN TRÌNH KHEN", "Tháng 9/2027."), id="time of awards"),
        pytest.param(("I. MỤC TIÊU", "Đến năm 2027 thôn nào cũng có gương."), id="a year in another part"),
        pytest.param(("I. THỜI GIAN THỰC HIỆN", "Trong cả năm."), id="a part on time without a year"),
    ],
)
def test_other_parts_leave_the_years_of_the_title(part: tuple[str, ...]) -> None:
    assert period("Nêu gương năm 2025", OPENING, *part) == Period(2025, 2025)
