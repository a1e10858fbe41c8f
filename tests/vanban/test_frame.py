"""The frame: header, title and body of a document, in whatever order a file keeps the two columns of its header."""

from __future__ import annotations

import pytest

from vanban.reading import read_text
from vanban.reading.frame import Frame, read_date, split_frame
from vanban.reading.model import Date, Document

OFFICE = "ỦY BAN NHÂN DÂN XÃ AN BÌNH"
NUMBER = "Số: 12/KH-UBND"
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
DATELINE = "An Bình, ngày 05 tháng 01 năm 2026"
TITLE = ("KẾ HOẠCH", "Nêu gương người tốt năm 2026")
OPENING = "Thực hiện công tác thi đua, xã An Bình đề ra kế hoạch như sau:"
BODY = (OPENING, "I. VIỆC CHUNG", "- Các thôn họp dân.")


def frame(*lines: str) -> Frame:
    return split_frame(list(lines))


def document(*lines: str) -> Document:
    return read_text("\n".join(lines)).document


def title(*lines: str) -> str | None:
    return frame(OFFICE, NUMBER, "KẾ HOẠCH", *lines).facts.get("title")


# --- Header ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "header",
    [
        pytest.param((OFFICE, NUMBER, *MOTTO, DATELINE), id="left column first"),
        pytest.param((*MOTTO, DATELINE, OFFICE, NUMBER), id="right column first"),
        pytest.param((OFFICE, *MOTTO, NUMBER, DATELINE), id="row by row"),
        pytest.param((OFFICE, *MOTTO, DATELINE, NUMBER), id="row by row, number last"),
        pytest.param((*MOTTO, OFFICE, NUMBER, DATELINE), id="rows turned round"),
        pytest.param((*MOTTO, OFFICE, DATELINE, NUMBER), id="the dateline right behind the office"),
        pytest.param((OFFICE, NUMBER, DATELINE), id="without the motto"),
    ],
)
def test_the_columns_of_the_header_come_in_any_order(header: tuple[str, ...]) -> None:
    found = document(*header, *TITLE, *BODY)
    assert (found.type, found.number, found.issuing_body) == ("Kế hoạch", "12/KH-UBND", OFFICE)
    assert (found.place, found.date) == ("An Bình", Date(2026, 1, 5))
    assert found.title == TITLE[1]


def test_the_columns_may_be_woven_line_by_line() -> None:
    found = document(f"ỦY BAN NHÂN DÂN {MOTTO[0]}", f"XÃ AN BÌNH {MOTTO[1]}", f"{NUMBER} {DATELINE}", *TITLE, *BODY)
    assert (found.number, found.issuing_body, found.place) == ("12/KH-UBND", OFFICE, "An Bình")


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Số: 12/KH-UBND", "12/KH-UBND"),
        ("Số 12 /KH-UBND", "12/KH-UBND"),
        ("Số:       /KH-UBND", "/KH-UBND"),
        ("Số: ……/KH-UBND", "/KH-UBND"),
        ("Số: ....../KH-UBND", "/KH-UBND"),
        ("Số: 12a/KH-UBND", "12a/KH-UBND"),
        ("Số: 07-KH/ĐU", "07-KH/ĐU"),
        ("Số: 12/KH-TTVH&TT", "12/KH-TTVH&TT"),
    ],
)
def test_numbers(printed: str, number: str) -> None:
    assert document(OFFICE, " ".join(printed.split()), *TITLE, *BODY).number == number


def test_without_a_number_there_is_none() -> None:
    assert document(OFFICE, *MOTTO, *TITLE, *BODY).number is None


@pytest.mark.parametrize(
    ("dateline", "expected"),
    [
        ("An Bình, ngày 05 tháng 01 năm 2026", ("An Bình", Date(2026, 1, 5))),
        ("TP. Bến Tre, ngày 5 tháng 11 năm 2026", ("TP. Bến Tre", Date(2026, 11, 5))),
        ("An Bình, ngày tháng 01 năm 2026", ("An Bình", Date(2026, 1, None))),
        ("An Bình, ngày … tháng … năm 2026", ("An Bình", Date(2026, None, None))),
        ("An Bình, ngày ... tháng ... năm 20...", ("An Bình", Date(None, None, None))),
        ("ngày 05 tháng 01 năm 2026", (None, Date(2026, 1, 5))),
        ("Bà Rịa - Vũng Tàu, ngày 5 tháng 1 năm 2026", ("Bà Rịa - Vũng Tàu", Date(2026, 1, 5))),
        ("Cư M'gar, ngày 5 tháng 1 năm 2026", ("Cư M'gar", Date(2026, 1, 5))),
        ("AN BÌNH, ngày 5 tháng 1 năm 2026", ("AN BÌNH", Date(2026, 1, 5))),
        ("An Bình, tháng 01 năm 2026", (None, None)),
    ],
)
def test_datelines_keep_what_is_printed(dateline: str, expected: tuple[str | None, Date | None]) -> None:
    assert read_date(dateline) == expected


