"""What anybody may read of stories: one story, the list of them, and the places that they are from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from lantoa.evidence.models import StoredFile
from lantoa.evidence.states import ClaimState
from lantoa.exemplars.models import Release
from lantoa.exemplars.queries.public import released
from lantoa.newsroom.models import (
    Clip,
    ClipKind,
    Passage,
    PassageKind,
    Story,
    StoryCorrection,
    StoryVersion,
    VersionPassage,
)
from lantoa.newsroom.queries.telling import first_picture, is_there, published
from lantoa.newsroom.states import StoryState
from lantoa.newsroom.version_states import VersionState
from lantoa.organisations.models import Ancestry, Body
from lantoa.organisations.models.trees import Tree

PAGE = 20  # stories on a page of the list
PLACES_LISTED = 60
# A story, its body and a dossier have a hundred columns between them, of which a line shows a few.
_IN_A_LIST = ("slug", "title", "lead", "kind", "first_published_at", "last_published_at", "body__name", "locale")
_ON_A_PAGE = (*_IN_A_LIST, "state", "column__name")
_BESIDE_A_STORY = (
    *("slug", "headline", "dossier__kind", "dossier__folder", "dossier__sort_key", "dossier__body__name"),
    *("photo__folder", "photo__caption", "photo__removed_at", "photo__erased_at"),
)


@dataclass(frozen=True)
class ToldPassage:
    """A passage as the public reads it; `number` is that of its fact in the list of what was checked, 0 for none."""

    passage: Passage
    number: int

    @property
    def is_checked(self) -> bool:
        """Whether its claim still says what stands here, and somebody has verified that."""
        claim = self.passage.claim
        return claim is not None and claim.state == ClaimState.VERIFIED and not self.passage.is_stale


@dataclass(frozen=True)
class StoryPage:
    """A story as the public reads it: what stands above the text, the rest of it, and what belongs to it.

    `facts` are what was checked, in the order of the text. With a `version` the words are in its language.
    """

    story: Story
    cover: Passage | None
    passages: Sequence[ToldPassage]
    facts: Sequence[ToldPassage]
    corrections: Sequence[StoryCorrection]
    releases: Sequence[Release]
    reading: Clip | None
    version: StoryVersion | None = None

    @property
    def told(self) -> Story | StoryVersion:
        """Whose headline, lead and days of publication are shown."""
        return self.version or self.story

    @property
    def language(self) -> str:
        """The code of the language of the words."""
        return self.version.language if self.version else self.story.locale.language_code

    @property
    def sounds(self) -> list[Clip]:
        """What one can listen to: the story read aloud, then the sounds in it."""
        shown = [each.passage.clip for each in self.passages if each.passage.clip]
        return [each for each in (self.reading, *shown) if each and each.kind == ClipKind.SOUND]


@dataclass(frozen=True)
class Found:
    """A part of the list; `next_before` asks for what follows, 0 when nothing does."""

    stories: Sequence[Story]
    next_before: int


def page_of(story: Story) -> StoryPage:
    """The whole page: five queries, however long it is."""
    # To sort a handful here costs less than to have a database told to.
    rows = Passage.objects.filter(story=story).select_related("claim", "picture").order_by()
    passages, clips = sorted(rows, key=attrgetter("sort_order")), {each.pk: each for each in story.clips.order_by()}
    for passage in filter(attrgetter("clip_id"), passages):
        passage.clip = clips.get(passage.clip_id)
    cover = first_picture(passages)
    told = [each for each in passages if each != cover and (each.kind != PassageKind.PICTURE or is_there(each.picture))]
    numbered, number = [], 0
    for each in told:
        number += each.claim_id is not None
        numbered.append(ToldPassage(each, number if each.claim_id else 0))
    releases = released().filter(dossier__stories=story.pk).select_related("dossier__body", "photo").order_by()
    told_of = sorted(releases.only(*_BESIDE_A_STORY), key=lambda release: release.dossier.sort_key)
    facts = [each for each in numbered if each.number]
    corrections = sorted(story.corrections.order_by(), key=attrgetter("at", "pk"), reverse=True)
    reading = next((each for each in clips.values() if each.reads_story), None)
    return StoryPage(story, cover, numbered, facts, corrections, told_of, reading)


def page_in(version: StoryVersion) -> StoryPage:
    """The page in another language: a query more. What the story no longer rests on or shows is left out of it."""
    page = page_of(version.story)
    there = [*(each.passage for each in page.passages), *filter(None, [page.cover])]
    pictures = {each.picture_id: each.picture for each in there if each.picture}
    clips = {each.clip_id: each.clip for each in there if each.clip}
    numbers = {each.passage.claim_id: each.number for each in page.facts}
    told = [
        ToldPassage(_in_words_of(each, pictures, clips), numbers.get(each.claim_id, 0))
        for each in version.passages.all()
        if (each.kind != PassageKind.PICTURE or each.picture_id in pictures)
        and (each.kind != PassageKind.CLIP or each.clip_id in clips)
    ]
    cover = next((each for each in told if page.cover and each.passage.picture_id == page.cover.picture_id), None)
    told = [each for each in told if each != cover]
    return replace(page, cover=cover.passage if cover else page.cover, passages=told, version=version)


def _in_words_of(
    said: VersionPassage, pictures: dict[int | None, StoredFile], clips: dict[int | None, Clip]
) -> Passage:
    """The passage as it would stand in the story, never to be saved."""
    shown = {"picture": pictures.get(said.picture_id), "clip": clips.get(said.clip_id)}
    return Passage(kind=said.kind, text=said.text, credit=said.credit, **shown)


def public_story(slug: str) -> Story | None:
    """The public story at an address, with what `page_of` and a page of the portal read of it; one query."""
    found = published().filter(slug=slug).select_related("body", "locale", "column")
    return next(iter(found.only(*_ON_A_PAGE)[:1]), None)


def languages_of(story: Story) -> list[str]:
    """The codes of the languages besides its own in which anybody may read the public story, in their order."""
    versions = StoryVersion.objects.filter(story=story, state=VersionState.PUBLISHED).order_by()
    return sorted(versions.values_list("language", flat=True))


def for_lists(stories: QuerySet[Story]) -> QuerySet[Story]:
    """`stories` with what a line of a list shows: two queries, and of their passages the pictures alone."""
    pictures = Passage.objects.filter(kind=PassageKind.PICTURE).select_related("picture").order_by()
    found = stories.select_related("body", "locale").prefetch_related(Prefetch("passages", pictures))
    return found.only(*_IN_A_LIST)


def withdrawn() -> QuerySet[Story]:
    """The stories that stood there once."""
    return Story.objects.filter(state=StoryState.WITHDRAWN)


def newest_of(among: QuerySet[Story], *, before: int = 0, number: int = PAGE) -> Found:
    """`among` public stories, the last one first, after the story `before`."""
    found = for_lists(among).order_by("-first_published_at", "-pk")
    if before and (last := Story.objects.filter(pk=before).first()) and last.first_published_at:
        earlier = found.filter(first_published_at__lt=last.first_published_at)
        found = earlier | found.filter(first_published_at=last.first_published_at, pk__lt=last.pk)
    stories = list(found[: number + 1])
    return Found(stories[:number], stories[number - 1].pk if len(stories) > number else 0)


def bodies_told(on: date) -> list[Body]:
    """The bodies of which, or of whose bodies below, somebody may read a story: by name."""
    below = Ancestry.objects.on(on).filter(ancestor=OuterRef(OuterRef("pk")), tree=Tree.GOVERNMENT)
    told = published().filter(body__in=below.values("descendant"))
    return list(Body.objects.on(on).filter(Exists(told)).order_by("sort_key", "pk")[:PLACES_LISTED])


def stories_of(release: Release) -> list[Story]:
    """The public stories about an exemplar that has a public page, the newest first."""
    found = for_lists(published().filter(dossiers=release.dossier_id))
    return list(found.order_by("-first_published_at", "-pk")[:PAGE])
