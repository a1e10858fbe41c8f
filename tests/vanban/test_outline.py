"""The outline: ids and levels of parts, what is a heading, where sentences end."""

from __future__ import annotations

import pytest

from tests.vanban.mini_plan import mini_plan
from vanban.reading.model import Section
from vanban.reading.outline import Sentence, all_sentences, split_sentences
from vanban.reading.paper import Paper


def ids(*lines: str) -> list[str]:
    return [section.id for section in mini_plan(*lines).sections]


def first(*lines: str) -> Section:
    return mini_plan(*lines).sections[0]


def sentences(*lines: str) -> list[Sentence]:
    return list(all_sentences(Paper.of(mini_plan(*lines).text).parts))


# --- Ids and levels --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(("I. A.", "1. B.", "a) C.", "b) D.", "2. E.", "II. F."), "I I.1 I.1.a I.1.b I.2 II", id="path"),
        pytest.param(("1. A.", "1.1. B.", "1.2. C.", "2. D."), "1 1.1-1 1.1-2 2", id="dotted labels"),
        pytest.param(("I. A.", "a) B.", "1) C.", "2) D.", "b) E."), "I I.a I.a.1 I.a.2 I.b", id="brackets in letters"),
        pytest.param(("I. A.", "III. B."), "I III", id="a number left out is not made up"),
        pytest.param(("I. A.", "1. B.", "a) C.", "a) D."), "I I.1 I.1.a I.1.a~2", id="a label printed twice"),
        pytest.param(("I. A.", "I. B.", "I. C."), "I I~2 I~3", id="three times"),
        pytest.param(("I. A.", "1. B.", "II. C.", "1. D."), "I I.1 II II.1", id="the same label in another chapter"),
        pytest.param(("a) A.", "d) B.", "Đ) C.", "e) D."), "a d đ e", id="a capital Đ between d and e"),
    ],
)
def test_ids_are_paths_of_printed_labels(lines: tuple[str, ...], expected: str) -> None:
    assert ids(*lines) == expected.split()


def test_levels_and_parents_follow_the_order_of_use() -> None:
    plan = mini_plan("A. VIỆC CHUNG", "I. VIỆC LÀNG", "1. Việc họ.", "B. VIỆC RIÊNG", "1. Việc nhà.")
    assert [(part.id, part.level, part.parent) for part in plan.sections] == [
        ("A", 1, None),
        ("A.I", 2, "A"),
        ("A.I.1", 3, "A.I"),
        ("B", 1, None),
        ("B.1", 2, "B"),
    ]


def test_a_plan_without_labels_has_no_parts() -> None:
    assert ids("Các thôn họp dân.", "- Họp tổ.") == []


# --- Headings --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("line", "heading"),
    [
        pytest.param("I. VIỆC CHUNG", "VIỆC CHUNG", id="capitals"),
        pytest.param("I. VIỆC CHUNG.", "VIỆC CHUNG", id="capitals with a full stop"),
        pytest.param("1. Việc chung", "Việc chung", id="no full stop"),
        pytest.param("1. Việc chung:", "Việc chung", id="colon"),
        pytest.param("1. Việc chung: các thôn họp dân.", "Việc chung", id="run-in"),
        pytest.param("1. Các thôn họp dân mỗi quý.", None, id="plain sentence"),
        pytest.param("1. Các thôn họp dân; các tổ họp hộ.", None, id="two clauses"),
        pytest.param("1. Họp lúc 7:30 tại đình làng.", None, id="a time of day is no run-in heading"),
        pytest.param("1. Họp dân. Bầu tổ trưởng. Nội dung: chọn gương.", None, id="sentences before the colon"),
        pytest.param(f"1. Việc {'của làng ' * 20}: họp.", None, id="too many words before the colon"),
        pytest.param(f"1. Họp {'các tổ, ' * 30}gồm:", None, id="too many words for a list's introduction"),
    ],
)
def test_what_is_a_heading(line: str, heading: str | None) -> None:
    assert first(line).heading == heading


