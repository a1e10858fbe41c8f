"""What was told on the days that come back every year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from lantoa.newsroom.models import Assignment, Story
from lantoa.newsroom.states import StoryState

Day = tuple[int, date]  # the id of an anniversary, and the day on which it falls
LISTED = 400  # stories of a year
_SHOWN = ("due_on", "occasion__anniversary", "story__slug", "story__title", "story__locale", "story__body__name")


def stories_on_occasions(since: date, until: date, bodies: QuerySet[Any] | None = None) -> Mapping[Day, list[Story]]:
    """Public stories that were asked for on an anniversary from `since` on and before `until`, by anniversary and day.

    Of `bodies` alone, where they are given. One query.
    """
    asked = Assignment.objects.filter(occasion__isnull=False, due_on__gte=since, due_on__lt=until)
    asked = asked.filter(story__state=StoryState.PUBLISHED).exclude(story=None)
    if bodies is not None:
        asked = asked.filter(story__body__in=bodies)
    found: dict[Day, list[Story]] = defaultdict(list)
    told = asked.select_related("occasion", "story__body", "story__locale").only(*_SHOWN)
    for each in told.order_by("due_on", "-story__first_published_at", "pk")[:LISTED]:
        if each.occasion and each.story:
            found[each.occasion.anniversary_id, each.due_on].append(each.story)
    return found
