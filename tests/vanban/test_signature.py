"""The end of a document: who signed with which authority, and who receives it."""

from __future__ import annotations

import pytest

from vanban.reading import read_text
from vanban.reading.model import Signer
from vanban.reading.signature import RECIPIENTS, Ending, read_ending

LIST = ("Nơi nhận:", "- Thường trực HĐND xã (b/c);", "- Các thôn;", "- Lưu: VT.")
RECEIVERS = ["Thường trực HĐND xã (b/c)", "Các thôn", "Lưu: VT"]
SIGNER = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Thị An")


def ending(*lines: str) -> Ending:
    return read_ending(list(lines))


def signer(*lines: str) -> tuple[str | None, str | None, str | None]:
    facts = ending(*lines).facts
    return facts.get("authority"), facts.get("position"), facts.get("name")


def receivers(*lines: str) -> list[str]:
    return [block.body.strip(";.") for block in ending(*lines).recipients]


# --- The signer ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(("GIÁM ĐỐC", "Lê An"), (None, "GIÁM ĐỐC", "Lê An"), id="the head"),
        pytest.param(SIGNER, ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Thị An"), id="on behalf of a body"),
        pytest.param(
            ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê An"), ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê An"), id="for the head"
        ),
        pytest.param(
            ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Lê An"), ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Lê An"), id="by order"
        ),
        pytest.param(
            ("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG", "Lê An"), ("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG", "Lê An"), id="authorised"
        ),
        pytest.param(("Q. GIÁM ĐỐC", "Lê An"), ("Q. GIÁM ĐỐC", None, "Lê An"), id="acting"),
        pytest.param(
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê An"),
            ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê An"),
            id="of two authorities the signer's own",
        ),
        pytest.param(
            ("T/M BAN CHẤP HÀNH", "BÍ THƯ", "Lê An"),
            ("T/M BAN CHẤP HÀNH", "BÍ THƯ", "Lê An"),
            id="with a stroke",
        ),
        pytest.param(("CHỦ TỊCH", "LÊ THỊ AN"), (None, "CHỦ TỊCH", "LÊ THỊ AN"), id="a name in capitals"),
        pytest.param(("CHỦ TỊCH", "(Đã ký)", "Lê An"), (None, "CHỦ TỊCH", "Lê An"), id="already signed"),
        pytest.param(("CHỦ TỊCH", "TS. Lê An"), (None, "CHỦ TỊCH", "Lê An"), id="a degree is no part of the name"),
        pytest.param(("CHỦ TỊCH",), (None, "CHỦ TỊCH", None), id="not signed yet"),
        pytest.param(("Các thôn lo việc này",), (None, None, None), id="nobody"),
    ],
)
def test_authority_position_and_name(
    lines: tuple[str, ...], expected: tuple[str | None, str | None, str | None]
) -> None:
    assert signer(*LIST, *lines) == expected


WOVEN = (
    "Nơi nhận: TM. ỦY BAN NHÂN DÂN",
    "- Thường trực HĐND xã (b/c); CHỦ TỊCH",
    "- Các thôn;",
    "- Lưu: VT. Lê Thị An",
)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param((*LIST, *SIGNER), id="list first"),
        pytest.param((*SIGNER, *LIST), id="signer first"),
        pytest.param(("TM. ỦY BAN NHÂN DÂN", *LIST, "CHỦ TỊCH", "Lê Thị An"), id="list in the middle"),
    ],
)
def test_the_two_columns_come_in_any_order(lines: tuple[str, ...]) -> None:
    assert signer(*lines) == SIGNER
    assert receivers(*lines) == RECEIVERS


def test_the_two_columns_may_be_woven() -> None:
    assert signer(*WOVEN)[:2] == SIGNER[:2]
    assert receivers(*WOVEN)[:2] == RECEIVERS[:2]


# --- The list --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("heading", ["Nơi nhận:", "Nơi nhận", "NƠI NHẬN:", "Nơi gửi:", "Nơi nhận: ", "Nơi nhận;"])
def test_the_heading_of_the_list(heading: str) -> None:
    assert RECIPIENTS.fullmatch(heading.strip())


