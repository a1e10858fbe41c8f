"""Characters and lines: what of a file is the text, and what is only the paper it was printed on."""

from __future__ import annotations

import unicodedata

import pytest

from vanban.reading.characters import clean_lines, normalise

WORDS = "Mỗi thôn chọn một gương tiêu biểu để biểu dương."
FIRST, SECOND, THIRD = (f"Đoạn văn thứ {nth} nói về việc làng." for nth in ("nhất", "hai", "ba"))


def kept(*lines: str) -> list[str]:
    """The lines that carry words."""
    return [line for line in clean_lines("\n".join(lines)) if line]


# --- Characters ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        pytest.param("NGƢỜI TỐT, ngƣời tốt", "NGƯỜI TỐT, người tốt", id="gha of old fonts"),
        pytest.param("Ðảng ủy xã", "Đảng ủy xã", id="eth for Đ"),
        pytest.param("a\u00a0b\u202fc", "a b c", id="hard spaces"),
        pytest.param("12\u2011KH, 3 \u2212 5", "12-KH, 3 - 5", id="hard hyphen and minus"),
        pytest.param("\uf0b7 Việc một", "• Việc một", id="bullet of a symbol font"),
        pytest.param("tu\u00adyên\u200b truyền\ufeff", "tuyên truyền", id="invisible"),
        pytest.param("một\r\nhai\rba\x0bbốn", "một\nhai\nba\nbốn", id="line ends of every system"),
        pytest.param("**Việc** _làng_ `nước` # ~", "Việc làng nước  ~", id="Markdown marks"),
        pytest.param("> trích dẫn", "trích dẫn", id="Markdown quotation"),
        pytest.param(r"1\. Việc \- làng", "1. Việc - làng", id="Markdown escapes"),
        pytest.param("xem [Cổng xã](https://example.vn/a)", "xem Cổng xã", id="link"),
        pytest.param("<b>Việc</b><br/>làng", "Việc\nlàng", id="tags"),
        pytest.param("Văn hóa &amp; Thể thao", "Văn hóa & Thể thao", id="entity"),
    ],
)
def test_marks_of_the_file_go(printed: str, expected: str) -> None:
    assert normalise(printed) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("số < 5 và số > 3", id="comparison, no tag"),
        pytest.param("thi_dua_2026", id="underscore inside a word"),
        pytest.param("Điều 5 [ghi chú] (xem sau)", id="brackets, no link"),
        pytest.param("Ủy ban nhân dân xã “An Bình”; số 12/KH-UBND, đạt 95%", id="plain text"),
    ],
)
def test_what_only_looks_like_a_mark_stays(text: str) -> None:
    assert normalise(text) == text


def test_letters_in_parts_are_put_together() -> None:
    assert normalise(unicodedata.normalize("NFD", "Người tốt, việc tốt")) == "Người tốt, việc tốt"


# --- Lines -----------------------------------------------------------------------------------------------------------
def test_spaces_are_single_and_blank_lines_stay() -> None:
    assert clean_lines("  Việc   làng \n\n việc\tnước") == ["Việc làng", "", "việc nước", ""]


@pytest.mark.parametrize("ruler", ["-----", "_____", "***", "– – –", "...", "| --- | :-: |", "=====", "•"])
def test_a_ruler_is_no_line(ruler: str) -> None:
    assert kept(FIRST, ruler, SECOND) == [FIRST, SECOND]


@pytest.mark.parametrize("bullet", ["-", "–", "+"])
def test_a_bullet_whose_words_stand_on_the_next_line_is_no_ruler(bullet: str) -> None:
    assert kept(FIRST, bullet, SECOND) == [FIRST, bullet, SECOND]


# --- Page numbers ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("2", "3", id="bare"),
        pytest.param("- 2 -", "- 3 -", id="between dashes"),
        pytest.param("Trang 2", "trang 3", id="with the word"),
        pytest.param("2/5", "3/5", id="of how many"),
        pytest.param("2 | 5", "3 | 5", id="of how many, with a bar"),
        pytest.param("2", "4", id="one lost"),
    ],
)
def test_numbers_that_count_up_are_page_numbers(first: str, second: str) -> None:
    assert kept(FIRST, first, SECOND, second, THIRD) == [FIRST, SECOND, THIRD]


def test_a_number_that_does_not_go_on_with_the_count_is_text() -> None:
    assert kept(FIRST, "2", SECOND, "19", THIRD, "3") == [FIRST, SECOND, "19", THIRD]


def test_one_page_number_alone_can_only_be_two() -> None:
    assert kept(FIRST, "", "2", "", SECOND) == [FIRST, SECOND]
    assert kept(FIRST, "", "7", "", SECOND) == [FIRST, "7", SECOND]
    assert kept(FIRST, "", "2", SECOND) == [FIRST, "2", SECOND]
    assert kept(FIRST, "2", "", SECOND) == [FIRST, "2", SECOND]


@pytest.mark.parametrize(
    "number",
    [
        pytest.param("2", id="inside a sentence"),
        pytest.param("02", id="leading zero"),
        pytest.param("2026", id="year"),
        pytest.param("2.", id="label"),
    ],
)
def test_a_lone_number_that_belongs_to_the_words_stays(number: str) -> None:
    lines = ["Trong quý này toàn xã phải chọn được", number, "gương tiêu biểu."]
    assert kept(*lines) == lines


# --- Heads and feet of pages -----------------------------------------------------------------------------------------
HEAD = "Kế hoạch nêu gương của xã An Bình"


def test_a_line_at_the_end_of_two_pages_is_furniture() -> None:
    assert kept(FIRST, HEAD + "\f" + SECOND, HEAD + "\f" + THIRD) == [FIRST, SECOND, THIRD]


def test_the_head_of_the_first_page_goes_too() -> None:
    assert kept(HEAD, FIRST + "\f" + HEAD, SECOND + "\f" + HEAD, THIRD) == [FIRST, SECOND, THIRD]


def test_a_line_beside_two_page_numbers_is_furniture() -> None:
    assert kept(FIRST, "2", HEAD, SECOND, "3", HEAD, THIRD) == [FIRST, SECOND, THIRD]


def test_a_line_that_is_repeated_inside_pages_is_text() -> None:
    lines = [FIRST, WORDS, SECOND, WORDS, THIRD]
    assert kept(*lines) == lines


def test_a_line_at_the_end_of_one_page_is_text() -> None:
    assert kept(FIRST, WORDS + "\f" + SECOND, THIRD) == [FIRST, WORDS, SECOND, THIRD]


def test_a_short_line_is_not_taken_for_a_head() -> None:
    assert kept(FIRST, "Mục A\f" + SECOND, "Mục A\f" + THIRD) == [FIRST, "Mục A", SECOND, "Mục A", THIRD]
