"""Labels: what opens a numbered part, and which label may come next."""

from __future__ import annotations

import pytest

from vanban.reading.labels import BULLET, Kind, Label, Numbering, parse_label


def label(line: str) -> Label:
    found = parse_label(line)
    assert found is not None
    return found


# --- Shapes ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("line", "kind", "value", "id_part"),
    [
        ("Phần I. Mục tiêu", Kind.PART, 1, "I"),
        ("Phần thứ hai", Kind.PART, 2, "hai"),
        ("CHƯƠNG III QUY ĐỊNH", Kind.PART, 3, "III"),
        ("B. NHIỆM VỤ", Kind.LETTER_CAPITAL, 2, "B"),
        ("IV. KINH PHÍ", Kind.ROMAN, 4, "IV"),
        ("IX/ Kinh phí", Kind.ROMAN, 9, "IX"),
        ("II - Kinh phí", Kind.ROMAN, 2, "II"),
        ("Điều 12. Hiệu lực", Kind.ARTICLE, 12, "12"),
        ("3. Kinh phí", Kind.NUMBER, 3, "3"),
        ("3.Kinh phí", Kind.NUMBER, 3, "3"),
        ("3/ Kinh phí", Kind.NUMBER, 3, "3"),
        ("03. Kinh phí", Kind.NUMBER, 3, "03"),
        ("3.2. Kinh phí", Kind.DOTTED, 2, "3-2"),
        ("3.2 Kinh phí", Kind.DOTTED, 2, "3-2"),
        ("3.2.4. Kinh phí", Kind.DOTTED_DEEP, 4, "3-2-4"),
        ("3) Kinh phí", Kind.NUMBER_BRACKET, 3, "3"),
        ("a) Kinh phí", Kind.LETTER, 1, "a"),
        ("đ) Kinh phí", Kind.LETTER, 5, "đ"),
        ("e. Kinh phí", Kind.LETTER, 6, "e"),
        ("(2) Kinh phí", Kind.IN_BRACKETS, 2, "2"),
        ("(c) Kinh phí", Kind.IN_BRACKETS, 3, "c"),
    ],
)
def test_each_shape_with_its_place_in_the_count(line: str, kind: Kind, value: int, id_part: str) -> None:
    found = label(line)
    assert (found.kind, found.value, found.id_part) == (kind, value, id_part)


def test_a_capital_d_with_a_stroke_is_the_letter_of_a_list() -> None:
    """The typist held the shift key: "d)", "Đ)", "e)"."""
    found = label("Đ) Việc thứ năm")
    assert (found.kind, found.value, found.id_part) == (Kind.LETTER, 5, "đ")