# --- Banner ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("banner", "kind"),
    [("KẾ HOẠCH", "Kế hoạch"), ("QUYẾT ĐỊNH", "Quyết định"), ("THÔNG BÁO", "Thông báo"), ("HƯỚNG DẪN", "Hướng dẫn")],
)
def test_the_banner_names_the_kind_of_document(banner: str, kind: str) -> None:
    assert frame(OFFICE, NUMBER, *MOTTO, banner, TITLE[1], *BODY).type == kind


@pytest.mark.parametrize(
    "office",
    [
        pytest.param("SỞ KẾ HOẠCH VÀ ĐẦU TƯ", id="the name of an office"),
        pytest.param("BAN TRIỂN KHAI KẾ HOẠCH AN BÌNH", id="inside other words"),
    ],
)
def test_the_word_in_an_offices_name_is_no_banner(office: str) -> None:
    found = frame(office, NUMBER, "THÔNG BÁO", "Lịch họp dân quý I", *BODY)
    assert (found.type, found.facts["title"]) == ("Thông báo", "Lịch họp dân quý I")


def test_a_file_that_lost_its_letterhead_begins_with_the_banner() -> None:
    found = document(*TITLE, *BODY)
    assert (found.type, found.title, found.number, found.date) == ("Kế hoạch", TITLE[1], None, None)


def test_a_file_that_lost_its_banner_keeps_its_letterhead() -> None:
    found = frame(OFFICE, NUMBER, *MOTTO, DATELINE, *BODY)
    assert (found.type, found.facts["number"], found.facts["letterhead"]) == (None, "12/KH-UBND", OFFICE)
    assert found.body_lines[-3:] == list(BODY)


def test_a_letter_has_no_banner_and_its_title_below_the_number() -> None:
    found = frame(OFFICE, "Số: 12/UBND-VHXH", "V/v nêu gương người tốt", *MOTTO, DATELINE, "Kính gửi: Các thôn", *BODY)
    assert (found.type, found.facts.get("title")) == ("Công văn", "nêu gương người tốt")
    assert found.facts["letterhead"] == OFFICE


def test_the_title_of_a_decision_ends_before_who_decides() -> None:
    title = "Về việc tặng Giấy khen năm 2026"
    found = frame(OFFICE, NUMBER, *MOTTO, DATELINE, "QUYẾT ĐỊNH", title, "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ AN BÌNH", *BODY)
    assert (found.type, found.facts["title"]) == ("Quyết định", title)


@pytest.mark.parametrize(
    ("line", "kind"), [("V/v nêu gương", "Công văn"), ("Kính gửi: Các thôn", "Công văn"), ("", None)]
)
def test_how_a_letter_is_known(line: str, kind: str | None) -> None:
    assert frame(OFFICE, NUMBER, *MOTTO, DATELINE, line, *BODY).type == kind


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        pytest.param("Dự thảo", "Kế hoạch", id="a word above it"),
        pytest.param("XÃ AN BÌNH MÙA XUÂN", "Kế hoạch", id="capitals above it"),
        pytest.param("Mùa xuân năm ấy, cả làng cùng đọc bản", None, id="a sentence that leads to it"),
    ],
)
def test_without_a_letterhead_the_banner_stands_at_the_top(before: str, kind: str | None) -> None:
    assert frame(before, *TITLE, *BODY).type == kind


def test_text_without_any_header_is_all_body() -> None:
    found = frame(*BODY)
    assert (found.type, found.head, found.title, found.body_lines) == (None, [], [], list(BODY))


# --- Title -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "after",
    [
        pytest.param("Thực hiện công tác thi đua, xã An Bình họp dân.", id="what is carried out"),
        pytest.param("Căn cứ Luật Thi đua, khen thưởng;", id="what it is based on"),
        pytest.param("Nhằm động viên bà con,", id="what it is for"),
        pytest.param("Năm 2025, các thôn làm tốt việc này.", id="what was"),
        pytest.param("I. VIỆC CHUNG", id="the first part"),
        pytest.param("- Các thôn họp dân.", id="a list"),
        pytest.param("Ủy ban nhân dân xã đề ra kế hoạch sau:", id="the office"),
    ],
)
def test_the_title_ends_where_the_opening_begins(after: str) -> None:
    assert title("Nêu gương người tốt", "trong các thôn", after) == "Nêu gương người tốt trong các thôn"


