"""Public stories are found as public pages are: by words without accents, place, kind, field, movement and year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lantoa.exemplars.queries.search import Asked, tickets_of
from lantoa.kit.finding import Hits, look_up, tally
from lantoa.kit.kept import depends_on
from lantoa.newsroom.models import Story, StoryEntry
from lantoa.newsroom.queries.public import PAGE, for_lists
from lantoa.newsroom.story_index import INDEX


@dataclass(frozen=True)
class FoundStories:
    """A page of what was found; `hits` are the entries of this page and of later ones.

    `next_before` asks for the next page, 0 when there is none.
    """

    stories: Sequence[Story]
    hits: Hits
    next_before: int


def search_stories(asked: Asked, number: int = PAGE) -> FoundStories:
    """A page of `number` stories that fit, the last published first. `asked.kind` is a code of StoryKind."""
    depends_on(StoryEntry)
    hits = look_up(INDEX, asked.wanted, asked.before, enough=number)
    shown = hits.ids[:number]
    told = for_lists(Story.objects.filter(entry__in=shown)).order_by("-entry")
    return FoundStories(list(told), hits, shown[-1] if len(hits.ids) > number else 0)


def numbers_of_stories(questions: Sequence[Asked]) -> list[int]:
    """How many public stories fit each of `questions`, in their order, none counted beyond `COUNTED` + 1. One query."""
    depends_on(StoryEntry)
    return tally(INDEX, [asked.wanted for asked in questions])


def stories_counted(found: FoundStories) -> Mapping[str, int] | None:
    """How many of what was found have which value of a facet, by its ticket, in one query.

    None where there is more than was counted.
    """
    if found.hits.is_more:
        return None
    return tickets_of(StoryEntry.objects.filter(pk__in=found.hits.ids).values_list("words", flat=True))