def test_what_a_label_keeps_of_the_line() -> None:
    found = label("3.2. Kinh phí")
    assert (found.shown, "3.2. Kinh phí"[found.length :], found.prefix) == ("3.2.", " Kinh phí", 3)
    assert label("3. Kinh phí").prefix is None


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("V/v nêu gương người tốt", id="subject of a letter"),
        pytest.param("32/CT-TTg ngày 01/01/2020", id="number of a document"),
        pytest.param("05-CT/TW của Bộ Chính trị", id="number of a Party paper"),
        pytest.param("2026. Các thôn đăng ký", id="year"),
        pytest.param("2025 - 2030", id="years"),
        pytest.param("15/9 hằng năm", id="day"),
        pytest.param("1.500 đồng", id="thousands"),
        pytest.param("3,5 triệu", id="decimal"),
        pytest.param("12 thôn đã đăng ký", id="plain number"),
        pytest.param("II", id="Roman number alone"),
        pytest.param("XXL. cỡ áo", id="letters that are no Roman number"),
        pytest.param("I.a đã nêu", id="small letter glued to the mark"),
        pytest.param("a.b", id="letters with a point"),
        pytest.param("Phần lớn các hộ", id="the word part in a sentence"),
        pytest.param("Điều 5 của Luật", id="an article that is cited"),
        pytest.param("0.5. Việc", id="counted from nought"),
        pytest.param("w) Việc", id="letter that nobody counts with"),
        pytest.param("Kinh phí", id="words"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_no_label(line: str) -> None:
    assert parse_label(line) is None


@pytest.mark.parametrize("line", ["- Việc", "– Việc", "+ Việc", "• Việc", "-Việc", "❖ Việc"])
def test_bullets(line: str) -> None:
    found = BULLET.match(line)
    assert found is not None
    assert line[found.end() :] == "Việc"


@pytest.mark.parametrize("line", ["-5 độ", "--", "* Việc"])
def test_what_is_no_bullet(line: str) -> None:
    assert not BULLET.match(line)


# --- The count -------------------------------------------------------------------------------------------------------
def after(*lines: str) -> Numbering:
    """The numbering when these labels have been entered, one after the other."""
    numbering = Numbering()
    for line in lines:
        numbering.enter(label(line))
    return numbering


@pytest.mark.parametrize(
    ("entered", "line"),
    [
        pytest.param((), "I. Việc", id="the first of all"),
        pytest.param(("I. Việc",), "II. Việc", id="the next"),
        pytest.param(("I. Việc",), "1. Việc", id="the first below"),
        pytest.param(("I. Việc", "1. Việc", "2. Việc"), "1. Việc", id="a list that begins anew"),
        pytest.param(("1. Việc", "a) Việc", "b) Việc"), "2. Việc", id="the next above"),
        pytest.param(("3. Việc",), "3.1. Việc", id="dotted under its number"),
        pytest.param(("d) Việc",), "đ) Việc", id="đ after d"),
    ],
)
def test_the_count_expects(entered: tuple[str, ...], line: str) -> None:
    assert after(*entered).expects(label(line))


@pytest.mark.parametrize(
    ("entered", "line"),
    [
        pytest.param((), "4. Việc", id="a list does not begin with four"),
        pytest.param(("1. Việc",), "3. Việc", id="a number left out"),
        pytest.param(("2. Việc",), "2. Việc", id="a number again"),
        pytest.param(("1. Việc",), "4.1. Việc", id="dotted under another number"),
    ],
)
def test_the_count_does_not_expect(entered: tuple[str, ...], line: str) -> None:
    assert not after(*entered).expects(label(line))


@pytest.mark.parametrize(
    ("entered", "line", "allowed"),
    [
        pytest.param(("1. Việc",), "3. Việc", True, id="typists skip"),
        pytest.param(("3. Việc",), "3. Việc", True, id="typists repeat"),
        pytest.param((), "4. Việc", True, id="a plan whose first parts are lost"),
        pytest.param(("1. Việc",), "20. Việc", False, id="a number in the text"),
        pytest.param(("1. Việc",), "4.1. Việc", False, id="dotted under another number"),
        pytest.param(("1. Việc",), "2.1. Việc", True, id="dotted whose number was mistyped"),
    ],
)
def test_after_a_full_stop_the_count_allows_more(entered: tuple[str, ...], line: str, allowed: bool) -> None:
    assert after(*entered).allows(label(line)) is allowed


@pytest.mark.parametrize(
    ("entered", "line", "parents"),
    [
        pytest.param(("I. A", "1. B", "a) C"), "b) D", ["I.", "1."], id="a sister"),
        pytest.param(("I. A", "1. B", "a) C"), "2. D", ["I."], id="an aunt"),
        pytest.param(("I. A", "1. B", "a) C"), "II. D", [], id="a new chapter"),
        pytest.param(("I. A", "3. B", "a) C"), "3.1. D", ["I.", "3."], id="dotted belongs to its number"),
        pytest.param(("3. A", "3.1. B", "a) C"), "3.1.1. D", ["3.", "3.1."], id="and dotted twice to the dotted"),
        pytest.param(("I. A", "a) B"), "1) C", ["I.", "a)"], id="depth follows use: brackets below letters"),
        pytest.param(("I. A", "1) B"), "a) C", ["I.", "1)"], id="and letters below brackets"),
        pytest.param(("1. A", "a) B"), "I. C", [], id="a chapter after parts without one"),
        pytest.param(("Phần I", "A. B", "I. C"), "Phần II", [], id="part"),
    ],
)
def test_parents(entered: tuple[str, ...], line: str, parents: list[str]) -> None:
    assert [parent.shown for parent in after(*entered).parents_of(label(line))] == parents
