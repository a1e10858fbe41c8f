"""What stands in the public calendar, day by day: bodies, documents and numbers, and the stories that were told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lantoa.exemplars.queries.dossiers import under
from lantoa.exemplars.queries.public import place_slug
from lantoa.newsroom.models import Story
from lantoa.newsroom.queries.occasions import stories_on_occasions
from lantoa.organisations.models import Ancestry, Body
from lantoa.organisations.models.trees import DIRECTING
from lantoa.plans.board_words import period_words
from lantoa.plans.calendar.days import next_month, weeks_of
from lantoa.plans.calendar.entries import with_years
from lantoa.plans.calendar.lunar import lunar_words
from lantoa.plans.queries.public_days import anniversaries_in, promised_in
from lantoa.recognition.queries.public_days import decided_in

ANNIVERSARY, HONOURED, PROMISED = "anniversary", "honoured", "promised"
KINDS = (ANNIVERSARY, HONOURED, PROMISED)
TOLD = 3  # stories that one day names


@dataclass(frozen=True)
class Happening:
    """One thing on one day. `key` stays the same as long as the thing does; `path` is the page that tells more.

    `stories` were told on the day, and so many `more`.
    """

    day: date
    kind: str
    title: str
    key: str
    note: str = ""
    path: str = ""
    is_holiday: bool = False
    stories: Sequence[Story] = ()
    more: int = 0


@dataclass(frozen=True)
class Day:
    """A day of a month, or of a neighbour's that completes a week."""

    day: date
    inside: bool
    is_today: bool
    is_past: bool
    happenings: Sequence[Happening] = ()

    @property
    def kinds(self) -> list[str]:
        """Of which kinds there is something, each once."""
        return [kind for kind in KINDS if any(each.kind == kind for each in self.happenings)]

    @property
    def lunar(self) -> str:
        """The lunar day, as calendars print it in small."""
        return lunar_words(self.day)


@dataclass(frozen=True)
class Month:
    """A month in weeks, and those of its days that have something to tell; today is always among them."""

    first: date
    weeks: Sequence[Sequence[Day]]
    told: Sequence[Day]

    @property
    def name(self) -> str:
        """What the month is called."""
        return capfirst(period_words(self.first, next_month(self.first)))


def happenings(since: date, until: date, place: Body | None, on: date) -> list[Happening]:
    """Everything from `since` on and before `until`, day by day; of a place and all below it, as bodies stand on `on`.

    The same five queries, however much there is.
    """
    bodies = under(place, on).values("pk") if place else None
    found = [
        *_anniversaries(since, until, place, on, bodies),
        *_honours(since, until, bodies),
        *_promises(since, until, _concerning(place, on) if place else None),
    ]
    return sorted(found, key=lambda each: (each.day, KINDS.index(each.kind)))


def months(year: int, found: Sequence[Happening], today: date) -> list[Month]:
    """The twelve months of a year with what was found in it."""
    by_day = {day: list(some) for day, some in groupby(found, key=lambda each: each.day)}
    return [_month(date(year, number, 1), by_day, today) for number in range(1, 13)]


def _month(first: date, by_day: dict[date, list[Happening]], today: date) -> Month:
    weeks = [[_day(day, first, by_day, today) for day in week] for week in weeks_of(first)]
    inside = (day for week in weeks for day in week if day.inside)
    return Month(first, weeks, [day for day in inside if day.happenings or day.is_today])


def _day(day: date, first: date, by_day: dict[date, list[Happening]], today: date) -> Day:
    inside = (day.year, day.month) == (first.year, first.month)
    return Day(day, inside, inside and day == today, day < today, by_day.get(day, ()) if inside else ())


def _concerning(place: Body, on: date) -> QuerySet[Any]:
    """Whose programmes concern a place: its own, of those below it, and of those above."""
    above = Ancestry.objects.on(on).filter(descendant=place, tree__in=DIRECTING)
    below = under(place, on).values("pk")
    return Body.objects.filter(Q(pk__in=below) | Q(pk__in=above.values("ancestor"))).values("pk")


def _anniversaries(
    since: date, until: date, place: Body | None, on: date, bodies: QuerySet[Any] | None
) -> Iterator[Happening]:
    told = stories_on_occasions(since, until, bodies)
    for each in anniversaries_in(since, until, place, on):
        stories = told.get((each.anniversary.pk, each.day), [])
        yield Happening(
            each.day,
            ANNIVERSARY,
            with_years(each.anniversary.name, each.years),
            f"anniversary-{each.anniversary.pk}-{each.day:%Y%m%d}",
            note=each.anniversary.body.name if each.anniversary.body else "",
            is_holiday=each.anniversary.is_holiday,
            stories=stories[:TOLD],
            more=max(0, len(stories) - TOLD),
        )


def _honours(since: date, until: date, bodies: QuerySet[Any] | None) -> Iterator[Happening]:
    for each in decided_in(since, until, bodies):
        words = {"body": each.body.name, "count": each.honours}
        said = ngettext("%(body)s honours %(count)d exemplar", "%(body)s honours %(count)d exemplars", each.honours)
        note = _("Decision %(number)s") % {"number": each.number}
        path = reverse("portal:body", args=[place_slug(each.body)])
        yield Happening(each.day, HONOURED, said % words, f"honours-{each.decision}", note, path)


def _promises(since: date, until: date, bodies: QuerySet[Any] | None) -> Iterator[Happening]:
    for each in promised_in(since, until, bodies):
        said = ngettext("%(body)s: %(count)d promise is due", "%(body)s: %(count)d promises are due", each.promises)
        key = f"promised-{each.plan}-{each.day:%Y%m%d}"
        path = reverse("portal:programme", args=[each.plan])
        title = said % {"body": each.body, "count": each.promises}
        yield Happening(each.day, PROMISED, title, key, each.title, path)
