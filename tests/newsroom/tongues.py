"""A story in English and in Tày, for tests; what is written in them is the translator's and not checked here."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from lantoa.kit.actors import PLATFORM, Actor
from lantoa.newsroom.models import Story, StoryVersion
from lantoa.newsroom.operations import versions
from lantoa.newsroom.operations.versions import Words
from tests.organisations.worlds import NOON

HEADLINE, LEAD, FACT, QUOTE = (
    "She keeps the old rice",
    "Three crops without weed killer.",
    "46 households.",
    "Just begin.",
)


def words(story: Story, *lines: str, **said: Any) -> Words:
    """Words for each passage of the story, in its order."""
    told = lines or (FACT, QUOTE)
    known = {"title": HEADLINE, "lead": LEAD, "follows_at": story.written_at, "byline": "Hoàng Văn Páo"}
    return Words(lines=[(text, "Ms Mận" if text == QUOTE else "") for text in told], **known | said)


def written(story: Story, language: str = "en", *lines: str, by: Actor = PLATFORM, **said: Any) -> StoryVersion:
    """A version being written."""
    version = versions.begin(story, language, by=by, at=NOON)
    return versions.write(version, words(story, *lines, **said), by=by, at=NOON)


def approved(story: Story, language: str = "en", *lines: str, **said: Any) -> StoryVersion:
    """One that may go out."""
    version = versions.submit(written(story, language, *lines, **said), by=PLATFORM, at=NOON)
    return versions.approve(versions.verify(version, by=PLATFORM, at=NOON), by=PLATFORM, at=NOON)


def public(story: Story, language: str = "en", *lines: str, at: datetime = NOON, **said: Any) -> StoryVersion:
    """One that anybody may read."""
    return versions.publish(approved(story, language, *lines, **said), by=PLATFORM, at=at)
