"""What happens elsewhere and withdraws a story, or empties it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from lantoa.evidence.events import consent_withdrawn, person_erased
from lantoa.evidence.models import Consent, NamedPerson, Purpose
from lantoa.exemplars.events import no_longer_shown
from lantoa.exemplars.models import Dossier
from lantoa.newsroom.operations.indexing import place_later
from lantoa.newsroom.operations.keeping import check_consents, forget, take_down
from lantoa.organisations.events import bodies_changed


@receiver(consent_withdrawn)
def after_withdrawal(consent: Consent, at: datetime, **_signal: Any) -> None:
    """Somebody no longer agrees: the story goes, unless all that it needs is there without this consent."""
    if consent.purpose == Purpose.PUBLICITY:
        check_consents(consent.folder, at=at)


@receiver(person_erased)
def after_erasure(person: NamedPerson, at: datetime, **_signal: Any) -> None:
    """What stories told of somebody whose data was erased is erased too."""
    forget(person.folder, at=at)


@receiver(no_longer_shown)
def after_hiding(dossier: Dossier, at: datetime, reason: str, **_signal: Any) -> None:
    """The exemplar is shown to nobody any more."""
    take_down(dossier, at=at, reason=reason)


@receiver(bodies_changed)
def after_change(at: datetime, **_signal: Any) -> None:
    """Bodies stand elsewhere now, and so do their stories."""
    place_later(at=at)
