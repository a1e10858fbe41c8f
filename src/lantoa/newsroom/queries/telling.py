"""Stories as whoever sends them out needs them: what anybody may read, and one story in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from django.db.models import QuerySet
from django.utils import translation

from lantoa.evidence.models import StoredFile
from lantoa.newsroom.models import Passage, PassageKind, Story
from lantoa.newsroom.showing import story_path
from lantoa.newsroom.states import StoryState
from lantoa.organisations.models import Body

#: What is read aloud, sent or printed as text.
_SAID = (PassageKind.PARAGRAPH, PassageKind.FACT, PassageKind.QUOTE)


@dataclass(frozen=True)
class Telling:
    """A story in plain words.

    `story` is its id and `key` names it in other systems for good, `kind` is a code of StoryKind. `paragraphs` are what
    is read aloud, without headings and captions. `picture` is the first that is still there, with whose it is in
    `credit`. `path` is its address on the portal without the host. `language` is a code such as "vi".
    """

    story: int
    key: str
    kind: str
    title: str
    lead: str
    paragraphs: tuple[str, ...]
    picture: StoredFile | None
    credit: str
    path: str
    body: Body
    language: str
    published_at: datetime | None


def published() -> QuerySet[Story]:
    """The stories that anybody may read."""
    return Story.objects.filter(state=StoryState.PUBLISHED)


def for_telling(stories: QuerySet[Story]) -> QuerySet[Story]:
    """`stories` with all that `telling` reads: three queries, however many they are."""
    return stories.select_related("body", "locale").prefetch_related("passages__picture")


def telling(story: Story) -> Telling:
    """The story as it stands, whatever its state: whoever sends it out asks `published` first."""
    passages = list(story.passages.select_related("picture") if not _is_fetched(story) else story.passages.all())
    shown = first_picture(passages)
    language = story.locale.language_code
    with translation.override(language):
        path = story_path(story)
    return Telling(
        story=story.pk,
        key=f"story-{story.pk}",
        kind=story.kind,
        title=story.title,
        lead=story.lead,
        paragraphs=tuple(_said(each) for each in passages if each.kind in _SAID and each.text.strip()),
        picture=shown.picture if shown else None,
        credit=shown.credit if shown else "",
        path=path,
        body=story.body,
        language=language,
        published_at=story.first_published_at,
    )


def first_picture(passages: list[Passage]) -> Passage | None:
    """The first picture whose file is still there."""
    pictures = [each for each in passages if each.kind == PassageKind.PICTURE and is_there(each.picture)]
    return min(pictures, key=attrgetter("sort_order"), default=None)


def is_there(file: StoredFile | None) -> bool:
    """Whether the file was neither removed nor erased."""
    return file is not None and not (file.removed_at or file.erased_at)


def _said(passage: Passage) -> str:
    text = passage.text.strip()
    if passage.kind != PassageKind.QUOTE:
        return text
    return f"“{text}” – {passage.credit}" if passage.credit else f"“{text}”"


def _is_fetched(story: Story) -> bool:
    return "passages" in getattr(story, "_prefetched_objects_cache", {})
