"""What a model is worth in a year: claims whose unit is đồng a year."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from lantoa.evidence.models import Claim, Folder
from lantoa.evidence.states import ClaimState

#: The unit that tells such a claim from others, as documents write it.
A_YEAR = "đồng/năm"


def value_in(folder: Folder, year: int) -> Claim | None:
    """The claim of the value in `year` that nobody withdrew. One query."""
    standing = folder.claims.filter(unit=A_YEAR, since=date(year, 1, 1)).exclude(state=ClaimState.WITHDRAWN)
    return standing.first()


def latest_value(claims: Iterable[Claim]) -> Claim | None:
    """The one of the latest year among those that nobody withdrew."""
    known = [each for each in claims if each.unit == A_YEAR and each.since and each.state != ClaimState.WITHDRAWN]
    return max(known, key=lambda claim: (claim.since, claim.pk), default=None)
