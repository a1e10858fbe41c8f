"""From the cells of a sheet to rows that mean something, or to the reasons why they do not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from lantoa.desk.sheets.cells import Listed, Unclear, plain
from lantoa.desk.sheets.cells import text as text_of
from lantoa.desk.sheets.words import meant
from lantoa.organisations.spreadsheets.columns import (
    BETWEEN_ALIASES,
    NEEDED,
    columns_by_heading,
    kinds_by_word,
    trees_by_word,
)

MOST_ROWS = 20_000
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


def read(content: bytes) -> Sheet:
    """The rows of a workbook. Raises `SheetRefused` where there is no list to be found, or one that is too long."""
    listed = Listed(content, columns_by_heading(), NEEDED)
    sheet = Sheet(ignored=listed.ignored)
    for number, values in listed.rows(MOST_ROWS):
        _read_row(sheet, number, values)
    return sheet


def _read_row(sheet: Sheet, number: int, values: dict[str, Any]) -> None:
    problems, understood = [], {}
    for name, value in values.items():
        try:
            understood[name] = _READERS[name](name, value)
        except Unclear as unclear:
            problems.append(Problem(number, str(unclear)))
    problems += [Problem(number, reason) for reason in _missing(values)]
    if problems:
        sheet.problems += problems
        sheet.refused[number] = (text_of(values.get("code", ""))[:64], text_of(values.get("name", ""))[:255])
    else:
        sheet.rows.append(ListedBody(number, **understood))


def _missing(values: dict[str, Any]) -> Iterator[str]:
    if "code" not in values:
        yield _("The code is missing.")
    if "name" not in values:
        yield _("The name is missing.")


def _plain(name: str, value: Any) -> str:
    return plain(value, LONGEST.get(name, LONGEST_ALIAS))


def _kind(name: str, value: Any) -> str:
    text = _plain(name, value)
    if not (kind := meant(kinds_by_word(), text)):
        message = _("“%(text)s” is no kind of body. The second sheet of the template lists them.")
        raise Unclear(message % {"text": text})
    return kind


def _tree(name: str, value: Any) -> str:
    text = _plain(name, value)
    if not (tree := meant(trees_by_word(), text)):
        raise Unclear(_("“%(text)s” is no tree. The second sheet of the template lists them.") % {"text": text})
    return tree


def _day(name: str, value: Any) -> date:
    text = text_of(value)
    day = value.date() if isinstance(value, datetime) else value if isinstance(value, date) else _written(text)
    if day is None or day.year not in YEARS:
        raise Unclear(_("“%(text)s” is no day. Write it like 01/07/2025.") % {"text": text[:20]})
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
