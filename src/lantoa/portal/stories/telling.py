"""Stories for machines, and in the lines of lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString

from lantoa.kit.text import fold
from lantoa.newsroom.languages import LANGUAGES, VIETNAMESE
from lantoa.newsroom.models import Clip, Story
from lantoa.newsroom.queries.public import StoryPage, languages_of
from lantoa.newsroom.queries.telling import Telling, telling
from lantoa.portal.exemplars.telling import as_script, marked, snippet
from lantoa.portal.sites.hosts import one_address


@dataclass(frozen=True)
class Card:
    """A line of a list, with the words marked that were asked for."""

    story: Story
    told: Telling
    headline: SafeString
    snippet: SafeString


def cards(stories: Sequence[Story], text: str = "") -> list[Card]:
    """The stories as lines of a list, with the words of `text` marked; they come with what `telling` reads."""
    words = fold(text).split()
    return [
        Card(each, telling(each), marked(each.title, words), marked(snippet(each.lead, words), words))
        for each in stories
    ]


@dataclass(frozen=True)
class Tongue:
    """A language that the story can be read in, as its speakers write it; `is_alternate` where search engines are led
    there for it, and not to our own pages, which are in Vietnamese and English."""

    code: str
    endonym: str
    address: str
    is_here: bool

    @property
    def is_alternate(self) -> bool:
        """Whether no language of the site itself has this code."""
        return self.code not in dict(settings.LANGUAGES)


def tongues(page: StoryPage) -> list[Tongue]:
    """The story's own language, then the others in which anybody may read it; none where there is no other."""
    story = page.story
    others = languages_of(story)
    if not others:
        return []
    own = LANGUAGES[language].endonym if (language := story.locale.language_code) in LANGUAGES else VIETNAMESE
    first = Tongue(language, own, reverse("portal:story", args=[story.slug]), page.version is None)
    found = [
        Tongue(
            code,
            LANGUAGES[code].endonym,
            reverse("portal:story_version", args=[story.slug, code]),
            page.version is not None and page.version.language == code,
        )
        for code in others
    ]
    return [first, *found]


def as_data(page: StoryPage, request: HttpRequest) -> SafeString:
    """The story in the vocabulary of schema.org, as a block of data that no browser runs."""
    story = page.story
    of_story = one_address(request, reverse("portal:story", args=[story.slug]))
    here = request.build_absolute_uri() if page.version else of_story
    publisher = {"@type": "GovernmentOrganization", "name": story.body.name}
    article: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": page.told.title,
        "description": page.told.lead,
        "inLanguage": page.language,
        "url": here,
        "mainEntityOfPage": here,
        "author": publisher,
        "publisher": publisher,
    }
    if page.version:
        article["translationOfWork"] = {"@type": "NewsArticle", "@id": of_story}
    if page.told.first_published_at and page.told.last_published_at:
        article["datePublished"] = page.told.first_published_at.isoformat()
        article["dateModified"] = page.told.last_published_at.isoformat()
    if page.cover:
        picture = reverse("portal:story_photo", args=[story.slug, page.cover.picture_id])
        article["image"] = one_address(request, picture)
    if page.sounds:
        article["audio"] = [_sound(each, story, request) for each in page.sounds]
    if page.corrections:
        article["correction"] = [{"@type": "CorrectionComment", "text": each.note} for each in page.corrections]
    return as_script(article)


def _sound(clip: Clip, story: Story, request: HttpRequest) -> dict[str, str]:
    address = reverse("portal:story_clip", args=[story.slug, clip.pk, clip.ending])
    return {
        "@type": "AudioObject",
        "contentUrl": one_address(request, address),
        "encodingFormat": clip.media_type,
        "duration": f"PT{round(clip.seconds)}S",
    }
