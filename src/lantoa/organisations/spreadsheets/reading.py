"""From the cells of a sheet to rows that mean something, or to the reasons why they do not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple
from unicodedata import normalize

from django.utils.translation import gettext as _
from openpyxl.cell.cell import ERROR_CODES

from lantoa.organisations.spreadsheets.columns import (
    BETWEEN_ALIASES,
    NEEDED,
    columns_by_heading,
    kinds_by_word,
    meant,
    trees_by_word,
)
from lantoa.organisations.spreadsheets.opening import rows_of
from lantoa.organisations.spreadsheets.refusals import SheetRefused

MOST_ROWS = 20_000
HEADING_WITHIN = 20  # rows: above the headings an office likes to put its name and a title
LONGEST = {"code": 64, "name": 255, "above": 64, "document": 255}
LONGEST_ALIAS = 255
YEARS = range(1900, 2200)
WRITTEN_DAYS = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d")


class ListedBody(NamedTuple):
    """One row: a body, and its place in one tree. Empty means that the row says nothing of it."""

    number: int  # of the row, as Excel shows it
    code: str
    name: str
    kind: str = ""
    tree: str = ""
    above: str = ""
    since: date | None = None
    last_day: date | None = None
    aliases: tuple[str, ...] = ()
    document: str = ""


class Problem(NamedTuple):
    """Why a row cannot be taken."""

    number: int
    reason: str


@dataclass
class Sheet:
    """What was read. `ignored`: headings that mean no column; `refused`: code and name by row."""

    rows: list[ListedBody] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    refused: dict[int, tuple[str, str]] = field(default_factory=dict)


class _Unclear(Exception):
    """A cell that cannot be understood."""


def read(content: bytes) -> Sheet:
    """The rows of a workbook. Raises `SheetRefused` where there is no list to be found, or one that is too long."""
    sheet, rows = Sheet(), rows_of(content)
    headings = _headings(rows, sheet)
    for number, cells in rows:
        if values := _said(headings, cells):
            if len(sheet.rows) + len(sheet.refused) == MOST_ROWS:
                raise SheetRefused(_("The list has more than %(most)d rows. Divide it.") % {"most": MOST_ROWS})
            _read_row(sheet, number, values)
    if not sheet.rows and not sheet.problems:
        raise SheetRefused(_("There is no row below the headings."))
    return sheet


def _headings(rows: Iterator[tuple[int, tuple[Any, ...]]], sheet: Sheet) -> dict[int, str]:
    """The columns by their places, from the first row that has those which are needed."""
    for number, cells in rows:
        texts = {place: _text(cell) for place, cell in enumerate(cells) if cell is not None}
        found = {place: name for place, text in texts.items() if (name := meant(columns_by_heading(), text))}
        if set(NEEDED) <= set(found.values()):
            _require_once(found, texts)
            sheet.ignored = [text for place, text in texts.items() if place not in found and text]
            return found
        if number == HEADING_WITHIN:
            break
    raise SheetRefused(_("No row has the headings “Code” and “Name”. Take the template, and keep its first row."))


def _require_once(found: dict[int, str], texts: dict[int, str]) -> None:
    if len(set(found.values())) < len(found):
        twice = next(texts[place] for place, name in found.items() if list(found.values()).count(name) > 1)
        raise SheetRefused(_("Two columns have the heading “%(heading)s”.") % {"heading": twice})


def _said(headings: dict[int, str], cells: tuple[Any, ...]) -> dict[str, Any]:
    """What the cells of a row say, by column; nothing for an empty row."""
    values = {name: cells[place] for place, name in headings.items() if place < len(cells)}
    return {name: value for name, value in values.items() if value is not None and _text(value)}


def _read_row(sheet: Sheet, number: int, values: dict[str, Any]) -> None:
    problems, understood = [], {}
    for name, value in values.items():
        try:
            understood[name] = _READERS[name](name, value)
        except _Unclear as unclear:
            problems.append(Problem(number, str(unclear)))
    problems += [Problem(number, reason) for reason in _missing(values)]
    if problems:
        sheet.problems += problems
        sheet.refused[number] = (_text(values.get("code", ""))[:64], _text(values.get("name", ""))[:255])
    else:
        sheet.rows.append(ListedBody(number, **understood))


def _missing(values: dict[str, Any]) -> Iterator[str]:
    if "code" not in values:
        yield _("The code is missing.")
    if "name" not in values:
        yield _("The name is missing.")


def _text(value: Any) -> str:
    """A cell in one line; a whole number without the point that Excel gives it."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(normalize("NFC", str(value)).split())


def _plain(name: str, value: Any) -> str:
    text = _text(value)
    if text in ERROR_CODES:
        raise _Unclear(_("“%(text)s” is an error of a formula. Put the value there.") % {"text": text})
    if len(text) > LONGEST.get(name, LONGEST_ALIAS):
        message = _("“%(text)s…” is longer than %(most)d characters.")
        raise _Unclear(message % {"text": text[:20], "most": LONGEST.get(name, LONGEST_ALIAS)})
    return text


def _kind(name: str, value: Any) -> str:
    text = _plain(name, value)
    if not (kind := meant(kinds_by_word(), text)):
        message = _("“%(text)s” is no kind of body. The second sheet of the template lists them.")
        raise _Unclear(message % {"text": text})
    return kind


def _tree(name: str, value: Any) -> str:
    text = _plain(name, value)
    if not (tree := meant(trees_by_word(), text)):
        raise _Unclear(_("“%(text)s” is no tree. The second sheet of the template lists them.") % {"text": text})
    return tree


def _day(name: str, value: Any) -> date:
    day = value.date() if isinstance(value, datetime) else value if isinstance(value, date) else _written(_text(value))
    if day is None or day.year not in YEARS:
        raise _Unclear(_("“%(text)s” is no day. Write it like 01/07/2025.") % {"text": _text(value)[:20]})
    return day


def _written(text: str) -> date | None:
    for form in WRITTEN_DAYS:
        with suppress(ValueError):
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no time zone
    return None


def _aliases(name: str, value: Any) -> tuple[str, ...]:
    parts = (part.strip() for part in str(value).split(BETWEEN_ALIASES))
    return tuple(dict.fromkeys(_plain(name, part) for part in parts if part))


_READERS: dict[str, Any] = {
    "code": _plain,
    "name": _plain,
    "kind": _kind,
    "tree": _tree,
    "above": _plain,
    "since": _day,
    "last_day": _day,
    "aliases": _aliases,
    "document": _plain,
}
