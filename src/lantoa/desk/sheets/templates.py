"""Lists to fill in: workbooks with headings, written for people who will send them back."""

from __future__ import annotations

from collections.abc import Sequence
from tempfile import TemporaryFile
from typing import IO, NamedTuple, cast

from django.http import FileResponse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from lantoa.desk.lists.exports import EXCEL
from lantoa.desk.sheets.words import Column


class Page(NamedTuple):
    """A sheet: its name, its columns, and rows below the headings."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[object]] = ()


def as_template(file_name: str, pages: Sequence[Page]) -> FileResponse:
    """The pages as a workbook; a reader takes the first, further ones explain."""
    book = Workbook(write_only=True)
    for page in pages:
        sheet = book.create_sheet(page.title)
        sheet.freeze_panes = "A2"
        for place, column in enumerate(page.columns, start=1):
            sheet.column_dimensions[get_column_letter(place)].width = column.width
        sheet.append([_bold(sheet, str(column.label)) for column in page.columns])
        for row in page.rows:
            sheet.append([_wrapped(sheet, value) for value in row])
    content = TemporaryFile()  # noqa: SIM115 - the answer closes it once it has been sent
    book.save(content)
    content.seek(0)
    return FileResponse(cast("IO[bytes]", content), as_attachment=True, filename=file_name, content_type=EXCEL)


def _bold(sheet: object, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, text)
    cell.font = Font(bold=True)
    return cell


def _wrapped(sheet: object, value: object) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell
