"""The Word file: what an office finds when it goes on with it."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from tests.vanban.writing.documents import ALL, DECISION, PLAN, TASKS
from vanban.writing import rules
from vanban.writing.model import Annex, Document
from vanban.writing.word import write_docx
from vanban.writing.word_styles import RULE, STRONG


def opened(document: Document) -> Any:
    return docx.Document(io.BytesIO(write_docx(document)))


def paragraphs(file: Any) -> list[Any]:
    cells = [cell for table in file.tables for row in table.rows for cell in row.cells]
    return [*file.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]


@pytest.mark.parametrize("document", ALL, ids=lambda document: document.kind.name)
def test_every_paragraph_has_a_style_of_its_component(document: Document) -> None:
    ours = {component.style for component in rules.COMPONENTS.values()} | {RULE}
    assert {paragraph.style.name for paragraph in paragraphs(opened(document))} <= ours


@pytest.mark.parametrize("document", ALL, ids=lambda document: document.kind.name)
def test_there_are_no_text_boxes_and_no_empty_paragraphs(document: Document) -> None:
    file = opened(document)
    assert list(file.element.iter(qn("w:txbxContent"), qn("w:drawing"), qn("w:pict"))) == []
    blank = [p.style.name for p in paragraphs(file) if not p.text.strip()]
    # The drawn lines, and the paragraph that Word wants in a cell without words and behind a last table.
    assert set(blank) <= {RULE, rules.COMPONENTS["recipient"].style, rules.COMPONENTS["table_cell"].style}


def test_no_run_is_shaped_by_hand() -> None:
    runs = [run for paragraph in paragraphs(opened(DECISION)) for run in paragraph.runs]
    assert [run.text for run in runs if run.style.name == STRONG] == ["Điều 1.", "Điều 2.", "Điều 3."]
    assert [r.text for r in runs if r.bold is not None or r.italic is not None or r.font.size is not None] == []


def test_only_our_styles_are_offered() -> None:
    names = {style.name for style in opened(PLAN).styles}
    assert "Quốc hiệu" in names and "Intense Quote" not in names and "Heading 1" not in names
    assert [name for name in names if "," in name] == []  # Word would take it for two names


def test_headings_are_found_in_the_navigation() -> None:
    outlined = [
        style.name for style in opened(PLAN).styles if style.element.find(f".//{qn('w:outlineLvl')}") is not None
    ]
    assert outlined == ["Phần chương", "Mục", "Điều có tiêu đề", "Khoản có tiêu đề", "Phụ lục"]


def test_the_page() -> None:
    section = opened(PLAN).sections[0]
    edges = [section.top_margin, section.bottom_margin, section.left_margin, section.right_margin]
    assert [round(edge / Mm(1)) for edge in edges] == [20, 20, 30, 15]
    assert section.different_first_page_header_footer
    assert section.header._element.find(f".//{qn('w:fldSimple')}").get(qn("w:instr")) == "PAGE"


def test_annexes_count_their_pages_anew_and_may_lie_across() -> None:
    wide = Annex("Bảng phân công", (TASKS,), landscape=True)
    sections = opened(replace(PLAN, annexes=(wide,))).sections
    assert [section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) for section in sections] == ["1", "1"]
    assert [round(section.page_width / Mm(1)) for section in sections] == [210, 297]


def test_a_table_repeats_its_head_and_fills_the_text() -> None:
    table = opened(PLAN).tables[1]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [cell.text for cell in table.rows[1].cells] == list(TASKS.rows[0])
    assert round(sum(cell.width for cell in table.rows[0].cells) / Mm(1)) == 165


def test_the_file_tells_what_it_is() -> None:
    about = opened(PLAN).core_properties
    assert (about.title, about.author) == (f"Kế hoạch {PLAN.title}", PLAN.issuing_body)
    assert about.language == "vi-VN"
