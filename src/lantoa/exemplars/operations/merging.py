"""Two dossiers about one exemplar are made one, by whoever is first."""

from __future__ import annotations

from datetime import datetime

from lantoa.exemplars.models import Dossier, DuplicatePair
from lantoa.exemplars.operations import dossiers
from lantoa.kit.access import require
from lantoa.kit.actors import Actor


def merge_pair(pair: DuplicatePair, *, stays: int, by: Actor, at: datetime, reason: str = "") -> Dossier:
    """The dossier of the pair whose id is `stays` goes on with everything of the other one; that one is given back.

    MoveRefused when somebody else was quicker, or the state of the one that ends does not allow it.
    """
    require(by, "merge", pair)
    goes_on, ends = (pair.first, pair.second) if pair.first_id == stays else (pair.second, pair.first)
    dossiers.merge(ends, into=goes_on, by=by, at=at, reason=reason)
    return goes_on
