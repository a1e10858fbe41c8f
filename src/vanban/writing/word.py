"""A document as a Word file: real styles named as the decree names its components, no text boxes, no empty paragraphs.

Offices edit it further, so what Word can keep right by itself is left to Word: styles, page numbers, repeated heads of
tables. The numbers of parts are typed: Word counts points without đ, and a citation must not move when a part does.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from . import rules
from .composing import Composition, Line, Lines, compose
from .model import Document, Table
from .word_parts import (
    add_rule,
    borderless_table,
    empty_first_paragraph,
    finish_cell,
    number_pages,
    repeat_on_every_page,
)
from .word_styles import RULE, STRONG, define_styles

_ADDRESSEE_INDENT = 30.0
_BULLET_INDENT = 48.0  # under the colon of "Kính gửi:"


def write_docx(document: Document) -> bytes:
    """The document as the bytes of a .docx. Raises ValueError where the data make no document (`composing`)."""
    composed = compose(document)
    file = docx.Document()
    define_styles(file)
    _lay_page(file.sections[0], landscape=False)
    _tell_about(file, document)
    _columns(file, composed.head, rules.HEAD_COLUMNS)
    _lines(file, (*composed.top, *composed.body), _text_width(file))
    _columns(file, composed.ending, rules.ENDING_COLUMNS, above=rules.ABOVE_ENDING)
    _annexes(file, composed)
    written = io.BytesIO()
    file.save(written)
    return written.getvalue()


def _tell_about(file: Any, document: Document) -> None:
    about = file.core_properties
    about.title = f"{document.kind.printed} {document.title}"
    about.author = document.issuing_body
    about.last_modified_by = document.issuing_body
    about.language = "vi-VN"
    about.comments = ""


def _lay_page(section: Any, *, landscape: bool) -> None:
    width, height = rules.PAPER[::-1] if landscape else rules.PAPER
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    for edge, bounds in rules.MARGINS.items():
        setattr(section, f"{edge}_margin", Mm(bounds.written))
    section.header_distance = Mm(10)
    section.footer_distance = Mm(10)
    number_pages(section)


def _text_width(file: Any) -> float:
    section = file.sections[-1]
    return float((section.page_width - section.left_margin - section.right_margin) / Mm(1))


def _columns(
    file: Any, rows: tuple[tuple[Lines, Lines], ...], widths: tuple[float, float], *, above: float = 0
) -> None:
    table = borderless_table(file, len(rows), widths, above=above)
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, lines, wide in zip(row.cells, cells, widths, strict=True):
            _lines(cell, lines, wide)
            finish_cell(cell)


def _lines(holder: Any, lines: Iterable[Line | Table], wide: float) -> None:
    """Write lines into a file or a cell that is `wide` millimetres wide."""
    for line in lines:
        if isinstance(line, Table):
            _data(holder, line, wide)
        else:
            _line(holder, line, wide)


def _line(holder: Any, line: Line, wide: float) -> None:
    style = rules.COMPONENTS[line.component].style
    paragraph = empty_first_paragraph(holder) or holder.add_paragraph()
    paragraph.style = style
    if line.strong:
        paragraph.add_run(line.text[: line.strong], style=STRONG)
    paragraph.add_run(line.text[line.strong :])
    if line.component == "addressee":
        indent = _BULLET_INDENT if line.text.startswith("- ") else _ADDRESSEE_INDENT
        paragraph.paragraph_format.left_indent = Mm(indent)
    if line.kept:
        paragraph.paragraph_format.keep_with_next = True
    if line.rule:
        add_rule(holder, line, wide)


def _data(file: Any, table: Table, wide: float) -> None:
    """A table of data with borders; its head is repeated where it goes on to another page."""
    shares = table.widths or (1.0,) * len(table.head)
    grid = file.add_table(1 + len(table.rows), len(table.head), style="Table Grid")
    grid.autofit = False
    for row, texts in zip(grid.rows, (table.head, *table.rows), strict=True):
        style = rules.COMPONENTS["table_head" if texts is table.head else "table_cell"].style
        for cell, text, share in zip(row.cells, texts, shares, strict=True):
            cell.width = Mm(wide * share / sum(shares))
            cell.paragraphs[0].style = style
            cell.paragraphs[0].add_run(text)
            if rules.A_FIGURE.fullmatch(text):
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    for column, share in zip(grid.columns, shares, strict=True):
        column.width = Mm(wide * share / sum(shares))
    repeat_on_every_page(grid.rows[0])


def _annexes(file: Any, composed: Composition) -> None:
    for leaf in composed.leaves:
        section = file.add_section(WD_SECTION.NEW_PAGE)
        file.paragraphs[-1].style = RULE  # the paragraph that carries the break, two points high
        _lay_page(section, landscape=leaf.landscape)
        wide = _text_width(file)
        _lines(file, leaf.head, wide)
        _lines(file, leaf.body, wide)
        if isinstance(leaf.body[-1] if leaf.body else None, Table):
            file.add_paragraph(style=rules.COMPONENTS["table_cell"].style).paragraph_format.line_spacing = Pt(1)
