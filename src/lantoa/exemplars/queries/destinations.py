"""To which body a nomination goes, and which communes are offered to whoever nominates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from lantoa.organisations.models import Ancestry, Body, Membership, Role, Tree
from lantoa.organisations.models.bodies import COMMUNES
from lantoa.organisations.picking import pickable
from lantoa.organisations.queries.answering import Life, lives
from lantoa.organisations.queries.naming import named_like
from lantoa.organisations.queries.places import places_of

READERS = (Role.OFFICER, Role.SECRETARY)
OFFERED = 8


@dataclass(frozen=True)
class Place:
    """A commune as it is offered: what it is called, where it lies, and what it was called by the one who asks."""

    id: str  # a number would be written with separators
    name: str
    note: str


def destination_of(commune: Body, day: date) -> Body:
    """The commune where somebody on the platform reads nominations, else the nearest body above it where one does.

    Where there is none at all it lies with the commune itself: administrators above see it.
    """
    reads = Membership.objects.on(day).filter(body=OuterRef("ancestor"), role__in=READERS)
    lines = Ancestry.objects.on(day).filter(Exists(reads), descendant=commune, tree=Tree.GOVERNMENT)
    nearest = lines.order_by("depth").values_list("ancestor", flat=True).first()
    return commune if nearest in (None, commune.pk) else Body.objects.get(pk=nearest)


def places_like(text: str, today: date) -> list[Place]:
    """The likeliest communes for what was typed, accents or not; a former one leads to the one it lies in today."""
    found = list(named_like(pickable(kinds=COMMUNES, ended=True, today=today), text)[: OFFERED * 2])
    known = lives([body.pk for body in found]) if found else {}
    now = {body.pk: _today(body.pk, known, today) for body in found}
    standing = pickable(kinds=COMMUNES, ended=False, today=today).in_bulk(set(now.values()))
    where = places_of(standing.values()) if standing else {}
    places: dict[int, Place] = {}
    for body in found:
        if commune := standing.get(now[body.pk]):
            former = _("formerly %(name)s") % {"name": body.name} if commune.pk != body.pk else ""
            note = " · ".join(filter(None, (where.get(commune.pk, ""), former)))
            places.setdefault(commune.pk, Place(str(commune.pk), commune.name, note))
    return list(places.values())[:OFFERED]


def _today(body: int, known: dict[int, Life], today: date) -> int:
    """Who answers for the body of this id today; itself while it exists or where nobody alone does."""
    while (life := known.get(body)) and life.until <= today and life.heir is not None:
        body = life.heir
    return body
