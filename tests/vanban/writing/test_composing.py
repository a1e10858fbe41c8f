"""From data to lines: numbers, capitals, marks at the ends of lines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.vanban.writing.documents import DECISION, INVITATION, LETTER, MINUTES, PLAN, REPORT, TASKS
from vanban.reading.model import Date
from vanban.writing.composing import Line, compose, in_lines
from vanban.writing.model import (
    Annex,
    Authority,
    Document,
    Kind,
    Level,
    Mark,
    Paragraph,
    Section,
    Signature,
    Table,
)
from vanban.writing.numbering import label, roman, written_date


def lines(document: Document, component: str) -> list[str]:
    composed = compose(document)
    columns = [column for row in (*composed.head, *composed.ending) for column in row]
    parts = [*composed.top, *composed.body, *(line for column in columns for line in column)]
    parts += [line for leaf in composed.leaves for line in leaf.head]
    return [part.text for part in parts if isinstance(part, Line) and part.component == component]


# --- Numbers and dates ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("number", "printed"), [("7", "07/KH-UBND"), ("10", "10/KH-UBND"), ("07", "07/KH-UBND"), ("249a", "249a/KH-UBND")]
)
def test_numbers_below_ten_get_a_zero(number: str, printed: str) -> None:
    assert lines(replace(PLAN, running_number=number), "number") == [f"Số: {printed}"]


def test_a_number_to_come_leaves_room_for_it() -> None:
    [line] = lines(INVITATION, "number")
    assert line.endswith("/GM-UBND") and len(line) > len("Số: /GM-UBND") + 3


@pytest.mark.parametrize(
    ("date", "printed"),
    [
        (Date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (Date(2026, 3, 15), "ngày 15 tháng 3 năm 2026"),
        (Date(2026, 12, 9), "ngày 09 tháng 12 năm 2026"),
    ],
)
def test_days_below_ten_and_the_first_two_months_get_a_zero(date: Date, printed: str) -> None:
    assert written_date(date) == printed


@pytest.mark.parametrize(("number", "printed"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (39, "XXXIX")])
def test_roman_numbers(number: int, printed: str) -> None:
    assert roman(number) == printed


@pytest.mark.parametrize(
    ("level", "number", "printed"),
    [
        (Level.PART, 2, "Phần II"),
        (Level.CHAPTER, 1, "Chương I"),
        (Level.ITEM, 4, "IV."),
        (Level.ARTICLE, 3, "Điều 3."),
        (Level.CLAUSE, 3, "3."),
        (Level.POINT, 5, "đ)"),
    ],
)
def test_labels(level: Level, number: int, printed: str) -> None:
    assert label(level, number) == printed


def test_the_alphabet_ends() -> None:
    assert label(Level.POINT, 23) == "y)"
    with pytest.raises(ValueError, match="alphabet"):
        label(Level.POINT, 24)


# --- Header -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("name", "room", "printed"),
    [
        ("SỞ NỘI VỤ", 65, "SỞ NỘI VỤ"),
        ("ỦY BAN NHÂN DÂN XÃ ĐÔNG MAI", 65, "ỦY BAN NHÂN DÂN\nXÃ ĐÔNG MAI"),
        ("HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG", 65, "HỘI ĐỒNG\nTHI ĐUA - KHEN THƯỞNG"),
        ("ỦYBANNHÂNDÂNXÃĐÔNGMAITỈNHANSƠN", 65, "ỦYBANNHÂNDÂNXÃĐÔNGMAITỈNHANSƠN"),
    ],
)
def test_long_names_are_parted_before_the_place_and_never_beside_a_dash(name: str, room: float, printed: str) -> None:
    assert in_lines("issuing_body", name, room) == printed


def test_a_letter_has_its_subject_below_the_number_and_no_title() -> None:
    assert lines(LETTER, "subject") == ["V/v giới thiệu điển hình tiên tiến quý I năm 2026"]
    assert lines(LETTER, "kind") == lines(LETTER, "title") == []


def test_a_subject_that_begins_with_an_abbreviation_keeps_its_capitals() -> None:
    assert lines(replace(LETTER, title="UBND xã báo cáo"), "subject") == ["V/v UBND xã báo cáo"]


def test_one_addressee_stands_on_the_line_and_several_below_it() -> None:
    assert lines(LETTER, "addressee") == ["Kính gửi: Ủy ban nhân dân các xã, phường"]
    assert lines(REPORT, "addressee") == [
        "Kính gửi:", "- Ủy ban nhân dân tỉnh An Sơn;", "- Ban Thi đua - Khen thưởng Trung ương.",
    ]  # fmt: skip


def test_a_decision_decides_between_its_bases_and_its_articles() -> None:
    assert lines(DECISION, "kind") == ["QUYẾT ĐỊNH", "QUYẾT ĐỊNH:"]
    assert lines(DECISION, "issued_by") == ["CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐÔNG MAI"]
    assert [text[-1] for text in lines(DECISION, "basis")] == [";", ";", "."]
    assert [text[:7] for text in lines(DECISION, "article")] == ["Điều 1.", "Điều 2.", "Điều 3."]


# --- Text -------------------------------------------------------------------------------------------------------------
def test_the_text_ends_with_its_mark_and_stays_with_the_signature() -> None:
    last = compose(PLAN).body[-1]
    assert isinstance(last, Line) and last.text.endswith("nghiêm túc thực hiện./.") and last.kept


@pytest.mark.parametrize("end", ["Hết", "Hết.", "Hết./.", "Hết;"])
def test_the_mark_is_put_once(end: str) -> None:
    assert lines(replace(PLAN, blocks=(Paragraph(end),)), "paragraph") == ["Hết./."]


def test_a_document_does_not_end_in_a_table() -> None:
    with pytest.raises(ValueError, match="ends in words"):
        compose(replace(PLAN, blocks=(TASKS,)))


def test_chapters_stand_above_their_titles() -> None:
    chapter = Section("Quy định chung", inside=(Section("Phạm vi", "Quyết định này nói về việc tốt."),))
    decision = replace(DECISION, levels=(Level.CHAPTER, Level.ARTICLE), blocks=(chapter,))
    assert lines(decision, "part") == ["Chương I"] and lines(decision, "part_title") == ["QUY ĐỊNH CHUNG"]
    assert lines(decision, "article_heading") == ["Điều 1. Phạm vi"]


def test_a_document_nested_deeper_than_its_numbers_is_refused() -> None:
    deep = Section("a", inside=(Section("b", inside=(Section("c", inside=(Section("d"),)),)),))
    with pytest.raises(ValueError, match="deeper"):
        compose(replace(PLAN, blocks=(deep, Paragraph("Hết"))))


# --- Signature, recipients, annexes -----------------------------------------------------------------------------------
def test_the_authority_stands_above_the_position() -> None:
    assert lines(PLAN, "authority") == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]


@pytest.mark.parametrize("mark", list(Mark))
def test_every_authority_has_its_mark(mark: Mark) -> None:
    assert Authority(mark, "Giám đốc").printed == f"{mark.value} GIÁM ĐỐC"


@pytest.mark.parametrize(("position", "authorities"), [("Giám đốc", (Authority(Mark.ACTING, "Giám đốc"),)), (None, ())])
def test_a_signature_names_the_position_once(position: str | None, authorities: tuple[Authority, ...]) -> None:
    with pytest.raises(ValueError, match="names a position"):
        Signature("Lò Văn Phúc", position, authorities)


def test_recipients_end_with_who_keeps_a_copy() -> None:
    assert lines(PLAN, "recipient") == [
        "- Ủy ban nhân dân tỉnh An Sơn (b/c);",
        "- Thường trực Đảng ủy, HĐND xã (b/c);",
        "- Các thôn (t/h);",
        "- Lưu: VT, VHXH.",
    ]


def test_minutes_are_signed_by_two() -> None:
    ending = compose(MINUTES).ending
    assert [[line.text for line in column] for column in ending[0]] == [
        ["THƯ KÝ", "Mùa A Sình"], ["CHỦ TỌA", "Lò Văn Phúc"],
    ]  # fmt: skip


def test_one_annex_has_no_number_and_several_have() -> None:
    assert lines(DECISION, "annex") == ["Phụ lục"]
    twice = replace(DECISION, annexes=DECISION.annexes * 2)
    assert lines(twice, "annex") == ["Phụ lục I", "Phụ lục II"]


def test_an_annex_says_what_it_belongs_to() -> None:
    assert lines(DECISION, "annex_reference") == [
        "(Kèm theo Quyết định số 118/QĐ-UBND ngày 20 tháng 11 năm 2026 của Chủ tịch Ủy ban nhân dân xã Đông Mai)"
    ]


# --- What is no document ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("kind", [Kind.LETTER, Kind.SUBMISSION])
def test_letters_are_addressed_to_somebody(kind: Kind) -> None:
    with pytest.raises(ValueError, match="addressees"):
        replace(PLAN, kind=kind)


def test_a_decision_says_who_decides() -> None:
    with pytest.raises(ValueError, match="issued_by"):
        replace(DECISION, issued_by=None)


def test_a_section_says_something() -> None:
    with pytest.raises(ValueError, match="heading or a text"):
        Section()


def test_rows_fit_their_head() -> None:
    with pytest.raises(ValueError, match="as many cells"):
        Table(("TT", "Tên"), (("1",),))
    with pytest.raises(ValueError, match="one a column"):
        Table(("TT", "Tên"), (("1", "An"),), widths=(1,))


def test_an_annex_is_numbered_like_the_document() -> None:
    annex = Annex("Mẫu", (Section("Phần đầu"),))
    assert compose(replace(PLAN, annexes=(annex,))).leaves[0].body[0] == Line("item", "I. PHẦN ĐẦU")
