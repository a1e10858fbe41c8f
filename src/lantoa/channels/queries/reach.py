"""How far stories reach: opened by day, told by outlets, spread over channels, fields and subjects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet, Sum

from lantoa.channels.diversity import Diversity, diversity
from lantoa.channels.kinds import OutletKind
from lantoa.channels.models import DayCount, Dispatch, OutletFigure, PrintedItem, PrintedMatter
from lantoa.channels.models.reach import Figure, Opened
from lantoa.channels.states import OUT
from lantoa.exemplars.models import Dossier, Kind
from lantoa.exemplars.queries.dossiers import under
from lantoa.exemplars.queries.public import released
from lantoa.newsroom.models import Story
from lantoa.newsroom.queries.telling import published
from lantoa.organisations.models import Body

BEST = 20  # stories on the page of a body
OF_STORIES = (Opened.STORY, Opened.SOUND, Opened.FILM)


@dataclass(frozen=True)
class Day:
    """What was opened on one day, by codes of `Opened`."""

    day: date
    opened: Mapping[str, int]

    @property
    def total(self) -> int:
        """All of it."""
        return sum(self.opened.values())


@dataclass(frozen=True)
class Spread:
    """Kinds with how many there are of each, the most frequent first, and how evenly they are spread."""

    counts: Sequence[tuple[str, int]]
    diversity: Diversity | None


@dataclass(frozen=True)
class StoryReach:
    """`figures` are the latest of each outlet, `copies` those of printed matter, `channels` where the story is out."""

    days: Sequence[Day]
    figures: Sequence[OutletFigure]
    copies: int
    channels: Spread

    @property
    def opened(self) -> dict[str, int]:
        """In all, by codes of `Opened`."""
        return {code: sum(day.opened.get(code, 0) for day in self.days) for code in Opened.values}


@dataclass(frozen=True)
class BodyReach:
    """The same of all stories of a body and those below it, published in a span of time, with the most opened ones."""

    stories: int
    days: Sequence[Day]
    figures: Mapping[str, int]
    copies: int
    channels: Spread
    fields: Spread
    subjects: Spread
    best: Sequence[tuple[Story, int]]


def of_story(story: Story) -> StoryReach:
    """Of one story, since it was published: its page, sounds, films and codes on paper, its outlets. Seven queries."""
    codes = PrintedItem.objects.filter(story=story).values_list("pk", flat=True)
    figures = OutletFigure.objects.filter(dispatch__story=story).select_related("dispatch__outlet__body")
    out = Dispatch.objects.filter(story=story, state__in=OUT)
    return StoryReach(
        days=_days({**_of_stories([story.pk]), Opened.CODE: list(codes)}, None, None),
        figures=_latest(figures),
        copies=_copies(PrintedItem.objects.filter(story=story)),
        channels=_channels(out),
    )


def opened_of(story: Story) -> list[tuple[Opened, int]]:
    """How often its page was opened, its sounds heard and its films watched in all; nothing that never was."""
    counts = DayCount.objects.filter(opened__in=OF_STORIES, ref=story.pk)
    found = dict(counts.values_list("opened").annotate(all=Sum("number")))
    return [(each, found[each]) for each in Opened if found.get(each)]


def of_body(body: Body | None, since: date, until: date, today: date) -> BodyReach:
    """Of the stories of `body` and below (of everybody for None) that were published from `since` to `until`.

    What was said and printed of them counts whenever it was; days are those of the span, with the pages of exemplars
    besides. A dozen queries.
    """
    stories = published().filter(first_published_at__date__gte=since, first_published_at__date__lte=until)
    bodies = under(body, today).values("pk") if body else None
    if bodies is not None:
        stories = stories.filter(body__in=bodies)
    pks = stories.values("pk")
    items = PrintedItem.objects.filter(story__in=pks)
    latest = _latest(OutletFigure.objects.filter(dispatch__story__in=pks).select_related("dispatch"))
    figures: Counter[str] = Counter()
    for each in latest:
        figures[each.figure] += each.number
    told = Dossier.objects.filter(stories__in=pks)
    return BodyReach(
        stories=stories.count(),
        days=_days(
            {**_of_stories(pks), Opened.EXEMPLAR: _exemplars(bodies), Opened.CODE: items.values("pk")}, since, until
        ),
        figures={code: figures[code] for code in Figure.values if figures[code]},
        copies=_copies(items),
        channels=_channels(Dispatch.objects.filter(story__in=pks, state__in=OUT)),
        fields=_spread(told.exclude(field=None).values_list("field__name").annotate(number=Count("stories"))),
        subjects=_spread(
            (str(Kind(kind).label), number)
            for kind, number in told.values_list("kind").annotate(number=Count("stories"))
        ),
        best=_best(stories),
    )


def _of_stories(pks: Any) -> dict[str, Any]:
    """What is counted for stories themselves."""
    return dict.fromkeys(OF_STORIES, pks)


def _exemplars(bodies: Any) -> Any:
    """The exemplars with a public page, of those bodies or of all."""
    found = released() if bodies is None else released().filter(dossier__body__in=bodies)
    return found.values("dossier")


def figures_of(dispatch: Dispatch) -> list[OutletFigure]:
    """What an outlet said of a story, the latest first."""
    return list(dispatch.figures.order_by("-on", "figure"))


def _days(refs: Mapping[str, Any], since: date | None, until: date | None) -> list[Day]:
    found: dict[date, dict[str, int]] = {}
    for opened, among in refs.items():
        counts = DayCount.objects.filter(opened=opened, ref__in=among)
        counts = counts.filter(day__gte=since) if since else counts
        counts = counts.filter(day__lte=until) if until else counts
        for day, number in counts.values_list("day").annotate(all=Sum("number")):
            found.setdefault(day, {})[opened] = number
    return [Day(day, found[day]) for day in sorted(found)]


def _latest(figures: QuerySet[OutletFigure]) -> list[OutletFigure]:
    """Outlets count on: what they said last of each figure is all of it."""
    last: dict[tuple[int, str], OutletFigure] = {}
    for each in figures.order_by("on", "pk"):
        last[each.dispatch_id, each.figure] = each
    return list(last.values())


def _copies(items: QuerySet[PrintedItem]) -> int:
    printed = PrintedMatter.objects.filter(pk__in=items.values("matter"))
    return printed.aggregate(all=Sum("copies"))["all"] or 0


def _channels(out: QuerySet[Dispatch]) -> Spread:
    found = out.values_list("outlet__kind").annotate(number=Count("pk"))
    return _spread((str(OutletKind(kind).label), number) for kind, number in found)


def _spread(counts: Iterable[tuple[str, int]]) -> Spread:
    rows = sorted(counts, key=lambda each: (-each[1], each[0]))
    return Spread(rows, diversity(number for _name, number in rows))


def _best(stories: QuerySet[Story]) -> list[tuple[Story, int]]:
    counts = DayCount.objects.filter(opened=Opened.STORY, ref__in=stories.values("pk"))
    found = counts.values_list("ref").annotate(all=Sum("number")).order_by("-all", "ref")[:BEST]
    known = Story.objects.select_related("body").in_bulk([ref for ref, _number in found])
    return [(known[ref], number) for ref, number in found]