def test_a_short_sentence_with_something_below_it_is_a_heading() -> None:
    assert first("1. Giữ gìn nếp sống.", "a) Họp dân mỗi quý.").heading == "Giữ gìn nếp sống"
    assert first("I. Giữ gìn nếp sống.", "1. Họp dân mỗi quý.").heading == "Giữ gìn nếp sống"


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(("1. Giữ gìn nếp sống.",), id="nothing below"),
        pytest.param(("1. Giữ gìn nếp sống.", "2. Họp dân."), id="a sister below"),
        pytest.param(("1. Giữ gìn nếp sống.", "- Họp dân."), id="an item below"),
        pytest.param(("1. Giữ gìn 5 nếp sống.", "a) Họp dân."), id="a figure in it"),
        pytest.param(("a) Giữ gìn nếp sống.", "(1) Họp dân."), id="a letter, whose items are sentences"),
    ],
)
def test_a_short_sentence_without_is_none(lines: tuple[str, ...]) -> None:
    assert first(*lines).heading is None


def test_a_title_run_into_its_paragraph_is_known_by_its_sisters() -> None:
    lines = ("I. NỘI DUNG", "1. Họp dân", "- Họp tối thứ bảy.", "2. Chọn gương. Mỗi thôn tự chọn gương của mình.")
    assert mini_plan(*lines).sections[-1].heading == "Chọn gương"
    without = ("I. NỘI DUNG", "1. Họp dân tối thứ bảy.", *lines[3:])
    assert mini_plan(*without).sections[-1].heading is None


def test_the_place_of_a_part_holds_label_and_heading() -> None:
    plan = mini_plan("1. Việc chung: các thôn họp dân.", "2. Các tổ họp hộ mỗi quý.")
    assert [plan.text[slice(*part.span)] for part in plan.sections] == ["1. Việc chung", "2."]


# --- Sentences -------------------------------------------------------------------------------------------------------
def split(text: str) -> list[str]:
    return [text[begin:end] for begin, end in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Các thôn họp dân. | Các tổ họp hộ.",
        "Thật đáng quý! | Ai cũng nhớ… | Bà con noi theo?",
        "Lời dạy “Thi đua là yêu nước.” | Các thôn treo ở đình.",
        "Họp lúc 7 giờ. | “Giờ nào việc nấy” là nếp của thôn.",
    ],
)
def test_sentences_end_at_a_full_stop_before_a_capital(text: str) -> None:
    assert split(text.replace(" | ", " ")) == text.split(" | ")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Họp ở TP. Hồ Chí Minh", id="city"),
        pytest.param("Do TS. Lê An và ThS. Mai Bình viết", id="degrees"),
        pytest.param("Đ/c. Lê An và đ/c. Mai Bình lo", id="comrades"),
        pytest.param("Sách của N. Bình", id="initial"),
        pytest.param("TM. Ủy ban nhân dân", id="authority"),
        pytest.param("Họp thôn, họp tổ v.v. rồi chọn gương", id="small letters go on"),
        pytest.param("Chi 1.500.000 đồng", id="thousands"),
        pytest.param("Các thôn họp dân .Các tổ họp hộ", id="no space behind the mark"),
    ],
)
def test_points_that_end_no_sentence(text: str) -> None:
    assert split(text) == [text]


def test_a_sentence_is_kept_without_label_bullet_and_closing_mark() -> None:
    found = sentences("1. Họp dân. Chọn gương;", "- Đưa tin...")
    assert [(item.text, item.section, item.bullet, item.first) for item in found] == [
        ("Họp dân", "1", None, True),
        ("Chọn gương", "1", None, False),
        ("Đưa tin", "1", "-", True),
    ]


def test_a_heading_is_no_sentence_and_the_words_after_it_are_one() -> None:
    assert [item.text for item in sentences("I. VIỆC CHUNG", "1. Họp dân: mỗi thôn một buổi.")] == ["mỗi thôn một buổi"]


def test_an_unlabelled_paragraph_belongs_to_the_last_part() -> None:
    found = sentences("I. VIỆC CHUNG", "1. Họp dân.", "a) Chọn gương.", "Việc này làm trong quý.")
    assert (found[-1].text, found[-1].section) == ("Việc này làm trong quý", "I.1.a")


def test_table_rows_are_no_sentences() -> None:
    assert sentences("I. VIỆC CHUNG", "| Họp dân | Quý I |") == []


def test_a_sentence_knows_its_place_and_whether_a_list_follows() -> None:
    plan = mini_plan("I. VIỆC CHUNG", "Văn phòng có trách nhiệm:", "- Họp dân.")
    opening, item = sentences("I. VIỆC CHUNG", "Văn phòng có trách nhiệm:", "- Họp dân.")
    assert (opening.before_colon, item.before_colon) == (True, False)
    assert plan.text[slice(*item.span)] == item.text == "Họp dân"
