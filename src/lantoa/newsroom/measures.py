"""What this room counts for duties of plans: stories that a body published, and minutes that it was on the air.

A story counts at its body on the day on which it first became public, as long as it is; a broadcast on its own day.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate, make_aware
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.newsroom.models import Broadcast, Story
from lantoa.newsroom.states import StoryState
from lantoa.plans.measures import Trace, register
from lantoa.plans.models import Duty, Term


class StoriesMeasure:
    """Counts public stories."""

    key = "stories_published"
    label: str | Promise = _("stories published")
    unit: str | Promise = pgettext_lazy("counted", "stories")
    by_hand = False

    def facts(self, duties: QuerySet[Duty], on: date) -> QuerySet[Any]:
        """What counts, whatever the day: the term, the body, and how many; one query."""
        public = _on_days(Story.objects.filter(state=StoryState.PUBLISHED)).filter(body=OuterRef("body"))
        within = public.filter(day__gte=OuterRef("since"), day__lt=OuterRef("until"))
        return _grouped(duties, self.key, within, "body", Count("pk"))

    def waiting(self, duties: QuerySet[Duty]) -> QuerySet[Any]:
        """Approved stories whose hour falls into the period, or that have none."""
        approved = Story.objects.filter(state=StoryState.APPROVED, body=OuterRef("body"))
        begun = approved.filter(waiting_since__date__gte=OuterRef("since"), waiting_since__date__lt=OuterRef("until"))
        return _grouped(duties, self.key, begun, "body", Count("pk"))

    def traces(self, duty: Duty, term: Term, bodies: list[int]) -> list[Trace]:
        """Each story behind the figure, the newest first."""
        return self.between(term.since, term.until, bodies)

    def between(self, since: date, until: date, bodies: list[int]) -> list[Trace]:
        """Each story of these days, the newest first."""
        days = {"first_published_at__gte": _midnight(since), "first_published_at__lt": _midnight(until)}
        found = Story.objects.filter(state=StoryState.PUBLISHED, body__in=bodies, **days)
        return [_told(each) for each in found.order_by("-first_published_at", "-pk")]


class AirtimeMeasure:
    """Adds up the minutes of broadcasts."""

    key = "airtime"
    label: str | Promise = _("minutes on the air")
    unit: str | Promise = pgettext_lazy("counted", "minutes")
    by_hand = False

    def facts(self, duties: QuerySet[Duty], on: date) -> QuerySet[Any]:
        """What counts, whatever the day: the term, the body, and how many minutes; one query."""
        within = Broadcast.objects.filter(story__body=OuterRef("body"))
        within = within.filter(on__gte=OuterRef("since"), on__lt=OuterRef("until"))
        return _grouped(duties, self.key, within, "story__body", Sum("minutes"))

    def waiting(self, duties: QuerySet[Duty]) -> QuerySet[Any]:
        """Nothing: what is recorded was on the air."""
        return self.facts(duties, localdate()).none()

    def traces(self, duty: Duty, term: Term, bodies: list[int]) -> list[Trace]:
        """Each broadcast behind the figure, the newest first."""
        return self.between(term.since, term.until, bodies)

    def between(self, since: date, until: date, bodies: list[int]) -> list[Trace]:
        """Each broadcast of these days, the newest first."""
        found = Broadcast.objects.filter(on__gte=since, on__lt=until, story__body__in=bodies).select_related("story")
        return [_aired(each) for each in found]


def register_all() -> None:
    """Tell `plans`."""
    register(StoriesMeasure())
    register(AirtimeMeasure())


def _grouped(duties: QuerySet[Duty], key: str, found: QuerySet[Any], body: str, counted: Count | Sum) -> QuerySet[Any]:
    """Each period of the duties with each body whose achievements count for it, and how much of `found` that is."""
    terms = Term.objects.filter(duty__in=duties.filter(measure=key))
    owed = terms.annotate(term=F("pk"), body=F("duty__obligations__counted"))
    number = found.order_by().values(body).annotate(number=counted).values("number")
    rows = owed.filter(Exists(found)).order_by().values("term", "body").annotate(total=Subquery(number))
    return rows.values_list("term", "body", "total").distinct()


def _on_days(found: QuerySet[Story]) -> QuerySet[Any]:
    """Stories with the `day` on which they first became public, in the time of the country."""
    return found.annotate(day=TruncDate("first_published_at"))


def _midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time.min))


def _told(story: Story) -> Trace:
    on = localdate(story.first_published_at) if story.first_published_at else None
    return Trace(story.title, reverse("newsroom:story", args=[story.pk]), 1.0, story.body_id, on)


def _aired(each: Broadcast) -> Trace:
    url = reverse("newsroom:story", args=[each.story_id])
    return Trace(f"{each.story.title}: {each.station}", url, float(each.minutes), each.story.body_id, each.on)
