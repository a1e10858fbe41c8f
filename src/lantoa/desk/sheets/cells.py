"""From the cells of a sheet to what each row says by column, or to the reason why a cell says nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from unicodedata import normalize

from django.utils.translation import gettext as _
from openpyxl.cell.cell import ERROR_CODES

from lantoa.desk.sheets.opening import Cells, rows_of
from lantoa.desk.sheets.refusals import SheetRefused
from lantoa.desk.sheets.words import Column, meant

HEADING_WITHIN = 20  # rows: above the headings an office likes to put its name and a title


class Unclear(Exception):
    """A cell that cannot be understood; the text says why."""


class Listed:
    """The list in a workbook. `ignored`: headings that mean no column.

    `headings` are names of columns by the words for them (`words.in_every_language`), `needed` those without which it
    is no such list. Raises `SheetRefused` where no row has them.
    """

    def __init__(self, content: bytes, headings: dict[str, str], needed: Sequence[Column]) -> None:
        self.headings, self.needed = headings, needed
        self.ignored: list[str] = []
        self._rows = rows_of(content)
        self._places = self._find_headings()

    def rows(self, most: int) -> Iterator[tuple[int, dict[str, Any]]]:
        """Each row that says anything: its number, as Excel shows it, and its cells by column.

        Raises `SheetRefused` for a list without a row, and for one of more than `most`.
        """
        count = 0
        for number, cells in self._rows:
            if values := _said(self._places, cells):
                if count == most:
                    raise SheetRefused(_("The list has more than %(most)d rows. Divide it.") % {"most": most})
                count += 1
                yield number, values
        if not count:
            raise SheetRefused(_("There is no row below the headings."))

    def _find_headings(self) -> dict[int, str]:
        """The columns by their places, from the first row that has those which are needed."""
        needed = {column.name for column in self.needed}
        for number, cells in self._rows:
            texts = {place: text(cell) for place, cell in enumerate(cells) if cell is not None}
            found = {place: name for place, said in texts.items() if (name := meant(self.headings, said))}
            if needed <= set(found.values()):
                _require_once(found, texts)
                self.ignored = [said for place, said in texts.items() if place not in found and said]
                return found
            if number == HEADING_WITHIN:
                break
        wanted = ", ".join(f"“{column.label}”" for column in self.needed)
        message = _("No row has the headings %(needed)s. Take the template, and keep its first row.")
        raise SheetRefused(message % {"needed": wanted})


def text(value: Any) -> str:
    """A cell in one line; a whole number without the point that Excel gives it."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(normalize("NFC", str(value)).split())


def plain(value: Any, longest: int) -> str:
    """A cell as one line of at most `longest` characters. Raises `Unclear`."""
    said = text(value)
    if said in ERROR_CODES:
        raise Unclear(_("“%(text)s” is an error of a formula. Put the value there.") % {"text": said})
    if len(said) > longest:
        message = _("“%(text)s…” is longer than %(most)d characters.")
        raise Unclear(message % {"text": said[:20], "most": longest})
    return said


def _require_once(found: dict[int, str], texts: dict[int, str]) -> None:
    if len(set(found.values())) < len(found):
        twice = next(texts[place] for place, name in found.items() if list(found.values()).count(name) > 1)
        raise SheetRefused(_("Two columns have the heading “%(heading)s”.") % {"heading": twice})


def _said(places: dict[int, str], cells: Cells) -> dict[str, Any]:
    """What the cells of a row say, by column; nothing for an empty row."""
    values = {name: cells[place] for place, name in places.items() if place < len(cells)}
    return {name: value for name, value in values.items() if value is not None and text(value)}
