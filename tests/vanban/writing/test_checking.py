"""The checker: nothing on what we write, and each departure by its name when one thing is broken."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from tests.vanban.files import bare_docx, word_plan
from tests.vanban.writing.documents import ALL, DECISION, LETTER, MINUTES, PLAN, REPORT
from vanban.reading.problems import Unreadable
from vanban.writing import rules
from vanban.writing.checking import check
from vanban.writing.model import Document, Level, Paragraph, Section
from vanban.writing.word import write_docx

CHAPTERS = replace(
    DECISION,
    levels=(Level.CHAPTER, Level.ARTICLE),
    blocks=(
        Section("Quy định chung", inside=(Section("Phạm vi", "Quyết định này áp dụng cho 02 thôn."),)),
        Paragraph("Hết"),
    ),
)
#: Where each component is to be found.
_HOLDERS = {
    "subject": LETTER, "parent_body": REPORT, "addressee": REPORT, "issued_by": DECISION, "article": DECISION,
    "annex": DECISION, "annex_title": DECISION, "annex_reference": DECISION, "part": CHAPTERS, "part_title": CHAPTERS,
    "article_heading": CHAPTERS,
}  # fmt: skip
_COMPONENTS = [name for name in rules.COMPONENTS if name not in ("table_head", "table_cell", "page_number")]


def broken(document: Document, breaks: Callable[[Any], object]) -> list[str]:
    """The rules that the checker names in our file after something was broken in it."""
    file = docx.Document(io.BytesIO(write_docx(document)))
    breaks(file)
    return [departure.rule for departure in check(word_plan.saved(file))]


def style(name: str) -> Callable[[Any], Any]:
    return lambda file: file.styles[rules.COMPONENTS[name].style]


def paragraphs(file: Any) -> list[Any]:
    cells = [cell for table in file.tables for row in table.rows for cell in row.cells]
    return [*file.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]


def say(file: Any, component: str, old: str, new: str) -> None:
    """Change words in the paragraphs of a component."""
    changed = 0
    for paragraph in paragraphs(file):
        if paragraph.style.name == rules.COMPONENTS[component].style:
            for run in paragraph.runs:
                changed += old in run.text
                run.text = run.text.replace(old, new)
    assert changed, f"nothing says {old!r}"


# --- Our own ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("document", [*ALL, CHAPTERS], ids=lambda document: document.kind.name)
def test_nothing_departs_in_what_we_write(document: Document) -> None:
    assert [departure.told("vi") for departure in check(write_docx(document))] == []


# --- Each row of the table of components ------------------------------------------------------------------------------
def _cases(wanted: Callable[[rules.Component], bool]) -> list[str]:
    return [name for name in _COMPONENTS if wanted(rules.COMPONENTS[name])]


@pytest.mark.parametrize("name", _COMPONENTS)
@pytest.mark.parametrize("size", [9, 20])
def test_a_size_outside_the_rule_is_named(name: str, size: int) -> None:
    def breaks(file: Any) -> None:
        style(name)(file).font.size = Pt(size)

    assert f"{name}.size" in broken(_HOLDERS.get(name, PLAN), breaks)


@pytest.mark.parametrize("name", _cases(lambda component: component.bold is not None))
def test_the_wrong_weight_is_named(name: str) -> None:
    wanted = rules.COMPONENTS[name].bold

    def breaks(file: Any) -> None:
        style(name)(file).font.bold = not wanted

    assert f"{name}.{'bold' if wanted else 'not_bold'}" in broken(_HOLDERS.get(name, PLAN), breaks)


@pytest.mark.parametrize("name", _cases(lambda component: component.italic is not None))
def test_the_wrong_slope_is_named(name: str) -> None:
    wanted = rules.COMPONENTS[name].italic

    def breaks(file: Any) -> None:
        style(name)(file).font.italic = not wanted

    assert f"{name}.{'italic' if wanted else 'not_italic'}" in broken(_HOLDERS.get(name, PLAN), breaks)


@pytest.mark.parametrize("name", _cases(lambda component: component.capitals is False))
def test_capitals_where_there_should_be_none_are_named(name: str) -> None:
    def breaks(file: Any) -> None:
        style(name)(file).font.all_caps = True

    assert f"{name}.not_capitals" in broken(_HOLDERS.get(name, PLAN), breaks)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("item", "I. MỤC ĐÍCH, YÊU CẦU", "I. Mục đích, yêu cầu"),
        ("issuing_body", "ỦY BAN NHÂN DÂN", "Ủy ban nhân dân"),
        ("authority", "PHÓ CHỦ TỊCH", "Phó Chủ tịch"),
    ],
)
def test_small_letters_where_there_should_be_capitals_are_named(name: str, old: str, new: str) -> None:
    assert f"{name}.capitals" in broken(PLAN, lambda file: say(file, name, old, new))


@pytest.mark.parametrize("name", _cases(lambda component: component.align is not None))
def test_the_wrong_place_on_the_line_is_named(name: str) -> None:
    def breaks(file: Any) -> None:
        style(name)(file).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT

    assert f"{name}.align" in broken(_HOLDERS.get(name, PLAN), breaks)


@pytest.mark.parametrize("name", _cases(lambda component: component.indented))
@pytest.mark.parametrize(
    ("what", "breaks"),
    [
        ("indent", lambda layout: setattr(layout, "first_line_indent", Mm(5))),
        ("spacing", lambda layout: setattr(layout, "space_before", Pt(2))),
        ("lines", lambda layout: setattr(layout, "line_spacing", 2.0)),
    ],
    ids=["indent", "spacing", "lines"],
)
def test_the_shape_of_the_text_is_checked(name: str, what: str, breaks: Callable[[Any], object]) -> None:
    found = broken(_HOLDERS.get(name, PLAN), lambda file: breaks(style(name)(file).paragraph_format))
    assert f"{name}.{what}" in found


# --- The page ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("edge", list(rules.MARGINS))
@pytest.mark.parametrize("millimetres", [10, 45])
def test_margins_are_checked(edge: str, millimetres: int) -> None:
    def breaks(file: Any) -> None:
        setattr(file.sections[0], f"{edge}_margin", Mm(millimetres))

    assert broken(PLAN, breaks) == [f"margin.{edge}"]


def _letter_paper(file: Any) -> None:
    file.sections[0].page_width, file.sections[0].page_height = Mm(216), Mm(279)


def _no_number(file: Any) -> None:
    header = file.sections[0].header.paragraphs[0]._p
    header.remove(header.find(qn("w:fldSimple")))


@pytest.mark.parametrize(
    ("breaks", "rule"),
    [
        (_letter_paper, "paper"),
        (_no_number, "page_number.missing"),
        (lambda f: setattr(f.sections[0], "different_first_page_header_footer", False), "page_number.first"),
        (lambda f: setattr(f.styles["Số trang"].font, "size", Pt(10)), "page_number.size"),
        (lambda f: setattr(f.styles["Số trang"].paragraph_format, "alignment", WD_ALIGN_PARAGRAPH.RIGHT),
         "page_number.align"),
        (lambda f: setattr(f.styles["Nội dung"].font, "name", "Arial"), "font"),
        (lambda f: setattr(f.styles["Nội dung"].font.color, "rgb", RGBColor(0, 0, 255)), "colour"),
    ],
)  # fmt: skip
def test_page_and_letters(breaks: Callable[[Any], object], rule: str) -> None:
    assert broken(PLAN, breaks) == [rule]


# --- The words --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("document", "component", "old", "new", "rule"),
    [
        (PLAN, "nation", "CỘNG", "CÔNG", "nation.text"),
        (PLAN, "motto", "Độc lập - Tự do", "Độc lập-Tự do", "motto.text"),
        (PLAN, "number", "07/", "7/", "number.zero"),
        (PLAN, "number", "/KH-", "/ KH - ", "number.spaces"),
        (PLAN, "number", "/KH-", "/BC-", "number.symbol"),
        (PLAN, "dateline", "ngày 05", "ngày 5", "dateline.zero"),
        (PLAN, "dateline", "tháng 02", "tháng 2", "dateline.zero"),
        (PLAN, "dateline", "Đông Mai, ", "", "dateline.place"),
        (PLAN, "basis", "2022;", "2022.", "basis.ends"),
        (DECISION, "basis", "2026.", "2026;", "basis.ends"),
        (REPORT, "addressee", "An Sơn;", "An Sơn", "addressee.ends"),
        (PLAN, "paragraph", "./.", ".", "text.end"),
        (PLAN, "recipient", "(t/h);", "(t/h)", "recipient.ends"),
        (PLAN, "recipient", "- Lưu: VT, VHXH.", "- Phòng Kinh tế.", "recipient.kept"),
        (PLAN, "authority", "KT. CHỦ", "K/T CHỦ", "authority.mark"),
        (PLAN, "authority", "TM. ỦY", "TM ỦY", "authority.mark"),
        (PLAN, "signer", "Đinh", "ThS. Đinh", "signer.degree"),
    ],
)
def test_words_are_checked(document: Document, component: str, old: str, new: str, rule: str) -> None:
    assert rule in broken(document, lambda file: say(file, component, old, new))


@pytest.mark.parametrize(
    ("document", "name"),
    [
        *((PLAN, name) for name in ("nation", "motto", "number", "dateline", "title", "issuing_body", "recipients")),
        *((PLAN, name) for name in ("signer", "authority")),
        *((LETTER, name) for name in ("subject", "addressee")),
    ],
)
def test_what_is_missing_is_named(document: Document, name: str) -> None:
    def breaks(file: Any) -> None:
        for paragraph in paragraphs(file):
            if paragraph.style.name == rules.COMPONENTS[name].style:
                paragraph.clear()

    assert f"{name}.missing" in broken(document, breaks)


# --- Other offices' files ---------------------------------------------------------------------------------------------
def test_a_file_that_word_numbers_is_understood() -> None:
    found = {departure.rule: departure for departure in check(word_plan.plan())}
    assert found["item.bold"].places == ("MỤC ĐÍCH, YÊU CẦU", "TỔ CHỨC THỰC HIỆN")
    assert found["recipient.size"].places[0] == "- UBND tỉnh (b/c);"
    assert "page_number.missing" in found and "text.end" not in found


def test_what_departs_in_many_places_is_said_once() -> None:
    font = next(departure for departure in check(word_plan.plan()) if departure.rule == "font")
    assert len(font.places) > 30
    assert font.told("vi").count("“") == 3 and f"và {len(font.places) - 3} chỗ khác" in font.told("vi")


def test_both_languages_say_what_to_do() -> None:
    [departure] = check_broken_margin()
    assert departure.told("vi") == (
        "Lề trái 20 mm; hãy đặt từ 30 đến 35 mm. [Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, I.3]"
    )
    assert departure.told("en").startswith("The left margin is 20 mm; set it between 30 and 35 mm.")


def check_broken_margin() -> list[Any]:
    file = docx.Document(io.BytesIO(write_docx(MINUTES)))
    file.sections[0].left_margin = Mm(20)
    return check(word_plan.saved(file))


@pytest.mark.parametrize("data", ["Số: 1/KH".encode(), b"\x89PNG\r\n\x1a\n"])
def test_only_word_files_are_checked(data: bytes) -> None:
    with pytest.raises(Unreadable):
        check(data)


_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def _bare(properties: str = "", **members: str | bytes) -> bytes:
    return bare_docx.bare(bare_docx.paragraph(bare_docx.run("KẾ HOẠCH", properties)), **members)


def test_a_file_without_styles_and_sections_is_checked() -> None:
    found = [d.rule for d in check(_bare(**{"_rels/.rels": _RELATIONS}))]
    assert {"page_number.missing", "kind.bold", "number.missing"} <= set(found)


def test_a_file_with_broken_parts_is_said_to_be_damaged() -> None:
    with pytest.raises(Unreadable) as refused:
        check(_bare('<w:sz w:val="lớn"/>', **{"_rels/.rels": _RELATIONS}))
    assert refused.value.code == "damaged"


def test_a_file_that_hides_its_main_part_is_said_to_be_damaged() -> None:
    with pytest.raises(Unreadable):
        check(_bare())
