"""The list to fill in, and what became of one that was sent."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest
from typing import Any

from django.http import FileResponse
from django.utils.translation import gettext as _

from lantoa.desk.lists.exports import as_workbook
from lantoa.desk.sheets.report import told
from lantoa.desk.sheets.templates import Page, as_template
from lantoa.desk.sheets.words import Column
from lantoa.exemplars.lists.checking import REFUSED, WORDS
from lantoa.exemplars.lists.columns import COLUMNS, TO_MEND
from lantoa.exemplars.lists.reading import MOST_ROWS, cells_of
from lantoa.exemplars.models import Kind
from lantoa.movements.models import Field


def template() -> FileResponse:
    """Headings alone to fill in; words to use, an example and notes on further sheets, which nobody reads as rows."""
    fields = Field.objects.filter(retired=False, body=None).order_by("order", "folded_name")
    words = [Column("kind", COLUMNS[1].label, 24), Column("field", COLUMNS[5].label, 48)]
    kinds = [str(label) for label in Kind.labels]
    pages = [
        Page(_("Nominations"), COLUMNS),
        Page(_("Words to use"), words, list(zip_longest(kinds, fields.values_list("name", flat=True)))),
        Page(_("Example"), COLUMNS, [_example()]),
        Page(_("How to fill it in"), [Column("note", _("How to fill it in"), 100)], [[note] for note in _notes()]),
    ]
    return as_template("mau-danh-sach-gioi-thieu-guong.xlsx", pages)


def report(file_name: str, lines: Iterable[list[Any]]) -> FileResponse:
    """What becomes of each row of a list."""
    headings = [_("Row"), str(COLUMNS[0].label), str(COLUMNS[3].label), _("What happens"), _("Detail")]
    rows = [[number, name, commune, told(what, WORDS), note] for number, commune, name, what, note in lines]
    return as_workbook(_("Result %(file)s") % {"file": file_name}, headings, rows)


def to_mend(file_name: str, content: bytes, lines: Iterable[list[Any]]) -> FileResponse:
    """The rows of a list that have errors, as they were sent, each with what is to be mended before it."""
    wrong = {number: note for number, _commune, _name, what, note in lines if REFUSED in what}
    headings = [str(column.label) for column in (TO_MEND, *COLUMNS)]
    rows = (
        [wrong[number], *(values.get(column.name) for column in COLUMNS)] for number, values in cells_of(content, wrong)
    )
    return as_workbook(_("To mend %(file)s") % {"file": file_name}, headings, rows)


def _example() -> list[str]:
    """A row about nobody there is."""
    return [
        _("Example Name"),
        str(Kind.INDIVIDUAL.label),
        _("Farmer, 46 years old"),
        _("Example Commune"),
        _("Village 3"),
        "",
        _("Has cooked rice gruel for the patients of the commune's health station every Wednesday morning."),
        _("For four years"),
        _("The health station; photos at the village's house of culture"),
        _("The women's union of the village"),
        "0912 345 678",
    ]


def _notes() -> list[str]:
    return [
        _("Fill in the first sheet, one row for each. Only the name and what they did are needed."),
        _("A commune that receives the list itself may leave “Commune or ward” empty."),
        _("Write what was done, since when, how much, for whom: facts that can be checked, no praise."),
        _("At most %(most)d rows in one file. Formulas are not calculated: put the values there.")
        % {"most": MOST_ROWS},
        _("Do not write about the health, the religion or the poverty of anybody unless it is needed."),
        _("Nothing of the list is published. Each row waits to be read, as if it had come on paper."),
    ]
