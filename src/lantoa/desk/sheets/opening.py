"""Opening a file that somebody sent: an Excel workbook by what is in it, small enough, and nothing in it is run."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from lantoa.desk.sheets.refusals import SheetRefused

MEGABYTE = 1024 * 1024
MOST_BYTES = 5 * MEGABYTE
MOST_UNPACKED = 60 * MEGABYTE  # 20,000 rows with long names take about 25
LAST_ROW = 1_048_576  # of Excel itself; a file that names a later one is no file of Excel's
MOST_COLUMNS = 40
TYPES = "[Content_Types].xml"
WORKBOOK = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"  # .xlsx, without macros
BEGINNING = 4096  # bytes of a part in which a document type would stand

Cells = tuple[Any, ...]


def rows_of(content: bytes) -> Iterator[tuple[int, Cells]]:
    """The rows of the first sheet with their numbers, as Excel shows them. Formulas count as what they last gave.

    Raises `SheetRefused` for anything but a workbook of a reasonable size.
    """
    _require_workbook(content)
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what the file says of its size may be wrong, or a trap
        rows = sheet.iter_rows(max_row=LAST_ROW, max_col=MOST_COLUMNS, values_only=True)
        yield from enumerate(rows, start=1)
    except SheetRefused:
        raise
    except Exception as problem:  # openpyxl raises whatever a broken part makes it stumble over
        raise SheetRefused(
            _("The file is damaged. Open it in Excel, save it again as .xlsx and send that.")
        ) from problem


def _require_workbook(content: bytes) -> None:
    if len(content) > MOST_BYTES:
        raise SheetRefused(_("The file is larger than %(most)d MB. Divide the list.") % {"most": 5})
    try:
        with ZipFile(BytesIO(content)) as archive:
            _require_parts(archive)
    except (BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError) as problem:
        raise SheetRefused(_not_excel()) from problem


def _require_parts(archive: ZipFile) -> None:
    """Raise unless these are the parts of a workbook, and no more of them than can be unpacked safely."""
    if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
        raise SheetRefused(_("The file unpacks to far more than a list needs. Send the list alone."))
    if TYPES not in archive.namelist() or WORKBOOK not in archive.read(TYPES):
        raise SheetRefused(_not_excel())
    for part in archive.namelist():
        with archive.open(part) as text:
            if b"<!DOCTYPE" in text.read(BEGINNING):  # no program writes one; entities could be made to explode
                raise SheetRefused(_not_excel())


def _not_excel() -> str:
    return _("This is no Excel workbook (.xlsx). Take the template, or save your list as .xlsx.")
