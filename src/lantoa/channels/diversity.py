"""How evenly something is spread over kinds, such as stories over channels or over fields of work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log


@dataclass(frozen=True)
class Diversity:
    """`kinds` occur at all; `largest` is the share of the most frequent one, from 0 to 1.

    `effective` says as how many kinds of equal size they count: e to the power of Shannon's index, −Σ pᵢ ln pᵢ over
    the shares pᵢ (C. E. Shannon, 1948; as a number of kinds, M. O. Hill, 1973). It is 1 where all is of one kind.
    """

    kinds: int
    largest: float
    effective: float


def diversity(counts: Iterable[int]) -> Diversity | None:
    """Of how many there are of each kind; None where there is nothing."""
    found = [each for each in counts if each > 0]
    whole = sum(found)
    if not whole:
        return None
    shares = [each / whole for each in found]
    return Diversity(len(found), max(shares), exp(-sum(share * log(share) for share in shares)))
