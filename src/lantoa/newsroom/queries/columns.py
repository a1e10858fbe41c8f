"""Special pages and columns as the public reads of them: those in which something can be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q

from lantoa.newsroom.models import ClipKind, Column
from lantoa.newsroom.queries.clips import playable
from lantoa.newsroom.queries.planning import days_silent, with_last_story
from lantoa.organisations.models import Body


@dataclass(frozen=True)
class PublicColumn:
    """A column in which a story is public: when the last one appeared, and since how many days none did.

    `is_silent` where that is longer than was promised; `is_heard` where it has sounds.
    """

    column: Column
    last_story: datetime
    days: int
    is_silent: bool
    is_heard: bool


def public_columns(body: Body, on: date) -> Sequence[PublicColumn]:
    """Those that `body` keeps, alone or with others, and that have not ended; by name. One query."""
    heard = playable().filter(kind=ClipKind.SOUND, story__column=OuterRef("pk"))
    kept = Column.objects.filter(Q(body=body) | Q(pk__in=body.shared_columns.values("pk")), ended_on=None)
    found = with_last_story(kept).filter(last_story__isnull=False).annotate(is_heard=Exists(heard)).order_by("name")
    told = [(each, days_silent(each, on)) for each in found]
    return [PublicColumn(each, each.last_story, days, days > each.every_days, each.is_heard) for each, days in told]
