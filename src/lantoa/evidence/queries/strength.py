"""How well the claims of a folder are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from lantoa.evidence.models import Claim, Folder, Grade
from lantoa.evidence.states import STANDING, ClaimState


@dataclass(frozen=True)
class Strength:
    """How many claims stand, by grade of their best proof, and which ones leave something to do."""

    by_grade: dict[Grade, int]
    verified: int
    unproven: int  # without any proof, or with the person's own word alone
    unverified: int
    contested: int

    @property
    def total(self) -> int:
        """How many claims stand."""
        return sum(self.by_grade.values())

    @property
    def complete(self) -> int:
        """How many are both shown by something and verified."""
        return self.verified


def strength(folder: Folder) -> Strength:
    """The strength of `folder`; one query."""
    return strength_of(Claim.objects.filter(folder=folder, state__in=STANDING).only("grade", "state"))


def strength_of(claims: Iterable[Claim]) -> Strength:
    """The strength of claims that are loaded already; withdrawn ones do not count."""
    standing = [claim for claim in claims if claim.state in STANDING]
    grades, states = Counter(claim.grade for claim in standing), Counter(claim.state for claim in standing)
    verified = states[ClaimState.VERIFIED]
    return Strength(
        {grade: grades[grade] for grade in reversed(Grade)},
        verified=verified,
        unproven=grades[Grade.NONE] + grades[Grade.OWN_WORD],
        unverified=len(standing) - verified,
        contested=states[ClaimState.CONTESTED],
    )
