"""What a list shows, as a file: CSV that is sent while it is read, or an Excel workbook written row by row."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from tempfile import TemporaryFile
from typing import IO, cast

from django.http import FileResponse, StreamingHttpResponse
from django.utils.text import slugify
from django.utils.timezone import localtime
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

from lantoa.kit.text import fold

BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Rows = Iterable[list[object]]


class _Echo:
    """A file for csv.writer whose write hands the line on."""

    def write(self, line: str) -> str:
        return line


def as_csv(title: str, headings: list[str], rows: Rows) -> StreamingHttpResponse:
    """UTF-8 with a byte order mark, without which Excel reads Vietnamese as something else."""
    answer = StreamingHttpResponse(_lines([list(headings)], rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{_file_name(title)}.csv"'
    return answer


def as_workbook(title: str, headings: list[str], rows: Rows) -> FileResponse:
    """The same in Excel. Rows go to a file on disk as they come, so that a long list needs no more memory."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_sheet_name(title))
    sheet.freeze_panes = "A2"
    sheet.append([_cell(sheet, heading, bold=True) for heading in headings])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    content = TemporaryFile()  # noqa: SIM115 - the answer closes it once it has been sent
    book.save(content)
    content.seek(0)
    name = f"{_file_name(title)}.xlsx"
    return FileResponse(cast("IO[bytes]", content), as_attachment=True, filename=name, content_type=EXCEL)


def _lines(first: Rows, rows: Rows) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield "\N{BYTE ORDER MARK}"
    for part in (first, rows):
        yield from (writer.writerow([_harmless(value) for value in row]) for row in part)


def _harmless(value: object) -> str:
    """Text that a spreadsheet does not take for a formula, whoever wrote it."""
    text = _text(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(BEGINS_FORMULA) else text


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return f"{localtime(value):%d/%m/%Y %H:%M}"
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else "" if value is None else str(value)


def _cell(sheet: object, value: object, bold: bool = False) -> WriteOnlyCell:
    """Numbers and dates as such; anything else as text that never becomes a formula."""
    if isinstance(value, datetime):
        value = localtime(value).replace(tzinfo=None)
    plain = isinstance(value, int | float | date) or value is None
    cell = WriteOnlyCell(sheet, value if plain else ILLEGAL_CHARACTERS_RE.sub("", str(value)))
    if not plain:
        cell.data_type = "s"
        cell.quotePrefix = str(value).startswith(BEGINS_FORMULA)
    if isinstance(value, date):
        cell.number_format = "dd/mm/yyyy"
    if bold:
        cell.font = Font(bold=True)
    return cell


def _file_name(title: str) -> str:
    """A name that any system can store."""
    return slugify(fold(title))[:80].strip("-") or "danh-sach"


def _sheet_name(title: str) -> str:
    """Excel takes 31 characters and not these."""
    return "".join(char for char in title if char not in "[]:*?/\\")[:31] or "1"
