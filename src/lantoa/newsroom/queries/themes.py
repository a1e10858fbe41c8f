"""Themes with how often they were told of."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from lantoa.newsroom.models import Story, Theme
from lantoa.newsroom.states import StoryState


def running(found: QuerySet[Theme], on: date) -> QuerySet[Theme]:
    """Those that have begun and not ended."""
    return found.filter(Q(until=None) | Q(until__gte=on), since__lte=on)


def with_told(found: QuerySet[Theme], year: int) -> QuerySet[Any]:
    """Themes with how many public stories came out in `year` (`this_year`) and in the one before (`last_year`)."""
    return found.annotate(this_year=_told_in(year), last_year=_told_in(year - 1))


def _told_in(year: int) -> Any:
    told = Story.themes.through.objects.filter(theme=OuterRef("pk"), story__state=StoryState.PUBLISHED)
    told = told.filter(story__first_published_at__year=year).order_by().values("theme")
    return Coalesce(Subquery(told.annotate(number=Count("pk")).values("number")), 0)
