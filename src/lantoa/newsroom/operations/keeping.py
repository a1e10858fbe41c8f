"""What the platform does to stories by itself: publishing at the hour, withdrawing what may not be told."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lantoa.evidence.models import Consent, Folder, Purpose
from lantoa.exemplars.models import Dossier
from lantoa.kit import outbox
from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.kit.working import daily
from lantoa.newsroom.models import Passage, Story
from lantoa.newsroom.operations.clip_content import drop
from lantoa.newsroom.operations.moving import GO_OUT, publish, withdraw
from lantoa.newsroom.operations.shelving import free_slug
from lantoa.newsroom.queries.readiness import consents_lacking
from lantoa.newsroom.queries.telling import published

if TYPE_CHECKING:
    from lantoa.kit.outbox.models import OutgoingMessage

LAPSED = "stories_lapsed"
HOUR = 0


def register_daily() -> None:
    """Have it looked at every night whether an agreement has ended."""
    daily.register(LAPSED, hour=HOUR)


@outbox.deliverer(LAPSED, inside=True)
def deliver_lapsed(message: OutgoingMessage) -> str:
    """Withdraw the stories for which an agreement has ended."""
    check_lapsed(date.fromisoformat(message.payload["day"]), at=message.put_at)
    return ""


@outbox.deliverer(GO_OUT, inside=True)
def deliver_story(message: OutgoingMessage) -> str:
    """Publish a story whose hour has come; the receipt says why it stays, where it lacks something or was put off."""
    due = Story.objects.filter(pk=message.payload["story"], go_live_at=message.payload["moment"])
    if (story := due.first()) is None:
        return "another hour was chosen"
    try:
        publish(story, by=PLATFORM, at=message.put_at)
    except Refused as lack:
        return str(lack)
    return ""


def check_consents(folder: Folder, *, at: datetime) -> None:
    """Withdraw what is public of `folder` when somebody's agreement is missing by now."""
    for story in _public_of(Dossier.objects.filter(folder=folder)):
        if lack := next(consents_lacking(story, localdate(at)), None):
            withdraw(story, by=PLATFORM, at=at, reason=str(lack.why))


def check_lapsed(day: date, *, at: datetime) -> None:
    """Withdraw the stories for which an agreement has ended by `day`."""
    ended = Consent.objects.filter(Q(until__lt=day) | Q(withdrawn_on__lte=day), purpose=Purpose.PUBLICITY)
    told = Dossier.objects.filter(stories__in=published(), folder__in=ended.values("folder"))
    for folder in Folder.objects.filter(dossier__in=told.values("pk")):
        check_consents(folder, at=at)


def take_down(dossier: Dossier, *, at: datetime, reason: str) -> None:
    """The exemplar is shown to nobody any more: what is public of it is withdrawn."""
    for story in _public_of(Dossier.objects.filter(pk=dossier.pk)):
        withdraw(story, by=PLATFORM, at=at, reason=reason)


@transaction.atomic
def forget(folder: Folder, *, at: datetime) -> None:
    """Somebody's data was erased from `folder`: what its stories told goes too, with all versions and the address."""
    for story in Story.objects.filter(dossiers__folder=folder).distinct():
        if story.is_public:
            story = withdraw(story, by=PLATFORM, at=at, reason=_("Data of a person was erased from the dossier."))
        Passage.objects.filter(story=story).delete()
        drop(story.clips.all())
        story.comments.all().delete()
        story.corrections.all().delete()
        story.versions.all().delete()
        story.title = story.draft_title = _("Erased")
        story.lead, story.slug, story.latest_revision, story.live_revision = "", "", None, None
        story.slug = free_slug(story)
        story.save()
        story.revisions.all().delete()


def _public_of(dossiers: QuerySet[Dossier]) -> QuerySet[Story]:
    return published().filter(dossiers__in=dossiers).distinct()
