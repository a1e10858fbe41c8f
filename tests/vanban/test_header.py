"""The facts of the document itself, and their places in the text."""

from __future__ import annotations

import pytest

from vanban.reading import read_text
from vanban.reading.model import Document, Plan

HEAD = ("UBND XÃ AN BÌNH", "Số: 12/KH-UBND", "An Bình, ngày 5 tháng 1 năm 2026")
TITLE = "Nêu gương người tốt năm 2026"
OPENING = "Thực hiện công tác thi đua, xã An Bình làm các việc sau:"
PART = ("I. VIỆC CHUNG", "- Các thôn họp dân.")
CLOSING = "Trên đây là Kế hoạch nêu gương người tốt của xã An Bình. Ủy ban nhân dân xã yêu cầu các thôn làm tốt./."
END = ("Nơi nhận:", "- Các thôn;", "- Lưu: VT.", "CHỦ TỊCH", "Lê An")


def plan(*lines: str) -> Plan:
    return read_text("\n".join(lines))


def document(*lines: str) -> Document:
    return plan(*lines).document


# --- What it is ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("banner", "kind", "is_plan"),
    [("KẾ HOẠCH", "Kế hoạch", True), ("QUYẾT ĐỊNH", "Quyết định", False), ("BÁO CÁO", "Báo cáo", False)],
)
def test_only_a_plan_is_a_plan(banner: str, kind: str, is_plan: bool) -> None:
    found = document(*HEAD, banner, TITLE, OPENING, *PART)
    assert (found.type, found.is_plan) == (kind, is_plan)


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        pytest.param((OPENING, *PART, CLOSING), "Kế hoạch", id="the closing says so"),
        pytest.param(("Hội Nông dân xã xây dựng kế hoạch như sau:", *PART), "Kế hoạch", id="the opening says so"),
        pytest.param((OPENING, *PART), None, id="nothing says so"),
        pytest.param(("Mời bà con dự họp.",), None, id="any other text"),
        pytest.param(("",), None, id="no text"),
    ],
)
def test_without_a_banner_the_text_tells(lines: tuple[str, ...], kind: str | None) -> None:
    assert document(*lines).type == kind


# --- Title -----------------------------------------------------------------------------------------------------------
def test_the_title_is_printed_below_the_banner() -> None:
    assert document(*HEAD, "KẾ HOẠCH", TITLE, OPENING, *PART, CLOSING).title == TITLE


@pytest.mark.parametrize(
    ("closing", "title"),
    [
        (CLOSING, "nêu gương người tốt của xã An Bình"),
        ("Trên đây là Kế hoạch nêu gương người tốt, đề nghị các thôn làm tốt.", "nêu gương người tốt"),
        ("Trên đây là Kế hoạch nêu gương người tốt; yêu cầu các thôn làm tốt.", "nêu gương người tốt"),
        ("Trên đây là Kế hoạch năm nay.", None),  # too short to be a title
        ("Đề nghị các thôn làm tốt.", None),
    ],
)
def test_without_a_banner_the_closing_repeats_it(closing: str, title: str | None) -> None:
    assert document(OPENING, *PART, closing).title == title


# --- Number ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("printed", "number"), [("Số:   12 /KH-UBND", "12/KH-UBND"), ("Số: …/KH-UBND", "/KH-UBND")])
def test_a_number_without_spaces_and_leaders(printed: str, number: str) -> None:
    assert document(HEAD[0], printed, "KẾ HOẠCH", TITLE, OPENING, *PART).number == number


# --- Places ----------------------------------------------------------------------------------------------------------
def test_every_fact_knows_where_it_stands() -> None:
    found = plan(*HEAD, "KẾ HOẠCH", TITLE, OPENING, *PART, CLOSING, *END)
    assert {name: found.text[slice(*span)] for name, span in found.document.spans.items()} == {
        "number": "12/KH-UBND",
        "date": "An Bình, ngày 5 tháng 1 năm 2026",
        "title": TITLE,
        "issuing_body": "UBND XÃ AN BÌNH",
        "signer.position": "CHỦ TỊCH",
        "signer.name": "Lê An",
    }


def test_what_is_not_printed_has_no_place() -> None:
    found = document("KẾ HOẠCH", TITLE, OPENING, *PART)
    assert set(found.spans) == {"title"}
    assert (found.number, found.date, found.signer, found.recipients) == (None, None, None, ())


def test_a_recipient_is_kept_without_dash_and_closing_mark() -> None:
    found = plan(*HEAD, "KẾ HOẠCH", TITLE, OPENING, *PART, CLOSING, "Nơi nhận:", "- Các thôn (b/c);", "- Lưu: VT./.")
    assert [mention.text for mention in found.document.recipients] == ["Các thôn (b/c)", "Lưu: VT"]
    assert [found.text[slice(*mention.span)] for mention in found.document.recipients] == ["Các thôn (b/c)", "Lưu: VT"]
