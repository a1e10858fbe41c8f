"""What the room does when a story or a public page is withdrawn or changed, and when somebody no longer agrees."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.dispatch import receiver
from django.utils.translation import gettext as _

from lantoa.channels.models import PrintedMatter
from lantoa.channels.operations import printing, recalling
from lantoa.channels.print_states import PrintState
from lantoa.channels.queries.printing import in_use, lack_of
from lantoa.evidence.events import consent_withdrawn, person_erased
from lantoa.evidence.models import Consent, NamedPerson, Purpose
from lantoa.exemplars.events import no_longer_shown, page_rewritten, page_taken_back
from lantoa.exemplars.models import Dossier, Release
from lantoa.kit.actors import PLATFORM
from lantoa.newsroom.events import story_corrected, story_withdrawn
from lantoa.newsroom.models import Story


@receiver(story_withdrawn)
def take_it_down(sender: Any, *, story: Story, at: datetime, reason: str, **_more: Any) -> None:
    """Everywhere."""
    recalling.withdraw(story, at=at, reason=reason)
    printing.void_all(_printed(story), at=at, reason=reason)


@receiver(story_corrected)
def put_it_right(sender: Any, *, story: Story, at: datetime, reason: str, **_more: Any) -> None:
    """Everywhere."""
    recalling.correct(story, at=at, reason=reason)
    _set_again(_printed(story), at)


@receiver(page_taken_back)
def take_page_off_paper(sender: Any, *, page: Release, at: datetime, reason: str, **_more: Any) -> None:
    """What tells of the exemplar by its page is not to be used; stories about it are another matter."""
    printing.void_all(_printed_from(page), at=at, reason=reason)


@receiver(page_rewritten)
def put_page_right(sender: Any, *, page: Release, at: datetime, **_more: Any) -> None:
    """What is not on paper yet says what the page says now."""
    _set_again(_printed_from(page), at)


@receiver(consent_withdrawn)
def after_withdrawal(consent: Consent, at: datetime, **_signal: Any) -> None:
    """Somebody no longer agrees to some ways: there stories come down, and what is printed is not to be used."""
    if consent.purpose != Purpose.PUBLICITY:
        return
    recalling.narrow(Story.objects.filter(dossiers__folder=consent.folder_id), at=at)
    for matter in _printed_of(Dossier.objects.filter(folder=consent.folder_id)):
        if why := lack_of(matter, at):
            printing.void_all([matter], at=at, reason=why)


@receiver(person_erased)
def after_erasure(person: NamedPerson, at: datetime, **_signal: Any) -> None:
    """The data of somebody was erased, who stands in it."""
    found = _printed_of(Dossier.objects.filter(folder=person.folder_id))
    printing.void_all(found, at=at, reason=_("Data of a person was erased from the dossier."))


@receiver(no_longer_shown)
def after_hiding(dossier: Dossier, at: datetime, reason: str, **_signal: Any) -> None:
    """The exemplar is shown to nobody any more."""
    printing.void_all(_printed_of(Dossier.objects.filter(pk=dossier.pk)), at=at, reason=reason)


def _set_again(found: list[PrintedMatter], at: datetime) -> None:
    for matter in found:
        if matter.state != PrintState.PRINTED:
            printing.set_again(matter, by=PLATFORM, at=at)


def _printed_from(page: Release) -> list[PrintedMatter]:
    return in_use(stories=Story.objects.none(), dossiers=Dossier.objects.filter(pk=page.dossier_id))


def _printed(story: Story) -> list[PrintedMatter]:
    return in_use(stories=Story.objects.filter(pk=story.pk), dossiers=Dossier.objects.none())


def _printed_of(dossiers: QuerySet[Dossier]) -> list[PrintedMatter]:
    return in_use(stories=Story.objects.filter(dossiers__in=dossiers), dossiers=dossiers)
