"""Whether a dossier says more than it shows, and what its programme makes of that (docs/conflicts.md, 21)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lantoa.evidence.queries.honesty import overstated_in
from lantoa.exemplars.models import Dossier, Round
from lantoa.organisations.models import Body
from lantoa.plans.models import Plan
from lantoa.plans.options import Honesty, Options, options_of
from lantoa.plans.queries.programmes import programmes_of

_STRICT = list(Honesty.values)  # the strictest last


@dataclass(frozen=True)
class Gate:
    """How strict a dossier is looked at, and the plan that chose it; without one it is as usual.

    `least_proof` is the grade of proof from which on a claim counts as shown.
    """

    strength: str
    plan: Plan | None = None
    least_proof: int = Options().least_proof

    @property
    def strictness(self) -> tuple[int, int]:
        """What is compared: what becomes of the dossier comes first."""
        return _STRICT.index(self.strength), self.least_proof

    @property
    def looks(self) -> bool:
        """Whether what is overstated is told at all."""
        return self.strength != Honesty.OFF

    @property
    def holds_back(self) -> bool:
        """Whether it must be settled first."""
        return self.strength == Honesty.SETTLED


def gate_for(body: Body, day: date, asked: Round | None = None) -> Gate:
    """What holds for a dossier that `body` hands on: what the plan that the round serves chose.

    Outside of such rounds the strictest of the programmes under which `body` works on `day`, and the default where it
    works under none. One query, two with a round.
    """
    if asked is not None and asked.duty_id is not None:
        plans = list(Plan.objects.filter(duties=asked.duty_id).only("number", "title", "options"))
    else:
        plans = list(programmes_of(body, day))
    chosen = [Gate(said.honesty, plan, said.least_proof) for plan in plans for said in [options_of(plan)]]
    return max(chosen, key=lambda gate: gate.strictness, default=Gate(Options().honesty))


def looked_at(dossier: Dossier, day: date, asked: Round | None = None) -> tuple[Gate, list[str]]:
    """What holds for `dossier`, and what is overstated in it, a sentence each; nothing where nobody looks."""
    gate = gate_for(dossier.held_by, day, asked)
    return gate, overstated_in(dossier.folder, dossier.summary, gate.least_proof) if gate.looks else []
