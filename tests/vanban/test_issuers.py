"""Who issues the document: what the letterhead prints, else whom the opening or the closing names."""

from __future__ import annotations

import pytest

from vanban.reading import read_text

PART = ("I. VIỆC CHUNG", "- Các thôn họp dân.")


def issuer(*lines: str) -> str | None:
    return read_text("\n".join(lines)).document.issuing_body


# --- The letterhead --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("letterhead", "expected"),
    [
        pytest.param(("ỦY BAN NHÂN DÂN", "XÃ AN BÌNH"), "ỦY BAN NHÂN DÂN XÃ AN BÌNH", id="one office on two lines"),
        pytest.param(("UBND TỈNH YÊN HÒA", "SỞ XÂY DỰNG"), "SỞ XÂY DỰNG", id="below its superior"),
        pytest.param(("BỘ CÔNG THƯƠNG", "TRƯỜNG CAO ĐẲNG NGHỀ AN BÌNH"), "TRƯỜNG CAO ĐẲNG NGHỀ AN BÌNH", id="school"),
        pytest.param(("ĐẢNG BỘ HUYỆN YÊN HÒA", "ĐẢNG ỦY XÃ AN BÌNH"), "ĐẢNG ỦY XÃ AN BÌNH", id="Party"),
        pytest.param(("HỘI NÔNG DÂN TỈNH", "VĂN PHÒNG"), "VĂN PHÒNG", id="two words, both heads of names"),
        pytest.param(("SỞ VĂN HÓA VÀ BAN DÂN TỘC",), "SỞ VĂN HÓA VÀ BAN DÂN TỘC", id="a name with two heads"),
        pytest.param(
            ("HỘI CHỮ THẬP ĐỎ XÃ", "BAN THƯỜNG VỤ"), "HỘI CHỮ THẬP ĐỎ XÃ BAN THƯỜNG VỤ", id="a committee needs its body"
        ),
    ],
)
def test_the_lower_line_issues(letterhead: tuple[str, ...], expected: str) -> None:
    assert issuer(*letterhead, "Số: 12/KH", "KẾ HOẠCH", "Nêu gương năm 2026", *PART) == expected


# --- The opening -----------------------------------------------------------------------------------------------------
def named_by(opening: str, closing: str = "Trên đây là Kế hoạch nêu gương.") -> str | None:
    return issuer("KẾ HOẠCH", "Nêu gương năm 2026", opening, *PART, closing)


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("Thực hiện công tác thi đua, Sở Xây dựng ban hành kế hoạch như sau:", "Sở Xây dựng"),
        ("Căn cứ tình hình địa phương. Hội Nông dân xã phát động phong trào như sau:", "Hội Nông dân xã"),
        ("Nhằm động viên cán bộ, Trường Tiểu học An Bình xây dựng Kế hoạch sau:", "Trường Tiểu học An Bình"),
        ("Để nêu gương, Sở Xây dựng (sau đây gọi tắt là Sở) đề ra kế hoạch như sau:", "Sở Xây dựng"),
        ("Theo phong trào “Nhà sạch” Công đoàn An Bình phát động cuộc thi sau:", "Công đoàn An Bình"),
    ],
)
def test_without_a_letterhead_the_opening_tells(opening: str, expected: str) -> None:
    assert named_by(opening) == expected


@pytest.mark.parametrize(
    "opening",
    [
        pytest.param("Thực hiện công tác thi đua, chúng tôi xây dựng kế hoạch như sau:", id="no office"),
        pytest.param("Thực hiện công tác thi đua, Sở Xây dựng họp giao ban như sau:", id="nothing is issued"),
    ],
)
def test_an_opening_that_names_nobody(opening: str) -> None:
    assert named_by(opening) is None


# --- The closing -----------------------------------------------------------------------------------------------------
BARE = "Thực hiện công tác thi đua, Ủy ban nhân dân xã xây dựng kế hoạch như sau:"


def test_the_closing_may_give_the_name_in_full() -> None:
    opening = "Thực hiện công tác thi đua, Sở Xây dựng ban hành kế hoạch như sau:"
    closing = "Trên đây là Kế hoạch nêu gương của Sở Xây dựng tỉnh Yên Hòa."
    assert named_by(opening, closing) == "Sở Xây dựng tỉnh Yên Hòa"


def test_the_closing_alone_may_name_it() -> None:
    closing = "Trên đây là Kế hoạch nêu gương của Hội Nông dân xã An Bình, các chi hội cùng làm."
    assert named_by("Nêu gương là việc tốt.", closing) == "Hội Nông dân xã An Bình"


def test_another_office_in_the_closing_changes_nothing() -> None:
    opening = "Thực hiện công tác thi đua, Sở Xây dựng ban hành kế hoạch như sau:"
    assert named_by(opening, "Trên đây là Kế hoạch theo ý kiến của Sở Nội vụ.") == "Sở Xây dựng"


def test_a_bare_level_takes_the_name_of_its_place() -> None:
    """ "Ủy ban nhân dân xã": of which commune, the closing or the title says."""
    assert named_by(BARE, "Trên đây là Kế hoạch nêu gương trong xã An Bình.") == "Ủy ban nhân dân xã An Bình"
    in_title = ("KẾ HOẠCH", "Nêu gương tại xã An Bình năm 2026", BARE, *PART)
    assert issuer(*in_title) == "Ủy ban nhân dân xã An Bình"
    assert named_by(BARE) == "Ủy ban nhân dân xã"
