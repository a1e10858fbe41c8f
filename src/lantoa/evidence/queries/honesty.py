"""What is said of somebody and is not shown: what has to be settled before others rely on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from lantoa.evidence.models import Claim, Folder, Grade
from lantoa.evidence.queries.wording import as_checked, superlatives
from lantoa.evidence.states import STANDING, ClaimState


def overstated_in(folder: Folder, text: str, least: int = Grade.THIRD_PARTY) -> list[str]:
    """What is overstated in `folder` and in `text`, which tells of the same; a sentence each that says what to do.

    `least` is the grade from which on proof is enough. One query.
    """
    return list(overstated_by(Claim.objects.filter(folder=folder, state__in=STANDING).order_by("pk"), text, least))


def overstated_by(claims: Iterable[Claim], text: str, least: int = Grade.THIRD_PARTY) -> Iterator[str]:
    """The same of claims that are loaded already; withdrawn ones are no matter any more.

    A claim needs proof of the grade `least`, in any case more than somebody's own word; nobody may contest it, and if
    it praises somebody else has to have verified it. Praise in the text is settled by a verified claim that has the
    same words.
    """
    standing = [claim for claim in claims if claim.state in STANDING]
    for claim in standing:
        if why := _overstated(claim, least):
            yield why % {"claim": claim, "proof": claim.get_grade_display(), "least": Grade(least).label}
    verified = " ".join(as_checked(claim.text) for claim in standing if claim.state == ClaimState.VERIFIED).casefold()
    for words in dict.fromkeys(finding.text for finding in superlatives(text)):
        if words.casefold() not in verified:
            yield _(
                "The summary says “%(words)s”: say instead what was done, or have a claim with these words verified."
            ) % {"words": words}


def _overstated(claim: Claim, least: int) -> str:
    """Why, and what to do; empty where nothing is."""
    if claim.grade <= Grade.OWN_WORD:
        return _("“%(claim)s” has no proof but the person's own word: add proof, or withdraw it.")
    if claim.grade < least:
        return _(
            "“%(claim)s” has only proof of the grade “%(proof)s”: add proof of the grade “%(least)s”, or withdraw it."
        )
    if claim.state == ClaimState.CONTESTED:
        return _("“%(claim)s” is contested: settle that first.")
    if claim.praises and claim.state != ClaimState.VERIFIED:
        return _("“%(claim)s” praises: have somebody else verify it, or say it in plain words.")
    return ""
