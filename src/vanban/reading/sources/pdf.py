"""PDF documents with text, by PDFium: letters with their places, made into lines, columns and tables."""

from __future__ import annotations

import ctypes
import threading
from itertools import islice

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from vanban.reading.problems import Unreadable
from vanban.reading.sources import tables
from vanban.reading.sources.page_layout import Letter, by_columns, lines_of
from vanban.reading.sources.ruled_tables import Box, Grid, grids_of

_PDFIUM = threading.Lock()  # PDFium does not keep threads apart
_MAX_PAGES = 2000
_MAX_LETTERS = 4_000_000
_MAX_DRAWN = 4000  # lines and boxes on one page; more is a map or a chart
_FEW_LETTERS = 40  # on a page: a scan may carry the words of its electronic signature

Rows = list[list[tables.Cell]]
Block = str | Rows  # a line of text, or a table


def read_pdf(data: bytes, name: str | None) -> str:
    """The text of a PDF, pages parted by "\\f"; raises `Unreadable` for a scan and for a locked file."""
    with _PDFIUM:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as refused:
            locked = refused.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
            raise Unreadable("encrypted" if locked else "damaged", name) from refused
        try:
            return _text(document, name)
        finally:
            document.close()


def _text(document: pdfium.PdfDocument, name: str | None) -> str:
    pages: list[list[Block]] = []
    total, pictures = 0, False
    for index in range(min(len(document), _MAX_PAGES)):
        page = document[index]
        letters = _letters(page)
        total += len(letters)
        if total > _MAX_LETTERS:
            raise Unreadable("too_long", name)
        pictures = pictures or (len(letters) < _FEW_LETTERS and _has_picture(page))
        pages.append(_blocks(letters, grids_of(_drawn(page)), first_page=index == 0))
        page.close()
    if pictures and total < _FEW_LETTERS * len(pages):
        raise Unreadable("scan", name)
    return _joined(pages)


def _letters(page: pdfium.PdfPage) -> list[Letter]:
    """Letters as the page shows them, in the order in which they are drawn."""
    textpage, turn = page.get_textpage(), page.get_rotation()
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    letters = []
    for i in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, i)
        if raw.FPDFText_IsGenerated(textpage, i) == 1 or not _is_sign(code):
            continue
        raw.FPDFText_GetCharOrigin(textpage, i, x, y)
        raw.FPDFText_GetLooseCharBox(textpage, i, box)
        baseline = _upright((x.value, y.value, x.value, y.value), turn)[1]
        left, bottom, right, top = _upright((box.left, box.bottom, box.right, box.top), turn)
        letters.append(Letter("-" if code == 2 else chr(code), left, right, baseline, max(top - bottom, 1.0)))
    textpage.close()
    return letters


def _is_sign(code: int) -> bool:
    # 2 is PDFium's hyphen at the end of a line; other controls and halves of letters are nothing.
    return code == 2 or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000


def _drawn(page: pdfium.PdfPage) -> list[Box]:
    """The boxes of what is drawn on the page: the lines of tables are among them."""
    found = list(islice(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3), _MAX_DRAWN + 1))
    if len(found) > _MAX_DRAWN:
        return []
    return [_upright(path.get_bounds(), page.get_rotation()) for path in found]


def _has_picture(page: pdfium.PdfPage) -> bool:
    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _upright(box: Box, turn: int) -> Box:
    """A box on a page that is shown turned (a table laid on its side), as the reader sees it."""
    left, bottom, right, top = box
    if turn == 90:
        return bottom, -right, top, -left
    if turn == 180:
        return -right, -top, -left, -bottom
    if turn == 270:
        return -top, left, -bottom, right
    return box


def _blocks(letters: list[Letter], grids: list[Grid], *, first_page: bool) -> list[Block]:
    """The lines and tables of a page; a table takes the turn of its first letter."""
    inside: list[dict[tuple[int, int], list[Letter]]] = [{} for _ in grids]
    turns: dict[int, int] = {}
    outside: list[Letter] = []
    for letter in letters:
        for n, grid in enumerate(grids):
            if (cell := grid.cell(letter)) is not None:
                turns.setdefault(n, len(outside))
                inside[n].setdefault(cell, []).append(letter)
                break
        else:
            outside.append(letter)
    lines = by_columns(lines_of(outside), first_page=first_page)
    placed: list[tuple[float, Block]] = [(line.order, line.text) for line in lines]
    placed += [(turn - 0.5, grids[n].rows(inside[n])) for n, turn in turns.items()]
    return [block for _, block in sorted(placed, key=lambda block: block[0])]


def _joined(pages: list[list[Block]]) -> str:
    """The text of all pages; a table that runs on over the end of a page becomes one."""
    unfinished: Rows | None = None
    for page in pages:
        content = [i for i, block in enumerate(page) if not _is_page_number(block)]
        begins = page[content[0]] if content else None
        if unfinished and isinstance(begins, list) and len(begins[0]) == len(unfinished[0]):
            tables.run_on(unfinished, begins)
            del page[content[0]]
            if len(content) == 1:
                continue
        ends = next((block for block in reversed(page) if not _is_page_number(block)), None)
        unfinished = ends if isinstance(ends, list) else None
    return "\f".join("\n".join(line for block in page for line in _lines(block)) for page in pages)


def _is_page_number(block: Block) -> bool:
    return isinstance(block, str) and block.strip(" -–").isdigit()


def _lines(block: Block) -> list[str]:
    return [block] if isinstance(block, str) else tables.render(block)
