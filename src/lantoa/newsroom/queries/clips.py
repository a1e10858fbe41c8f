"""Sounds and films that anybody may play, and those that a podcast tells."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from lantoa.exemplars.queries.dossiers import under
from lantoa.newsroom.models import Clip, ClipKind, Column, Passage
from lantoa.newsroom.states import StoryState
from lantoa.organisations.models import Body

EPISODES = 100  # in a podcast; players keep what they have fetched


def playable() -> QuerySet[Clip]:
    """What public stories show, and public stories read aloud."""
    placed = Exists(Passage.objects.filter(clip=OuterRef("pk")))
    return Clip.objects.filter(Q(reads_story=True) | placed, story__state=StoryState.PUBLISHED)


def episodes(on: date, *, place: Body | None = None, column: Column | None = None) -> Sequence[Clip]:
    """Sounds of public stories, the newest story first: of a body and those below it, or of a column. One query."""
    found = playable().filter(kind=ClipKind.SOUND).select_related("story__body", "story__locale")
    if place:
        found = found.filter(story__body__in=under(place, on).values("pk"))
    if column:
        found = found.filter(story__column=column)
    return list(found.order_by("-story__first_published_at", "-story__pk", "pk")[:EPISODES])


def has_episodes(place: Body, on: date) -> bool:
    """Whether a podcast of a body and those below it tells anything. One query."""
    found = playable().filter(kind=ClipKind.SOUND, story__body__in=under(place, on).values("pk"))
    return found.exists()
