"""Which nominations may be about the same exemplar, and what a nomination says as a dossier."""

from __future__ import annotations

from datetime import date

from lantoa.exemplars.models import Dossier, FoundHow, Nomination
from lantoa.exemplars.names import bare, called
from lantoa.kit.access import visible
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Body

SHOWN = 8


def like(actor: Actor, nomination: Nomination) -> list[Nomination]:
    """Others in the actor's reach of the same name, forms of address and accents apart; the same commune first."""
    same = called(bare(nomination.name))
    found = visible(actor, Nomination.objects.filter(same).exclude(pk=nomination.pk)).select_related("commune", "body")
    latest = list(found.order_by("-sent_at")[: SHOWN * 3])
    return sorted(latest, key=lambda each: each.commune_id != nomination.commune_id)[:SHOWN]


def as_dossier(nomination: Nomination, body: Body, found_on: date) -> Dossier:
    """What was told, as a dossier of `body` that is not saved: to begin one with, or to find those like it."""
    told = (nomination.deed, nomination.since_when, nomination.proof, nomination.answers)
    return Dossier(
        kind=nomination.kind,
        name=nomination.name,
        body=body,
        place=nomination.place,
        position=nomination.about,
        field=nomination.field,
        summary="\n\n".join(filter(None, told)),
        found_on=found_on,
        found_how=FoundHow.CITIZEN,
    )
