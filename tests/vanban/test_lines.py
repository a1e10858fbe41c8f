"""Lines as such: how those of a file were made, and cutting and joining them."""

from __future__ import annotations

import pytest

from vanban.reading.lines import LineShape, cut_lines, with_lone_marks_joined

FULL = "mười hai chữ một dòng thì vừa đầy khổ giấy của máy"
SHORT = "Hết một đoạn."
PARAGRAPH = f"{FULL} " * 6


# --- Shape -----------------------------------------------------------------------------------------------------------
def test_lines_of_one_width_were_wrapped() -> None:
    shape = LineShape.of([FULL, FULL, FULL, FULL, SHORT] * 4)
    assert (shape.wrapped, shape.flowed, shape.width) == (True, False, len(FULL))


def test_lines_of_any_width_mean_nothing() -> None:
    assert not LineShape.of([FULL[: 5 + 4 * n] for n in range(12)]).wrapped


def test_lines_as_long_as_paragraphs_flow() -> None:
    shape = LineShape.of([SHORT, PARAGRAPH, PARAGRAPH])
    assert (shape.flowed, shape.wrapped) == (True, False)


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        pytest.param([FULL, FULL, FULL, ""] * 4, True, id="between paragraphs"),
        pytest.param([FULL, ""] * 8, False, id="after every line"),
        pytest.param([FULL] * 16, False, id="none at all"),
    ],
)
def test_blank_lines_count_where_they_part_paragraphs(lines: list[str], count: bool) -> None:
    assert LineShape.of(lines).blanks_count is count


def test_a_text_without_lines_has_a_shape() -> None:
    assert not LineShape.of([]).flowed


WRAPPED = LineShape(width=50, flowed=False, wrapped=True, blanks_count=True)
RAGGED = LineShape(width=50, flowed=False, wrapped=False, blanks_count=False)
FLOWED = LineShape(width=900, flowed=True, wrapped=False, blanks_count=False)


@pytest.mark.parametrize(
    ("shape", "line", "blank", "expected"),
    [
        pytest.param(WRAPPED, SHORT, False, True, id="the next word would have fitted"),
        pytest.param(WRAPPED, FULL, False, False, id="the line is full"),
        pytest.param(WRAPPED, FULL, True, True, id="a blank line stands between"),
        pytest.param(RAGGED, SHORT, True, None, id="the shape cannot tell"),
        pytest.param(FLOWED, SHORT, False, True, id="each line is a paragraph"),
    ],
)
def test_breaks_that_a_person_made(shape: LineShape, line: str, blank: bool, expected: bool | None) -> None:
    assert shape.deliberate(line, "Các thôn đăng ký.", blank) is expected


# --- Marks alone on their line ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("mark", ["-", "+", "–", "IV.", "3.", "3)", "12.", "2.1.", "a)", "đ)"])
def test_a_mark_alone_goes_with_the_next_words(mark: str) -> None:
    assert with_lone_marks_joined([SHORT, mark, "", "Việc làng"]) == [SHORT, "", f"{mark} Việc làng"]


@pytest.mark.parametrize("line", ["A", "2026.", "ab)", "- Việc", "(3)"])
def test_what_is_no_lone_mark(line: str) -> None:
    assert with_lone_marks_joined([line, "Việc làng"]) == [line, "Việc làng"]


def test_a_mark_before_another_mark_stays_alone() -> None:
    assert with_lone_marks_joined(["1.", "-", "Việc làng"]) == ["1.", "- Việc làng"]
    assert with_lone_marks_joined(["1.", "- Việc làng"]) == ["1.", "- Việc làng"]


def test_a_mark_at_the_end_is_not_lost() -> None:
    assert with_lone_marks_joined(["Việc làng", "2."]) == ["Việc làng", "2."]


# --- Cutting ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("place", "before", "after"),
    [
        pytest.param(0, [""], ["một hai", "", "ba"], id="at the beginning"),
        pytest.param(4, ["một"], ["hai", "", "ba"], id="inside a line"),
        pytest.param(7, ["một hai"], ["", "", "ba"], id="at the end of a line"),
        pytest.param(8, ["một hai", "", ""], ["ba"], id="behind a blank line, which takes no room"),
        pytest.param(99, ["một hai", "", "ba"], [], id="behind the last word"),
    ],
)
def test_lines_are_cut_where_their_joined_words_say(place: int, before: list[str], after: list[str]) -> None:
    assert cut_lines(["một hai", "", "ba"], place) == (before, after)
