"""A reading as a file to keep: the published JSON, or a workbook with one sheet for each kind of item."""

import json
from collections.abc import Iterable, Iterator
from io import BytesIO

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from lantoa.kit.text import fold

from .header import header_facts
from .items import Group, Item, Reading
from .kinds import Value

BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
NARROW, WIDE = 14, 60
MANY_CHARACTERS = 24  # a column whose values are longer is made wide


def file_name(reading: Reading, suffix: str) -> str:
    """A name that any system can store: "ke-hoach-18-kh-ubnd.xlsx"."""
    document = reading.plan.document
    named = " ".join(filter(None, (document.type, document.number or document.title)))
    return f"{slugify(fold(named))[:80].strip('-') or 'van-ban'}.{suffix}"


def as_json(reading: Reading) -> bytes:
    """The published shape of a reading."""
    return json.dumps(reading.plan.to_json(), ensure_ascii=False, indent=1).encode()


def as_workbook(reading: Reading) -> bytes:
    """An Excel workbook in the language of the page."""
    book = Workbook()
    book.remove(book.active)
    _fill(book.create_sheet(pgettext("kind of item", "Document")), _document(reading))
    for group in reading.groups:
        if group.kind.code != "header":
            _fill(book.create_sheet(str(group.kind.name)), [_headings(group), *map(_row, group.items)])
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _document(reading: Reading) -> Iterator[list[Value]]:
    yield [_("Item"), _("Reads")]
    for fact in header_facts(reading.plan):
        yield [fact.name, fact.value]


def _headings(group: Group) -> list[Value]:
    kind = group.kind
    quote = [_("As printed")] if kind.quote else []
    facts = [str(fact.name) for fact in kind.facts]
    place = [_("Section"), _("Heading of the section"), _("First character"), _("After the last character")]
    return [_("No."), str(kind.title_name), *quote, *facts, *place]


def _row(item: Item) -> list[Value]:
    quote = [item.quote] if item.kind.quote else []
    facts = [fact.value(item.found) for fact in item.kind.facts]
    section = [item.section.id, item.section.heading] if item.section else [None, None]
    return [item.tag, ", ".join(item.title), *quote, *facts, *section, *item.span]


def _fill(sheet: Worksheet, rows: Iterable[list[Value]]) -> None:
    """Write the rows, the first of which stays in view, in columns as wide as what they hold."""
    for row, values in enumerate(rows, start=1):
        for column, value in enumerate(values, start=1):
            _write(sheet.cell(row, column), value)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for column in sheet.columns:
        longest = max(len(str(cell.value or "")) for cell in column)
        sheet.column_dimensions[column[0].column_letter].width = WIDE if longest > MANY_CHARACTERS else NARROW
    sheet.freeze_panes = "A2"


def _write(cell: Cell, value: Value) -> None:
    """Put a value in a cell so that words of a stranger's document never become a formula."""
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if not isinstance(value, str):
        cell.value = value
        return
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
    cell.data_type = "s"
    cell.quotePrefix = value.startswith(BEGINS_FORMULA)
