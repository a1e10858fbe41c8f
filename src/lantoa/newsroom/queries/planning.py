"""The content plan as the desk shows it: what is open, done or late, and how alive columns are."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Max, Q, QuerySet
from django.utils.timezone import localdate

from lantoa.newsroom.models import Assignment, Column
from lantoa.newsroom.states import StoryState

AHEAD = timedelta(days=21)  # an assignment is work from then on


def open_assignments(found: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """Those that are neither told nor dropped."""
    told = Q(story__state=StoryState.PUBLISHED)
    return found.filter(dropped_because="").exclude(told)


def to_write(found: QuerySet[Assignment], on: date) -> QuerySet[Assignment]:
    """Those for which nobody has begun a story, due by three weeks from `on`."""
    nobody = Q(story=None) | Q(story__state=StoryState.REFUSED)
    return found.filter(nobody, dropped_because="", due_on__lte=on + AHEAD)


def without_channel(found: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """Those of which nobody has said where they are told."""
    return found.filter(channel="", column=None)


def with_last_story(found: QuerySet[Column]) -> QuerySet[Any]:
    """Columns with when a story appeared in them last (`last_story`)."""
    public = Q(stories__state=StoryState.PUBLISHED)
    return found.annotate(last_story=Max("stories__first_published_at", filter=public))


def days_silent(column: Any, on: date) -> int:
    """How many days no story appeared in a column of `with_last_story`; since it began where none ever did."""
    last = localdate(column.last_story) if column.last_story else column.since
    return max(0, (on - last).days)


def silent(found: QuerySet[Column], on: date) -> QuerySet[Any]:
    """Columns that keep silent for longer than was promised."""
    living = with_last_story(found.filter(ended_on=None))
    late = [each.pk for each in living if days_silent(each, on) > each.every_days]
    return found.filter(pk__in=late)
