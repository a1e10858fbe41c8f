"""Bodies with how much each told in a year: stories of its own, and what went to its outlets."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from lantoa.channels.models import Dispatch
from lantoa.channels.queries.outlets import active
from lantoa.newsroom.models import Assignment, Story
from lantoa.newsroom.states import StoryState
from lantoa.organisations.models import Body


def with_told(found: QuerySet[Body], year: int) -> QuerySet[Any]:
    """With `stories_told` in `year`, `stories_before` in the year before it, `sent_there` to its outlets in `year`, and
    `outlets_used` today, and `planned` for `year` in the content plan."""
    return found.annotate(
        stories_told=_number(_told(year), "body"),
        stories_before=_number(_told(year - 1), "body"),
        sent_there=_number(_sent(year), "outlet__body"),
        outlets_used=_number(active(), "body"),
        planned=_number(_planned(year), "body"),
    )


def nothing_told(found: QuerySet[Body], year: int) -> QuerySet[Body]:
    """Those that published nothing in `year`, and to whose outlets nothing went."""
    told, sent = _told(year).filter(body=OuterRef("pk")), _sent(year).filter(outlet__body=OuterRef("pk"))
    return found.filter(~Q(Exists(told)) & ~Q(Exists(sent)))


def with_plan(found: QuerySet[Body], year: int) -> QuerySet[Body]:
    """Those whose content plan says what they tell in `year`."""
    return found.filter(Exists(_planned(year).filter(body=OuterRef("pk"))))


def _planned(year: int) -> QuerySet[Assignment]:
    return Assignment.objects.filter(due_on__year=year, dropped_because="")


def _told(year: int) -> QuerySet[Story]:
    return Story.objects.filter(state=StoryState.PUBLISHED, first_published_at__year=year)


def _sent(year: int) -> QuerySet[Dispatch]:
    return Dispatch.objects.filter(sent_at__year=year)


def _number(rows: QuerySet[Any], path: str) -> Any:
    counted = rows.filter(**{path: OuterRef("pk")}).order_by().values(path)
    return Coalesce(Subquery(counted.annotate(number=Count("pk")).values("number")), 0)