@pytest.mark.parametrize("words", ["nơi nhận hồ sơ", "Nơi nhận hồ sơ là trụ sở xã", "Nơi ở:"])
def test_what_is_no_heading_of_a_list(words: str) -> None:
    assert not RECIPIENTS.search(words)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(("- Các thôn;", "- Lưu: VT."), ["Các thôn", "Lưu: VT"], id="a bullet each"),
        pytest.param(("Các thôn;", "Lưu: VT."), ["Các thôn", "Lưu: VT"], id="no bullets"),
        pytest.param(
            ("- Các thôn, các", "tổ tự quản;", "- Lưu: VT."), ["Các thôn, các tổ tự quản", "Lưu: VT"], id="two lines"
        ),
        pytest.param(
            ("- Ban Thi đua", "- Khen thưởng tỉnh;", "- Lưu: VT."),
            ["Ban Thi đua - Khen thưởng tỉnh", "Lưu: VT"],
            id="a dash in a name",
        ),
        pytest.param(
            ("- Ban Thi đua;", "- Khen thưởng tỉnh;"),
            ["Ban Thi đua", "Khen thưởng tỉnh"],
            id="no name behind a semicolon",
        ),
        pytest.param(
            ("- Các thôn giai đoạn", "- các tổ;", "- Lưu: VT."),
            ["Các thôn giai đoạn - các tổ", "Lưu: VT"],
            id="small letters",
        ),
        pytest.param(("-", "Các thôn;", "-", "Lưu: VT."), ["Các thôn", "Lưu: VT"], id="bullets on their own lines"),
        pytest.param(("- Các thôn;", "____", "- Lưu: VT."), ["Các thôn", "Lưu: VT"], id="a ruler between"),
    ],
)
def test_recipients(lines: tuple[str, ...], expected: list[str]) -> None:
    assert receivers("Nơi nhận:", *lines) == expected


def test_what_follows_the_last_recipient_is_no_recipient() -> None:
    found = ending(*LIST, *SIGNER, "2.345 lượt xem trang này")
    assert [block.body for block in found.recipients][-1] == "Lưu: VT."
    assert "2.345 lượt xem trang này" in found.annex_lines


@pytest.mark.parametrize("title", ["PHỤ LỤC", "Phụ lục 1", "DANH SÁCH CÁC THÔN", "BIỂU MẪU SỐ 1", "LỊCH HỌP DÂN"])
def test_an_annex_is_no_part_of_the_signature(title: str) -> None:
    found = ending(*LIST, *SIGNER, title, "CHỦ TỊCH", "Trần Bình")
    assert [line for line in found.annex_lines if line] == [title, "CHỦ TỊCH", "Trần Bình"]
    assert found.facts["name"] == "Lê Thị An"


def test_a_recipient_that_speaks_of_an_annex_begins_none() -> None:
    assert receivers("Nơi nhận:", "- Các thôn (có Phụ lục kèm theo);", "- Lưu: VT.") == [
        "Các thôn (có Phụ lục kèm theo)",
        "Lưu: VT",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param((*LIST, *SIGNER), id="list and signer"),
        pytest.param(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thị An", *LIST), id="two authorities"),
        pytest.param(("Nơi nhận:", "Các thôn;", "Các tổ;", "Lưu: VT.", *SIGNER), id="no bullets"),
        pytest.param(
            ("Bà con cùng làm.", *LIST, *SIGNER, "PHỤ LỤC", "Thôn Đông"), id="words before and an annex behind"
        ),
        pytest.param(WOVEN, id="woven"),
    ],
)
def test_no_word_of_the_ending_is_lost(lines: tuple[str, ...]) -> None:
    found = ending(*lines)
    kept = [*(block.text for block in found.blocks), *found.annex_lines]
    assert sorted(" ".join(kept).split()) == sorted(" ".join(lines).split())


def test_a_ruler_beside_the_list_is_no_word() -> None:
    assert [block.text for block in ending("____", "(Đã ký)", "Bà con cùng làm.").blocks] == ["Bà con cùng làm."]


# --- Together --------------------------------------------------------------------------------------------------------
HEAD = ("UBND XÃ AN BÌNH", "Số: 12/KH-UBND", "KẾ HOẠCH", "Nêu gương năm 2026", "I. VIỆC CHUNG", "- Họp dân./.")


def test_the_document_has_its_signer_and_recipients_with_their_places() -> None:
    plan = read_text("\n".join((*HEAD, *LIST, *SIGNER)))
    assert plan.document.signer == Signer(*SIGNER)
    assert [plan.text[slice(*mention.span)] for mention in plan.document.recipients] == RECEIVERS
    assert plan.text[slice(*plan.document.spans["signer.name"])] == "Lê Thị An"


def test_duties_of_an_annex_are_not_the_plans() -> None:
    annex = ("PHỤ LỤC", "V. TỔ CHỨC THỰC HIỆN", "1. Văn phòng tổ chức họp dân.")
    plan = read_text("\n".join((*HEAD, *LIST, *SIGNER, *annex)))
    assert (plan.tasks, [part.id for part in plan.sections]) == ((), ["I"])
    assert "Văn phòng tổ chức họp dân" in plan.text
