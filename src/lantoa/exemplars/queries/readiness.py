"""What a dossier needs before others can rely on it, and which of that is there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from lantoa.evidence.queries.folders import Told
from lantoa.evidence.queries.honesty import overstated_by
from lantoa.exemplars.models import Dossier, Screening
from lantoa.exemplars.queries.honesty import Gate, gate_for
from lantoa.exemplars.states import LIVE, ScreeningState


class Needed(Enum):
    """What is asked of a dossier, in the order in which it is usually done."""

    SUMMARY = "summary"
    FIELD = "field"
    PROOF = "proof"
    HONESTY = "honesty"
    SCREENING = "screening"
    CONSENT = "consent"


@dataclass(frozen=True)
class Point:
    """One thing that is needed, and whether it is there.

    Of honesty: what is `overstated`, a sentence each, and by which `gate` that was looked at.
    """

    needed: Needed
    met: bool
    overstated: Sequence[str] = ()
    gate: Gate | None = None


def readiness(dossier: Dossier, evidence: Told, screenings: Collection[Screening], today: date) -> list[Point]:
    """The points of a dossier that somebody has work with; none of another one.

    `evidence` is what its folder holds. One query, for the programmes that say how strictly it is looked at.
    """
    return list(_points(dossier, evidence, screenings, today)) if dossier.state in LIVE else []


def _points(dossier: Dossier, evidence: Told, screenings: Collection[Screening], today: date) -> Iterator[Point]:
    strength = evidence.strength
    yield Point(Needed.SUMMARY, bool(dossier.summary.strip()))
    yield Point(Needed.FIELD, dossier.field_id is not None)
    yield Point(Needed.PROOF, bool(strength.total) and not strength.unproven)
    gate = gate_for(dossier.held_by, today)
    if gate.looks:
        claims = [each.claim for each in evidence.claims]
        overstated = list(overstated_by(claims, dossier.summary, gate.least_proof))
        yield Point(Needed.HONESTY, not overstated, overstated, gate)
    yield Point(Needed.SCREENING, any(each.state == ScreeningState.CONFIRMED for each in screenings))
    yield Point(Needed.CONSENT, not evidence.missing)
