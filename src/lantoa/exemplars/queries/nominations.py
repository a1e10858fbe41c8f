"""Which nominations may be about the same exemplar."""

from __future__ import annotations

from lantoa.exemplars.models import Nomination
from lantoa.exemplars.names import bare, called
from lantoa.kit.access import visible
from lantoa.kit.actors import Actor

SHOWN = 8


def like(actor: Actor, nomination: Nomination) -> list[Nomination]:
    """Others in the actor's reach of the same name, forms of address and accents apart; the same commune first."""
    same = called(bare(nomination.name))
    found = visible(actor, Nomination.objects.filter(same).exclude(pk=nomination.pk)).select_related("commune", "body")
    latest = list(found.order_by("-sent_at")[: SHOWN * 3])
    return sorted(latest, key=lambda each: each.commune_id != nomination.commune_id)[:SHOWN]
