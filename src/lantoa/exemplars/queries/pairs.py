"""Pairs of dossiers that may be about the same exemplar, as somebody sees them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from lantoa.exemplars.models import Dossier, DuplicatePair
from lantoa.exemplars.pair_states import PairState
from lantoa.exemplars.states import DossierState
from lantoa.kit.access import visible
from lantoa.kit.actors import Actor


@dataclass(frozen=True)
class PairsOfOne:
    """The open pairs of a dossier that the person may see, and how many there are with dossiers that she may not."""

    seen: list[DuplicatePair]
    others: int


def standing() -> QuerySet[DuplicatePair]:
    """All pairs of which neither dossier was merged into another one."""
    merged = DossierState.MERGED
    return DuplicatePair.objects.exclude(first__state=merged).exclude(second__state=merged)


def pairs_of(actor: Actor, dossier: Dossier) -> PairsOfOne:
    """What the page of the dossier shows. Two queries."""
    own = standing().filter(Q(first=dossier) | Q(second=dossier), state=PairState.OPEN)
    seen = list(visible(actor, own).select_related("first__body", "second__body").order_by("-weight", "pk"))
    return PairsOfOne(seen, own.count() - len(seen))
