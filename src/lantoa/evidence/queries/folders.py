"""All that a page needs of a folder, in a number of queries that does not grow with what is in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from lantoa.evidence.models import (
    Channel,
    Claim,
    Consent,
    Correction,
    FileKind,
    Folder,
    Grade,
    NamedPerson,
    Proof,
    Purpose,
    StoredFile,
)
from lantoa.evidence.queries.consents import Asked, Lacking, lacking
from lantoa.evidence.queries.strength import Strength, strength_of
from lantoa.evidence.states import ClaimState
from lantoa.kit.access import Answer, may
from lantoa.kit.actors import Actor


@dataclass(frozen=True)
class ToldClaim:
    """A claim with its proof, best first, and what it said before."""

    claim: Claim
    proofs: Sequence[Proof]
    corrections: Sequence[Correction]

    @property
    def bars(self) -> list[bool]:
        """Four bars, filled as far as the best proof reaches."""
        return [self.claim.grade >= grade for grade in Grade if grade != Grade.NONE]

    @property
    def is_verified(self) -> bool:
        """Whether somebody other than the author has checked it."""
        return self.claim.state == ClaimState.VERIFIED

    @property
    def needs_proof(self) -> bool:
        """Whether it stands on nothing, or on the person's own word alone."""
        return self.claim.grade <= Grade.OWN_WORD and not self.is_withdrawn

    @property
    def is_withdrawn(self) -> bool:
        """Whether it is no longer claimed."""
        return self.claim.state == ClaimState.WITHDRAWN


@dataclass(frozen=True)
class ToldConsent:
    """A consent, and whether it can be relied on today."""

    consent: Consent
    holds: bool


@dataclass(frozen=True)
class Told:
    """What the panels in templates/evidence/folder need, as `told` in their context; `missing` for the portal."""

    folder: Folder
    keep: Answer
    verify: Answer
    release: Answer
    claims: Sequence[ToldClaim]
    files: Sequence[StoredFile]
    removed: Sequence[StoredFile]
    people: Sequence[NamedPerson]
    consents: Sequence[ToldConsent]
    missing: Sequence[Lacking]
    strength: Strength


def told(folder: Folder, actor: Actor, on: date | None = None) -> Told:
    """What `actor`, who sees the folder, is told of it: six queries, and what three questions to the policy need."""
    day = on or localdate()
    claims = list(folder.claims.select_related("author", "verified_by").order_by("pk"))
    proofs = Proof.objects.that_count().filter(claim__folder=folder).select_related("file")
    corrections = Correction.objects.filter(claim__folder=folder).select_related("by")
    every_file = list(folder.files.filter(erased_at=None))
    files = [file for file in every_file if file.removed_at is None]
    people = list(folder.people.filter(erased_at=None))
    consents = list(folder.consents.select_related("person", "scan", "photo"))
    by_claim: dict[int, tuple[list[Proof], list[Correction]]] = {claim.pk: ([], []) for claim in claims}
    for proof in proofs:
        by_claim[proof.claim_id][0].append(proof)
    for correction in corrections:
        by_claim[correction.claim_id][1].append(correction)
    photos = [file for file in files if file.kind == FileKind.PHOTO]
    return Told(
        folder,
        keep=may(actor, "keep", folder),
        verify=may(actor, "verify", folder),
        release=may(actor, "release", folder),
        claims=[ToldClaim(claim, *by_claim[claim.pk]) for claim in claims],
        files=files,
        removed=[file for file in every_file if file.removed_at is not None],
        people=people,
        consents=[ToldConsent(consent, consent.holds(day)) for consent in consents],
        missing=lacking(Asked(Purpose.PUBLICITY, Channel.PORTAL, day), people, consents, photos),
        strength=strength_of(claims),
    )
