"""What an address of the list asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lantoa.exemplars.models import Kind
from lantoa.exemplars.queries.search import Asked, ticket
from lantoa.movements.models import Field, Movement

YEARS = 8  # of which one can choose
KINDS: tuple[tuple[str, str | Promise], ...] = (
    (Kind.INDIVIDUAL, _("One person")),
    (Kind.COLLECTIVE, _("A collective")),
    (Kind.HOUSEHOLD, _("A household")),
    (Kind.MODEL, _("A model that can be copied")),
    (Kind.GOOD_DEED, _("A good deed")),
)


@dataclass(frozen=True)
class Choice:
    """One value of a facet: where it leads, and whether it is chosen; a chosen one leads to the list without it.

    `number` is how many pages it leaves; None where that is not known.
    """

    label: str | Promise
    address: str
    is_chosen: bool
    number: int | None = None


@dataclass(frozen=True)
class Facet:
    """Something that the list can be narrowed by."""

    label: str | Promise
    choices: Sequence[Choice]

    @property
    def chosen(self) -> Sequence[Choice]:
        """What it is narrowed by now."""
        return [choice for choice in self.choices if choice.is_chosen]


def asked_by(query: QueryDict, place: int = 0) -> Asked:
    """What the address asks for; what makes no sense in it asks for nothing."""
    kind = query.get("kind", "")
    return Asked(
        text=query.get("q", "").replace("\x00", "").strip()[:200],
        place=place,
        field=number(query.get("field", "")),
        movement=number(query.get("movement", "")),
        year=number(query.get("year", "")),
        kind=kind if kind in Kind.values else "",
        before=number(query.get("before", "")),
    )


def address_of(asked: Asked) -> str:
    """The part of an address that asks for it; the place is in the path."""
    parts = {"q": asked.text, "kind": asked.kind, "field": asked.field, "movement": asked.movement}
    parts |= {"year": asked.year, "before": asked.before}
    return "?" + urlencode({name: value for name, value in parts.items() if value})


def facets(asked: Asked, today: date, numbers: Mapping[str, int] | None) -> list[Facet]:
    """By what the list can be narrowed; two queries, of which the second is asked for a movement alone.

    `numbers` are those of what was found, by tickets; a value that would leave nothing is then not offered.
    """
    fields = Field.objects.filter(body=None, retired=False).values_list("pk", "name")
    found = [
        _facet(asked, "kind", _("Who is told of"), KINDS, numbers),
        _facet(asked, "field", _("Field of work"), list(fields), numbers),
        _facet(asked, "year", _("Year"), [(year, str(year)) for year in _years(today)], numbers),
    ]
    if asked.movement:
        names = Movement.objects.filter(pk=asked.movement).values_list("pk", "name")
        found.append(_facet(asked, "movement", _("Movement"), list(names), numbers))
    return [facet for facet in found if facet.choices]


def _years(today: date) -> range:
    return range(today.year, today.year - YEARS, -1)


def _facet(
    asked: Asked,
    name: str,
    label: str | Promise,
    values: Sequence[tuple[object, str | Promise]],
    numbers: Mapping[str, int] | None,
) -> Facet:
    nothing = getattr(Asked(), name)
    narrowed = getattr(asked, name) != nothing  # what the other values would leave was not looked for then
    choices = []
    for value, said in values:
        chosen = getattr(asked, name) == value
        number = None if numbers is None or (narrowed and not chosen) else numbers.get(ticket(name, value), 0)
        other = replace(asked, before=0, **{name: nothing if chosen else value})  # type: ignore[arg-type]
        if chosen or number != 0:
            choices.append(Choice(said, address_of(other), chosen, number))
    return Facet(label, choices)


def number(text: str) -> int:
    """The number that `text` writes, of at most 18 digits; 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
