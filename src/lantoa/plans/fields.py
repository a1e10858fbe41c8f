"""Fields of work, which this room does not know itself: the room whose measures count by field tells them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from lantoa.organisations.models import Body
from lantoa.plans.measures import CountsFields, all_measures

#: The fields that a programme of the body can speak of on the day: names by id, in the order in which they are offered.
Offer = Callable[[Body, date], Mapping[int, str]]

_offers: list[Offer] = []


def offer_fields(offer: Offer) -> None:
    """Have duties choose among what `offer` gives; a second offer is a mistake of the program."""
    if _offers:
        raise ValueError("fields of work are offered already")
    _offers.append(offer)


def fields_for(body: Body, day: date) -> dict[int, str]:
    """What duties of a programme of `body` can choose among; nothing as long as no room counts by field."""
    return dict(_offers[0](body, day)) if _offers else {}


def counts_fields(measure: str) -> bool:
    """Whether facts of the measure with this key have a field of work."""
    return any(each.key == measure and isinstance(each, CountsFields) for each in all_measures())
