"""Stories for machines, and in the lines of lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString

from lantoa.newsroom.models import Clip, Story
from lantoa.newsroom.queries.public import StoryPage
from lantoa.newsroom.queries.telling import Telling, telling
from lantoa.portal.exemplars.telling import as_script
from lantoa.portal.sites.hosts import one_address


@dataclass(frozen=True)
class Card:
    """A line of a list."""

    story: Story
    told: Telling


def cards(stories: list[Story]) -> list[Card]:
    """The stories as lines of a list; they come with what `telling` reads."""
    return [Card(each, telling(each)) for each in stories]


def as_data(page: StoryPage, request: HttpRequest) -> SafeString:
    """The story in the vocabulary of schema.org, as a block of data that no browser runs."""
    story = page.story
    here = one_address(request, reverse("portal:story", args=[story.slug]))
    publisher = {"@type": "GovernmentOrganization", "name": story.body.name}
    article: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "description": story.lead,
        "inLanguage": story.locale.language_code,
        "url": here,
        "mainEntityOfPage": here,
        "author": publisher,
        "publisher": publisher,
    }
    if story.first_published_at and story.last_published_at:
        article["datePublished"] = story.first_published_at.isoformat()
        article["dateModified"] = story.last_published_at.isoformat()
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
