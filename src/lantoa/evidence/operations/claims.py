"""Claims are written, verified by somebody else, corrected, contested and withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lantoa.evidence.events import claim_changed
from lantoa.evidence.models import Claim, Correction, Folder
from lantoa.evidence.queries.wording import superlatives
from lantoa.evidence.states import CLAIM_MOVES, ClaimState
from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused


@dataclass(frozen=True)
class Said:
    """What a claim says: what, how much, when, for whom."""

    text: str
    amount: Decimal | None = None
    unit: str = ""
    since: date | None = None
    until: date | None = None
    beneficiaries: str = ""

    def to(self, claim: Claim) -> None:
        """Write it into `claim`. ValidationError by field where it does not hold together."""
        if not self.text.strip():
            raise ValidationError({"text": _("Say what was achieved.")})
        if self.unit and self.amount is None:
            raise ValidationError({"amount": _("Say how much, or leave the unit empty.")})
        if self.since and self.until and self.until < self.since:
            raise ValidationError({"until": _("The last day lies before the first one.")})
        for name, value in vars(self).items():
            setattr(claim, name, value)
        claim.praises = bool(superlatives(self.text))


@transaction.atomic
def add(folder: Folder, said: Said, *, by: Actor, at: datetime) -> Claim:
    """One more claim, whose author is `by`."""
    require(by, "keep", folder)
    claim = Claim(folder=folder, author_id=_person(by), written_at=at)
    said.to(claim)
    claim.save()
    audit.record("add_claim", claim, by=by, at=at, changes={"text": (None, claim.text)})
    return claim


@transaction.atomic
def change(claim: Claim, said: Said, *, by: Actor, at: datetime) -> Claim:
    """Other words for a claim that nobody has verified yet; who changes it is its author now."""
    locked = Claim.objects.select_for_update(of=("self",)).get(pk=claim.pk)
    require(by, "keep", locked)
    if locked.state != ClaimState.DRAFTED:
        raise MoveRefused(_("It was looked at already: correct it, so that what it said before stays on record."))
    before = audit.values_of(locked)
    said.to(locked)
    if changes := audit.differences(before, audit.values_of(locked)):
        locked.author_id, locked.written_at = _person(by), at
        locked.save()
        audit.record("change_claim", locked, by=by, at=at, changes=changes)
    return locked


def verify(claim: Claim, *, by: Actor, at: datetime, reason: str = "") -> Claim:
    """Somebody other than its author has checked it against its proof."""
    with CLAIM_MOVES["verify"].of(claim, by=by, at=at, reason=reason) as moved:
        moved.verified_by_id, moved.verified_at, moved.contested_because = _person(by), at, ""
    return moved


def correct(claim: Claim, said: Said, *, by: Actor, at: datetime, reason: str) -> Claim:
    """It says something else from now on, and has to be verified again; what it said before is kept."""
    with CLAIM_MOVES["correct"].of(claim, by=by, at=at, reason=reason) as moved:
        before = statement(moved)
        said.to(moved)
        if (after := statement(moved)) == before:
            raise MoveRefused(_("Nothing was changed. Correct what is wrong, or go back."))
        moved.author_id, moved.written_at = _person(by), at
        moved.verified_by, moved.verified_at, moved.contested_because = None, None, ""
        Correction.objects.create(claim=moved, before=before, after=after, reason=reason, by_id=_person(by), at=at)
    claim_changed.send(Claim, claim=moved, by=by, at=at)
    return moved


def contest(claim: Claim, *, by: Actor, at: datetime, reason: str) -> Claim:
    """Somebody says that it is not so."""
    with CLAIM_MOVES["contest"].of(claim, by=by, at=at, reason=reason) as moved:
        moved.contested_because = reason
    claim_changed.send(Claim, claim=moved, by=by, at=at)
    return moved


def withdraw(claim: Claim, *, by: Actor, at: datetime, reason: str) -> Claim:
    """It is no longer claimed."""
    with CLAIM_MOVES["withdraw"].of(claim, by=by, at=at, reason=reason) as moved:
        pass
    claim_changed.send(Claim, claim=moved, by=by, at=at)
    return moved


def restore(claim: Claim, *, by: Actor, at: datetime, reason: str = "") -> Claim:
    """A withdrawn claim stands again, and has to be verified."""
    with CLAIM_MOVES["restore"].of(claim, by=by, at=at, reason=reason) as moved:
        moved.verified_by, moved.verified_at = None, None
    return moved


def statement(claim: Claim) -> str:
    """All that a claim says, in one text."""
    days = " – ".join(f"{day:%d/%m/%Y}" for day in (claim.since, claim.until) if day)
    return "; ".join(part for part in (claim.text, claim.figure, days, claim.beneficiaries) if part)


def _person(by: Actor) -> Any:
    return by.person.pk if by.person else None
