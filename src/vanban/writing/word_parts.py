"""Pieces of a Word file that python-docx has no word for: page numbers, drawn lines, tables that only place things."""

from __future__ import annotations

from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from . import rules
from .composing import Line
from .widths import width
from .word_styles import RULE

_LINE = '<w:pBdr {ns}><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
_MARGINS = (
    '<w:tblCellMar {{ns}}><w:top w:w="{top}" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
    '<w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
)


def _xml(template: str) -> Any:
    return parse_xml(template.format(ns=nsdecls("w")))


def number_pages(section: Any) -> None:
    """The page's number in the middle of the upper margin, counted from 1, not shown on the first page."""
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    section.first_page_header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.style = rules.COMPONENTS["page_number"].style
    paragraph._p.append(_xml('<w:fldSimple {ns} w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>'))
    counting = section._sectPr.find(qn("w:pgNumType"))
    if counting is None:
        counting = _xml('<w:pgNumType {ns} w:start="1"/>')
        section._sectPr.find(qn("w:pgMar")).addnext(counting)
    counting.set(qn("w:start"), "1")


def borderless_table(file: Any, rows: int, widths: tuple[float, ...], *, above: float = 0) -> Any:
    """A table without borders, `above` points of room over each row; its rows do not break across pages."""
    table = file.add_table(rows, len(widths))
    table.autofit = False
    table._tbl.tblPr.append(_xml(_MARGINS.format(top=round(20 * above))))
    for row in table.rows:
        row._tr.get_or_add_trPr().append(_xml("<w:cantSplit {ns}/>"))
        for cell, wide in zip(row.cells, widths, strict=True):
            cell.width = Mm(wide)
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = Mm(wide)
    return table


def empty_first_paragraph(holder: Any) -> Any | None:
    """The paragraph that every cell begins with, while nothing is written in it and it has no style yet."""
    if not hasattr(holder, "_tc") or len(holder.paragraphs) != 1:
        return None
    only = holder.paragraphs[0]
    return only if not only.text and only._p.pPr is None else None


def finish_cell(cell: Any) -> None:
    """A cell without words still has one paragraph; it gets the smallest of our styles."""
    if (only := empty_first_paragraph(cell)) is not None:
        only.style = rules.COMPONENTS["recipient"].style


def add_rule(holder: Any, line: Line, wide: float) -> None:
    """A line below the words, as long as `line.rule` of them, in the middle of the column."""
    component = rules.COMPONENTS[line.component]
    words = width(line.text, component.written, bold=bool(component.bold), italic=bool(component.italic))
    indent = (wide - min(words, wide) * line.rule) / 2
    paragraph = holder.add_paragraph(style=RULE)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(indent)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(_xml(_LINE), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def repeat_on_every_page(row: Any) -> None:
    """The head of a table stands on every page that the table reaches."""
    row._tr.get_or_add_trPr().append(_xml("<w:tblHeader {ns}/>"))
