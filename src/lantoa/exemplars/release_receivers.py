"""What happens elsewhere and takes a public page back, or moves it to another place."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from lantoa.evidence.events import consent_withdrawn, person_erased
from lantoa.evidence.models import Consent, NamedPerson, Purpose
from lantoa.exemplars.operations.page_keeping import place_later
from lantoa.exemplars.operations.releasing import check_consents, forget
from lantoa.organisations.events import bodies_changed


@receiver(consent_withdrawn)
def after_withdrawal(consent: Consent, at: datetime, **_signal: Any) -> None:
    """Somebody no longer agrees: the page goes, unless all that it needs is there without this consent."""
    if consent.purpose == Purpose.PUBLICITY:
        check_consents(consent.folder, at=at)


@receiver(person_erased)
def after_erasure(person: NamedPerson, at: datetime, **_signal: Any) -> None:
    """What a page told of somebody whose data was erased is erased too."""
    forget(person.folder, at=at)


@receiver(bodies_changed)
def after_change(at: datetime, **_signal: Any) -> None:
    """Bodies stand elsewhere now, and so do the pages about their people."""
    place_later(at=at)
