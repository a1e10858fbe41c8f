"""From the cells of a list to nominations that are not saved yet, or to the reasons why a row is none."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from unicodedata import normalize

from django.utils.translation import gettext as _
from openpyxl.cell.cell import ERROR_CODES

from lantoa.desk.sheets.cells import Listed, Unclear, plain, text
from lantoa.desk.sheets.words import meant
from lantoa.exemplars.lists.columns import NEEDED, TO_MEND, columns_by_heading, kinds_by_word
from lantoa.exemplars.models import CameBy, Kind, Nomination
from lantoa.exemplars.nomination_forms import LONGEST_DEED, LONGEST_PROOF
from lantoa.movements.lookup import FieldLookup, looked_up
from lantoa.organisations import picking
from lantoa.organisations.models import Body
from lantoa.organisations.models.bodies import COMMUNES

MOST_ROWS = 500  # a unit's list; each row is held against all that is known while the person waits
LONGEST = 255
PHONE_DIGITS = 9  # of a number from which Excel took the leading 0


@dataclass(frozen=True)
class Row:
    """One row: the nomination that it would become, or what is wrong with it (`problems`)."""

    number: int  # as Excel shows it
    nomination: Nomination
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class NominationSheet:
    """What was read. `ignored`: headings that mean no column."""

    rows: list[Row]
    ignored: list[str]


@dataclass
class _Known:
    """What the words of a list are looked up in, each wording once."""

    body: Body
    today: date
    fields: dict[str, FieldLookup] = field(default_factory=dict)
    communes: dict[str, list[Body]] = field(default_factory=dict)

    def commune(self, said: str) -> list[Body]:
        """The communes of today that `said` can mean: by code, or by name."""
        if said not in self.communes:
            offered = picking.pickable(kinds=COMMUNES, ended=False, today=self.today)
            self.communes[said] = list(offered.filter(code=said)) or picking.meant(offered, said)
        return self.communes[said]


def read(content: bytes, body: Body, today: date) -> NominationSheet:
    """The rows of a workbook that `body` received.

    Raises `desk.sheets.refusals.SheetRefused` where there is no list to be found, or one that is too long.
    """
    listed = Listed(content, columns_by_heading(), NEEDED)
    rows = [(number, _said(values)) for number, values in listed.rows(MOST_ROWS)]
    known = _Known(body, today, looked_up(_fields_said(rows), body))
    return NominationSheet([_row(number, values, known) for number, values in rows], listed.ignored)


def cells_of(content: bytes, wanted: Collection[int]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows with these numbers as they were sent: their cells by column."""
    for number, values in Listed(content, columns_by_heading(), NEEDED).rows(MOST_ROWS):
        if number in wanted:
            yield number, _said(values)


def _said(values: dict[str, Any]) -> dict[str, Any]:
    """Without what the platform itself wrote beside the row."""
    return {name: value for name, value in values.items() if name != TO_MEND.name}


def _fields_said(rows: Iterable[tuple[int, dict[str, Any]]]) -> set[str]:
    return {text(values["field"]) for _number, values in rows if "field" in values}


def _row(number: int, values: dict[str, Any], known: _Known) -> Row:
    problems, understood = [], {}
    for name, value in values.items():
        try:
            understood[name] = _READERS.get(name, _line)(value, known)
        except Unclear as unclear:
            problems.append(str(unclear))
    problems += _missing(values, known)
    if "commune" not in values and known.body.kind in COMMUNES:
        understood["commune"] = known.body
    kind = understood.pop("kind", Kind.INDIVIDUAL)
    understood.setdefault("name", text(values.get("name", ""))[:LONGEST])
    return Row(number, Nomination(came_by=CameBy.LIST, kind=kind, **understood), tuple(problems))


def _missing(values: dict[str, Any], known: _Known) -> Iterator[str]:
    if "name" not in values:
        yield _("The name is missing.")
    if "deed" not in values:
        yield _("What they did is missing: write at least one sentence.")
    if "commune" not in values and known.body.kind not in COMMUNES:
        yield _("The commune or ward is missing.")


def _line(value: Any, known: _Known) -> str:
    return plain(value, LONGEST)


def _told(longest: int) -> Callable[[Any, _Known], str]:
    def read_told(value: Any, known: _Known) -> str:
        said = normalize("NFC", str(value)).strip()  # with its lines
        if said in ERROR_CODES or len(said) > longest:
            plain(value, longest)
        return said[:longest]

    return read_told


def _kind(value: Any, known: _Known) -> str:
    said = plain(value, LONGEST)
    if not (kind := meant(kinds_by_word(), said)):
        message = _("“%(text)s” is no kind of exemplar. The second sheet of the template lists them.")
        raise Unclear(message % {"text": said})
    return kind


def _commune(value: Any, known: _Known) -> Body:
    said = plain(value, LONGEST)
    found = known.commune(said)
    if len(found) == 1:
        return found[0]
    if not found:
        raise Unclear(_("No commune or ward of today is called “%(text)s”. Write its present name.") % {"text": said})
    offered = "; ".join(f"{body.code} ({told.note})" for body, told in zip(found, picking.shown(found), strict=True))
    message = _("Several communes can be meant by “%(text)s”. Write one of these codes instead: %(codes)s")
    raise Unclear(message % {"text": said, "codes": offered})


def _field(value: Any, known: _Known) -> Any:
    said = text(value)
    looked = known.fields[said]
    if looked.is_sure:
        return looked.field
    offered = ", ".join(f"“{each.field.name}”" for each in looked.candidates)
    if offered:
        message = _("“%(text)s” is no field of work. Is one of these meant: %(fields)s?")
        raise Unclear(message % {"text": said[:60], "fields": offered})
    message = _("“%(text)s” is no field of work. Leave the cell empty, or take one from the second sheet.")
    raise Unclear(message % {"text": said[:60]})


def _contact(value: Any, known: _Known) -> str:
    """Excel takes the 0 from a telephone number that it holds for a number."""
    said = plain(value, LONGEST)
    is_number = isinstance(value, int | float) and len(said) == PHONE_DIGITS
    return f"0{said}" if is_number else said


_READERS: dict[str, Callable[[Any, _Known], Any]] = {
    "kind": _kind,
    "commune": _commune,
    "field": _field,
    "deed": _told(LONGEST_DEED),
    "proof": _told(LONGEST_PROOF),
    "contact": _contact,
}
