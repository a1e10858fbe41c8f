"""What anybody may know of an honour whose code is printed on a certificate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lantoa.evidence.models import Channel, Consent, NamedPerson, Purpose, Standing
from lantoa.evidence.queries.consents import Asked, lacking
from lantoa.exemplars.models import Dossier, Kind
from lantoa.recognition.decision_states import GIVEN, HonourState
from lantoa.recognition.models import Decision, Honour

#: Those have a name that is nobody's personal data.
NOBODYS_DATA = (Kind.COLLECTIVE, Kind.MODEL)


@dataclass(frozen=True)
class Verified:
    """An honour as the public reads it; what may not be told is empty. `changed_by` corrected or revoked it."""

    honour: Honour
    name: str
    about: str
    wording: str
    changed_by: Decision | None

    @property
    def state(self) -> str:
        """valid, corrected or revoked."""
        return self.honour.state

    @property
    def decision(self) -> Decision:
        """By which it was given."""
        return self.honour.decision


def verified(code: str, today: date) -> Verified | None:
    """The honour with this code; None where none has it, or it only stands on the list of a draft."""
    found = (
        Honour.objects.filter(code=code, state__in=GIVEN)
        .select_related("award", "decision__body", "dossier", "corrected_by", "revoked_by")
        .first()
    )
    if found is None:
        return None
    named = may_be_named(found.dossier, today) and found.state != HonourState.REVOKED
    return Verified(
        found,
        name=found.name if named else "",
        about=found.about if named else "",
        wording=found.wording if named else "",
        changed_by=found.revoked_by or found.corrected_by,
    )


def may_be_named(dossier: Dossier, today: date) -> bool:
    """Whether the public may read who it is: a collective, or everybody it is about agreed to the web. Two queries."""
    if dossier.kind in NOBODYS_DATA:
        return True
    people = NamedPerson.objects.filter(folder=dossier.folder_id, standing=Standing.SUBJECT, erased_at=None)
    consents = Consent.objects.filter(folder=dossier.folder_id, purpose=Purpose.PUBLICITY)
    return not lacking(Asked(Purpose.PUBLICITY, Channel.PORTAL, today), list(people), consents, ())


def shown_honours(dossier: Dossier) -> list[Honour]:
    """The honours of an exemplar that hold, for its public page, the newest first; one query."""
    found = Honour.objects.filter(dossier=dossier, state__in=(HonourState.VALID, HonourState.CORRECTED))
    return list(found.select_related("award", "decision__body").order_by("-decision__signed_on", "-pk"))
