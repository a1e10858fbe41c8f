"""What readers said: as the public reads it below a story, and as the office has to read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, QuerySet

from lantoa.newsroom.models import Story, Voice, VoiceKind
from lantoa.newsroom.voice_states import VoiceState

MOST = 50  # below a story, the latest


@dataclass(frozen=True)
class Heard:
    """How many thanked, and what is shown of what others said."""

    thanks: int
    voices: Sequence[Voice]


def heard(story: Story) -> Heard:
    """One query where nobody said anything but thanks, two otherwise, however much was said."""
    shown = Voice.objects.filter(story=story, state=VoiceState.SHOWN)
    by_kind = dict(shown.order_by().values_list("kind").annotate(number=Count("pk")))
    thanks, said = by_kind.pop(VoiceKind.THANKS, 0), shown.exclude(kind=VoiceKind.THANKS)
    return Heard(thanks, list(said.order_by("-said_at", "-pk")[:MOST]) if by_kind else [])


def waiting(found: QuerySet[Voice]) -> QuerySet[Voice]:
    """What nobody of the office has read yet."""
    return found.filter(state=VoiceState.WAITING)


def by_body(found: QuerySet[Voice]) -> QuerySet[Any]:
    """How many there are at each body (`story__body`, its name, and since when)."""
    rows = found.order_by().values("story__body", "story__body__name")
    return rows.annotate(number=Count("pk"), first=Min("said_at")).order_by("first")


def numbers(story: Story) -> dict[str, int]:
    """How often readers said something, by kind. One query."""
    rows = Voice.objects.filter(story=story).order_by().values_list("kind").annotate(number=Count("pk"))
    return dict(rows)
