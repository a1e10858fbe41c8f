"""What an address of a list asks for, and by what the list can be narrowed further."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lantoa.exemplars.models import Kind
from lantoa.exemplars.queries.public import place_of, place_slug
from lantoa.exemplars.queries.search import Asked, ticket
from lantoa.movements.models import Movement
from lantoa.movements.queries.fields import common_fields
from lantoa.newsroom.models import StoryKind
from lantoa.organisations.models import Body

YEARS = 8  # of which one can choose


@dataclass(frozen=True)
class Kinds:
    """What kinds a list knows, as codes with their words, and how they are called together."""

    label: str | Promise = ""
    values: Sequence[tuple[str, str | Promise]] = ()

    def __contains__(self, code: str) -> bool:
        return code in dict(self.values)


KINDS_OF_EXEMPLARS = Kinds(
    _("Who is told of"),
    (
        (Kind.INDIVIDUAL, _("One person")),
        (Kind.COLLECTIVE, _("A collective")),
        (Kind.HOUSEHOLD, _("A household")),
        (Kind.MODEL, _("A model that can be copied")),
        (Kind.GOOD_DEED, _("A good deed")),
    ),
)
KINDS_OF_STORIES = Kinds(_("Kind of story"), StoryKind.choices)
NO_KINDS = Kinds()


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


@dataclass(frozen=True)
class Address:
    """What an address asks for: `asked`, with the `place` where it stands in the query and not in the path.

    `kinds` are those that the list knows; a kind of another list asks for nothing.
    """

    asked: Asked
    place: Body | None = None
    kinds: Kinds = NO_KINDS

    @property
    def place_key(self) -> str:
        """What stands for the place in the query; "" without one."""
        return place_slug(self.place) if self.place else ""

    def to(self, **changed: object) -> str:
        """The part of an address that asks for the same, but for what is changed; from the first page on."""
        asked = replace(self.asked, **({"before": 0} | changed))  # type: ignore[arg-type]
        kind = asked.kind if asked.kind in self.kinds else ""
        parts: dict[str, object] = {"q": asked.text, "place": self.place_key if asked.place else "", "kind": kind}
        parts |= {"field": asked.field, "movement": asked.movement, "year": asked.year, "before": asked.before}
        return "?" + urlencode({name: value for name, value in parts.items() if value})

    def at(self, place: Body) -> str:
        """The part of an address that asks for the same at `place`."""
        return replace(self, place=place).to(place=place.pk)

    def of_list(self, kinds: Kinds) -> str:
        """The part of an address that asks another list for the same."""
        return replace(self, kinds=kinds).to()


def address_asked(query: QueryDict, kinds: Kinds, inside: Body | None = None) -> Address:
    """What the query asks for, `inside` the place of the path if there is one; what makes no sense asks for nothing."""
    kind, place = query.get("kind", ""), None if inside else place_of(query.get("place", ""))
    of = inside or place
    asked = Asked(
        text=query.get("q", "").replace("\x00", "").strip()[:200],
        place=of.pk if of else 0,
        field=number(query.get("field", "")),
        movement=number(query.get("movement", "")),
        year=number(query.get("year", "")),
        kind=kind if kind in kinds else "",
        before=number(query.get("before", "")),
    )
    return Address(asked, place, kinds)


def facets(address: Address, today: date, numbers: Mapping[str, int] | None) -> list[Facet]:
    """By what the list can be narrowed; two queries, of which the second is asked for a movement alone.

    `numbers` are those of what was found, by tickets; a value that would leave nothing is then not offered.
    """
    fields = common_fields().values_list("pk", "name")
    found = [
        _facet(address, "kind", address.kinds.label, address.kinds.values, numbers),
        _facet(address, "field", _("Field of work"), list(fields), numbers),
        _facet(address, "year", _("Year"), [(year, str(year)) for year in _years(today)], numbers),
    ]
    if address.asked.movement:
        names = Movement.objects.filter(pk=address.asked.movement).values_list("pk", "name")
        found.append(_facet(address, "movement", _("Movement"), list(names), numbers))
    if address.place:
        found.append(Facet(_("Place or body"), [Choice(address.place.name, address.to(place=0), True)]))
    return [facet for facet in found if facet.choices]


def _years(today: date) -> range:
    return range(today.year, today.year - YEARS, -1)


def _facet(
    address: Address,
    name: str,
    label: str | Promise,
    values: Sequence[tuple[object, str | Promise]],
    numbers: Mapping[str, int] | None,
) -> Facet:
    nothing, now = getattr(Asked(), name), getattr(address.asked, name)
    choices = []
    for value, said in values:
        chosen = now == value
        # What the other values would leave was not looked for where one is chosen.
        number = None if numbers is None or (now != nothing and not chosen) else numbers.get(ticket(name, value), 0)
        if chosen or number != 0:
            choices.append(Choice(said, address.to(**{name: nothing if chosen else value}), chosen, number))
    return Facet(label, choices)


def number(text: str) -> int:
    """The number that `text` writes, of at most 18 digits; 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
