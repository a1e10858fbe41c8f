"""A body in the parts of its page. Each part is empty where there is nothing to tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lantoa.channels.models import OwnSite
from lantoa.channels.queries.sites import site_of_body
from lantoa.exemplars.models import Release
from lantoa.exemplars.queries.dossiers import under
from lantoa.exemplars.queries.public import places_below
from lantoa.exemplars.queries.search import Asked, Found, search
from lantoa.newsroom.models import Story
from lantoa.newsroom.queries.clips import has_episodes
from lantoa.newsroom.queries.columns import PublicColumn, public_columns
from lantoa.newsroom.queries.search import search_stories
from lantoa.organisations.models import Body, BodyKind, ChangeKind
from lantoa.organisations.queries.lives import LifeEvent, day_of_life, life_of, standing_of, successions_of
from lantoa.organisations.states import ChangeState
from lantoa.plans.queries.public import Programme, programmes, released_plans
from lantoa.portal.calendar.telling import Happening, happenings
from lantoa.portal.programmes.telling import counted
from lantoa.portal.stories.telling import Card, cards
from lantoa.replication.queries.learning import Learned, learned_by, learned_from

EXEMPLARS, STORIES, PROGRAMMES, DAYS = 3, 3, 3, 5  # of each on the page
AHEAD = timedelta(days=60)  # of the calendar
_TOLD = (ChangeKind.RENAMING, ChangeKind.MERGER, ChangeKind.SPLIT, ChangeKind.ABOLITION)


@dataclass(frozen=True)
class Standing:
    """Who it is: the bodies above it, what happened to it, and who came after it where it has ended."""

    above: Sequence[Body]
    history: Sequence[LifeEvent]
    ended_on: date | None
    after: Sequence[Body]


@dataclass(frozen=True)
class Promised:
    """A programme as a line, with how far it is."""

    programme: Programme
    counted: list[tuple[str, str]]
    overdue: int


@dataclass(frozen=True)
class BodyPage:
    """What is told of and by a body, and of all below it."""

    exemplars: Found
    releases: Sequence[Release]
    stories: Sequence[Card]
    has_more_stories: bool
    programmes: Sequence[Promised]
    columns: Sequence[PublicColumn]
    is_heard: bool
    site: OwnSite | None
    learned: Sequence[Learned]
    taught: Sequence[Learned]
    below: Sequence[Body]
    days: Sequence[Happening]

    @property
    def asked_below(self) -> Story | None:
        """The story below which one can ask something: the newest."""
        return self.stories[0].story if self.stories else None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is told of it; the days of the whole country stand in every calendar."""
        told = (self.releases, self.stories, self.programmes, self.columns, self.site)
        return not any((*told, self.learned, self.taught, self.below))


def standing(body: Body, today: date) -> Standing:
    """Where it stands, or stood last, in the first of its trees: eight queries."""
    places = standing_of(body, day_of_life(body, today))
    above = [each for each in places[0].above if each.kind != BodyKind.NATION] if places else []
    told = [each for each in life_of(body) if _is_told(each)]
    if body.holds_on(today) or body.since > today:
        return Standing(above, told, None, ())
    after = [each.successor for each in successions_of(body) if each.predecessor_id == body.pk]
    return Standing(above, told, body.last_day, after)


def page_of(body: Body, today: date) -> BodyPage:
    """All of it: a fixed number of queries."""
    found, stories = search(Asked(place=body.pk)), search_stories(Asked(place=body.pk), STORIES)
    bodies = under(body, today).values("pk")
    return BodyPage(
        exemplars=found,
        releases=found.releases[:EXEMPLARS],
        stories=cards(stories.stories),
        has_more_stories=bool(stories.next_before),
        programmes=_promised(body, today),
        columns=public_columns(body, today),
        is_heard=has_episodes(body, today),
        site=site_of_body(body),
        learned=learned_by(bodies),
        taught=learned_from(bodies),
        below=places_below(body, today),
        days=happenings(today, today + AHEAD, body, today)[:DAYS],
    )


def _promised(body: Body, today: date) -> list[Promised]:
    plans = list(released_plans().filter(body=body)[:PROGRAMMES])
    if not plans:
        return []
    found = programmes(plans, today.year, on=today)
    return [Promised(each, counted(each, today), each.overdue(today)) for each in found]


def _is_told(event: LifeEvent) -> bool:
    """Whether it is something that a reader should know who looks for the body under an older name."""
    return event.change.kind in _TOLD and event.change.state == ChangeState.IN_FORCE
