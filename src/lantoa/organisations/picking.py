"""Which bodies a picker may offer, and how each is told apart from others of its name."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lantoa.kit.text import fold
from lantoa.organisations.models import Body
from lantoa.organisations.queries.naming import named, named_like
from lantoa.organisations.queries.places import places_of

OFFERED = 8
COMMITTEES = ("uy ban nhan dan", "ubnd")  # folded


@dataclass(frozen=True)
class PickedBody:
    """A body as a picker shows it; `note` says what it is and where it stands."""

    id: str  # a number would be written with separators
    name: str
    note: str
    ended: bool


def pickable(*, kinds: Collection[str], ended: bool, today: date) -> QuerySet[Body]:
    """Bodies of these kinds, or of all when none is named; those that have ended by `today` only where asked."""
    bodies = Body.objects.all() if ended else Body.objects.filter(until__gt=today)
    return bodies.filter(kind__in=kinds) if kinds else bodies


def offered(bodies: QuerySet[Body], text: str) -> list[PickedBody]:
    """The likeliest of `bodies` for what was typed: two queries."""
    return shown(named_like(bodies, _without_committee(text))[:OFFERED])


def meant(bodies: QuerySet[Body], text: str) -> list[Body]:
    """The bodies that what was typed can mean: one when it is clear; none, or several, when somebody has to choose."""
    exactly = list(named(bodies, text)[: OFFERED + 1])
    return exactly[:OFFERED] if exactly else list(named_like(bodies, _without_committee(text))[:OFFERED])


def shown(bodies: Iterable[Body]) -> list[PickedBody]:
    """`bodies` for a picker, with where they stand: one further query."""
    listed = list(bodies)
    places = places_of(listed) if listed else {}
    return [
        PickedBody(str(body.pk), body.name, _note(body, places.get(body.pk, "")), not body.is_open) for body in listed
    ]


def _without_committee(text: str) -> str:
    """What was typed without "UBND" in front: places are called by their own names here, "Huyện Triệu Sơn"."""
    folded = fold(text)
    for committee in COMMITTEES:
        if folded.startswith(f"{committee} "):
            return folded.removeprefix(committee).strip() or text
    return text


def _note(body: Body, place: str) -> str:
    ended = _("until %(day)s") % {"day": f"{body.last_day:%d/%m/%Y}"} if body.last_day else ""
    return " · ".join(filter(None, (str(body.get_kind_display()), place, ended)))