def test_a_title_in_capitals_ends_with_its_capitals() -> None:
    assert title("NÊU GƯƠNG NGƯỜI TỐT", "TRONG CÁC THÔN", "Mùa xuân đã về trên quê ta.") == (
        "NÊU GƯƠNG NGƯỜI TỐT TRONG CÁC THÔN"
    )


def test_a_title_in_small_letters_goes_on_in_capitals_of_names() -> None:
    assert (
        title("Nêu gương người tốt ở", "Thôn Đông và thôn Tây", OPENING)
        == "Nêu gương người tốt ở Thôn Đông và thôn Tây"
    )


def test_where_no_opening_is_recognised_the_title_ends_where_an_office_speaks() -> None:
    assert title("Nêu gương người tốt", "Ủy ban nhân dân xã đề ra", "các việc sau:") == "Nêu gương người tốt"


def test_words_that_never_end_are_a_title_only_if_they_are_few() -> None:
    assert title(*["Nêu gương"] * 3) == "Nêu gương Nêu gương Nêu gương"
    assert title(*["Nêu gương"] * 50) is None


def test_a_title_goes_on_inside_a_quotation() -> None:
    lines = ("Hưởng ứng phong trào “Mỗi người", "Thực hiện một việc tốt” năm 2026", OPENING)
    assert title(*lines) == " ".join(lines[:2])


def test_a_title_may_hold_a_stretch_of_years_with_its_dash_at_a_line_break() -> None:
    assert title("Nêu gương giai đoạn 2026", "- 2030", OPENING) == "Nêu gương giai đoạn 2026 - 2030"


# --- The cut before the signature ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "closing",
    [
        pytest.param(("Trên đây là Kế hoạch của xã./.", "Nơi nhận:"), id="closing mark and list"),
        pytest.param(("Trên đây là Kế hoạch của xã.", "Nơi nhận:"), id="list alone"),
        pytest.param(("Trên đây là Kế hoạch của xã. /.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), id="mark and signer"),
        pytest.param(("Trên đây là Kế hoạch của xã.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), id="signer alone"),
    ],
)
def test_the_text_proper_ends_before_the_signature(closing: tuple[str, ...]) -> None:
    found = frame(OFFICE, NUMBER, *TITLE, *BODY, *closing, "- Các thôn;" if "Nơi" in closing[-1] else "Lê An")
    assert found.body_lines[len(BODY) :][0].startswith("Trên đây là Kế hoạch của xã")
    assert not any("CHỦ TỊCH" in line or "Nơi nhận" in line for line in found.body_lines)


def test_a_mark_in_the_middle_of_the_text_ends_nothing() -> None:
    lines = (OPENING, "- Các thôn họp dân./.", *(f"- Tổ {n} họp hộ cùng bà con trong xóm." for n in range(40)))
    assert frame(OFFICE, NUMBER, *TITLE, *lines, "Nơi nhận:", "- Các thôn;").body_lines == [*lines, ""]


def test_without_a_list_of_recipients_the_first_mark_ends_the_text() -> None:
    """What follows comes from the page that the text was copied from, or from another document."""
    found = frame(OFFICE, NUMBER, *TITLE, *BODY, "Hết./.", "Bài khác ở trang này./.")
    assert (found.body_lines[-1], found.tail[-1].text) == ("Hết./.", "Bài khác ở trang này./.")
    found = frame(OFFICE, NUMBER, *TITLE, *BODY, "Hết./.", "Bài khác./.", "Nơi nhận:", "- Các thôn.")
    assert "Bài khác./." in found.body_lines


def test_a_document_without_signature_is_all_text() -> None:
    assert frame(OFFICE, NUMBER, *TITLE, *BODY).body_lines == list(BODY)


# --- Nothing is lost -------------------------------------------------------------------------------------------------
WHOLE = (
    *(OFFICE, NUMBER, *MOTTO, DATELINE, *TITLE, *BODY, "Trên đây là Kế hoạch của xã./."),
    *("Nơi nhận:", "- Các thôn;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Thị An"),
    *("PHỤ LỤC", "Danh sách các thôn", "1. Thôn Đông."),
)


@pytest.mark.parametrize("lines", [WHOLE, WHOLE + WHOLE, WHOLE[6:], WHOLE[:9], WHOLE[::-1]])
def test_every_word_of_the_file_is_in_the_text(lines: tuple[str, ...]) -> None:
    """Also where a text was pasted twice, cut off at either end, or put upside down."""
    assert sorted(read_text("\n".join(lines)).text.split()) == sorted(" ".join(lines).split())
