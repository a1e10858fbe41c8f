"""What a body and all below it told in a year, beside the year before: of what, in which form, where, and to whom not.

Plans ask that forms be varied, that traditional and online ones go together, that contents and campaigns be told of,
and that airtime grow. The number of queries is the same for one body and for the whole country.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import ExtractQuarter, ExtractYear
from django.utils.timezone import make_aware

from lantoa.channels.kinds import KINDS, OutletKind
from lantoa.channels.models import Dispatch
from lantoa.channels.queries.told import nothing_told, with_plan
from lantoa.exemplars.queries.dossiers import under
from lantoa.newsroom.models import Audience, Broadcast, Story, StoryKind, Theme, ThemeKind
from lantoa.newsroom.queries.themes import running
from lantoa.newsroom.states import StoryState
from lantoa.organisations.models import Ancestry, Body

NONE = (0, 0)
NAMED = 12  # bodies that were not reached and are named
QUARTERS = (1, 2, 3, 4)


@dataclass(frozen=True)
class Line:
    """How much there was of one thing in the year and in the one before. `pk` is the id of a theme."""

    words: Any
    now: float
    before: float
    pk: int = 0
    lacks: tuple[bool, ...] = ()  # of a campaign: the modes in which it was not told, True for online

    @property
    def is_new(self) -> bool:
        """Whether it began in this year."""
        return self.now > 0 and self.before == 0


@dataclass(frozen=True)
class Mix:
    """All that the page shows. `modes` counts what went out by traditional (False) and online outlets (True)."""

    themes: list[Line]
    campaigns: list[Line]
    kinds: list[Line]
    audiences: list[Line]
    ways: list[Line]
    minutes: list[Line]
    modes: Mapping[bool, int]
    without_theme: int
    unreached: list[Body]
    unreached_number: int
    bodies: int
    with_plan: int

    @property
    def planned_share(self) -> int:
        """How many of a hundred bodies have a content plan."""
        return round(100 * self.with_plan / self.bodies) if self.bodies else 0

    @property
    def forms(self) -> Line:
        """How many sorts of outlets were used."""
        return Line("", sum(each.now > 0 for each in self.ways), sum(each.before > 0 for each in self.ways))


def mix_of(body: Body, year: int, on: date) -> Mix:
    """`body` and whatever stands below it, in the calendar year `year`, as of `on`."""
    area = under(body, on)
    ids = area.order_by().values("pk")
    stories = Story.objects.filter(state=StoryState.PUBLISHED, body__in=ids).order_by()
    told, sent = TwoYears(stories, "first_published_at", year), TwoYears(_sent_by(ids), "sent_at", year)
    ways, by_theme = sent.counted("outlet__kind"), told.counted("themes")
    themes = _themes(body, by_theme, sent, on)
    alive = area.filter(since__lte=on, until__gt=on)
    unreached = nothing_told(alive, year)
    modes = Counter[bool]()
    for kind, (number, _before) in ways.items():
        modes[KINDS[kind].online] += number
    return Mix(
        themes=[line for kind, line in themes if kind == ThemeKind.CONTENT],
        campaigns=[line for kind, line in themes if kind == ThemeKind.CAMPAIGN],
        kinds=_lines(StoryKind.choices, told.counted("kind")),
        audiences=_lines(Audience.choices, told.counted("audience")),
        ways=_lines(OutletKind.choices, ways),
        minutes=_minutes(ids, year),
        modes={mode: modes[mode] for mode in (False, True)},
        without_theme=by_theme.get(None, NONE)[0],
        unreached=list(unreached.order_by("sort_key")[:NAMED]),
        unreached_number=unreached.count(),
        bodies=alive.count(),
        with_plan=with_plan(alive, year).count(),
    )


@dataclass(frozen=True)
class TwoYears:
    """Rows whose moment `day` lies in `year` or in the one before, told apart by when `year` begins.

    By comparison alone: to take the year out of each moment is a call of Python for each row on SQLite.
    """

    rows: QuerySet[Any]
    day: str
    year: int

    def counted(self, by: str) -> dict[Any, tuple[int, int]]:
        """How many rows of the year, and of the one before, there are of each value of `by`. One query."""
        since, begins, ends = (make_aware(datetime(self.year + ahead, 1, 1)) for ahead in (-1, 0, 1))
        within = self.rows.filter(**{f"{self.day}__gte": since, f"{self.day}__lt": ends})
        rows = within.values(by).annotate(
            now=Count("pk", filter=Q(**{f"{self.day}__gte": begins})),
            before=Count("pk", filter=Q(**{f"{self.day}__lt": begins})),
        )
        return {value: (now, before) for value, now, before in rows.values_list(by, "now", "before")}

    def this_year(self) -> QuerySet[Any]:
        """The rows of the year."""
        return self.rows.filter(**{f"{self.day}__year": self.year})


def _sent_by(ids: QuerySet[Any]) -> QuerySet[Dispatch]:
    return Dispatch.objects.filter(outlet__body__in=ids).order_by()


def _lines(choices: Iterable[tuple[Any, Any]], counted: Mapping[Any, tuple[int, int]]) -> list[Line]:
    return [Line(words, *counted.get(value, NONE)) for value, words in choices]


def _themes(body: Body, counted: Mapping[Any, tuple[int, int]], sent: TwoYears, on: date) -> list[tuple[str, Line]]:
    """Each theme that was told of or that is running, with its kind."""
    modes: dict[int, set[bool]] = {}
    for told_of, kind in sent.this_year().values_list("story__themes", "outlet__kind").distinct():
        modes.setdefault(told_of, set()).add(KINDS[kind].online)
    above = Ancestry.objects.on(on).filter(descendant=body).values("ancestor")
    usable = running(Theme.objects.filter(Q(body=None) | Q(body__in=above)), on)
    named = Theme.objects.filter(Q(pk__in=usable.values("pk")) | Q(pk__in=set(counted) - {None}))
    found = []
    for theme in named.order_by("name", "pk"):
        now, before = counted.get(theme.pk, NONE)
        lacks = tuple(mode for mode in (False, True) if mode not in modes.get(theme.pk, set()))
        found.append((theme.kind, Line(theme.name, now, before, theme.pk, lacks if now else ())))
    return found


def _minutes(ids: QuerySet[Any], year: int) -> list[Line]:
    """Minutes on the air by quarter."""
    found = Broadcast.objects.filter(story__body__in=ids, on__year__in=(year, year - 1)).order_by()
    rows = found.annotate(year=ExtractYear("on"), quarter=ExtractQuarter("on")).values("year", "quarter")
    summed: dict[tuple[int, int], Decimal] = {}
    for row in rows.annotate(total=Sum("minutes")):
        summed[row["year"], row["quarter"]] = row["total"]
    return [
        Line(quarter, float(summed.get((year, quarter), 0)), float(summed.get((year - 1, quarter), 0)))
        for quarter in QUARTERS
    ]
