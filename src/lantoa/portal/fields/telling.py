"""A field in the numbers and bars of its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lantoa.exemplars.queries.search import Asked, numbers_of
from lantoa.kit.finding import COUNTED
from lantoa.movements.models import Field
from lantoa.movements.queries.fields import common_fields, field_slug
from lantoa.newsroom.queries.search import numbers_of_stories
from lantoa.organisations.models import Body, BodyKind

PLACES = 10  # provinces that are drawn
WIDTH = 240  # of the longest bar, in units of the picture
THINNEST = 3  # so that one of a thousand can be seen


@dataclass(frozen=True)
class Number:
    """How many; `is_more` where it is only known that there are more than that."""

    value: int
    is_more: bool = False


@dataclass(frozen=True)
class Listed:
    """A field in the list, with how many are told of, and in how many stories."""

    field: Field
    slug: str
    exemplars: Number
    stories: Number


@dataclass(frozen=True)
class Bar:
    """A province with how many it tells of; `width` of `WIDTH` is drawn."""

    body: Body
    number: Number
    width: int


def fields() -> list[Listed]:
    """Every common field that is offered: three queries."""
    found = list(common_fields())
    asked = [Asked(field=each.pk) for each in found]
    numbers = zip(found, numbers_of(asked), numbers_of_stories(asked), strict=True)
    return [Listed(each, field_slug(each), number_of(told), number_of(stories)) for each, told, stories in numbers]


def bars(field: Field, on: date) -> Sequence[Bar]:
    """The provinces that tell most of the field, the first one longest: two queries."""
    provinces = list(Body.objects.on(on).filter(kind=BodyKind.PROVINCE).order_by("sort_key", "pk"))
    numbers = numbers_of([Asked(field=field.pk, place=each.pk) for each in provinces])
    told = sorted(zip(provinces, numbers, strict=True), key=lambda each: -each[1])[:PLACES]
    most = max((number for _body, number in told), default=0)
    return [
        Bar(body, number_of(number), max(THINNEST, round(WIDTH * number / most))) for body, number in told if number
    ]


def number_of(counted: int) -> Number:
    """What `tally` counted, to be read."""
    return Number(min(counted, COUNTED), counted > COUNTED)
