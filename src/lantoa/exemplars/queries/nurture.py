"""What of the nurture of exemplars waits: visits, needs, support that was promised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lantoa.exemplars.models import Dossier, Impact, Need, Support, Visit


@dataclass(frozen=True)
class Nurtured:
    """All that was planned and done for one exemplar. `coming`: the visit that comes next, late ones too."""

    coming: Visit | None
    visits: Sequence[Visit]
    needs: Sequence[Need]
    supports: Sequence[Support]
    impacts: Sequence[Impact]

    @property
    def open_needs(self) -> list[Need]:
        """Those that are not settled."""
        return [each for each in self.needs if each.settled_on is None]

    @property
    def awaited(self) -> list[Support]:
        """Support that was promised and has not come."""
        return [each for each in self.supports if each.arrived_on is None]


def nurture_of(dossier: Dossier) -> Nurtured:
    """Four queries."""
    visits = list(dossier.visits.select_related("body").order_by("-planned_on", "-pk"))
    coming = next((each for each in visits if each.done_on is None and not each.called_off), None)
    past = [each for each in visits if each is not coming]
    supports = list(dossier.supports.select_related("need", "proof"))
    return Nurtured(coming, past, list(dossier.needs.all()), supports, list(dossier.impacts.all()))
