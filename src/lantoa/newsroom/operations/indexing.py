"""The words that a public story is found by are kept with it, in the same transaction."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from django.utils.timezone import localdate

from lantoa.exemplars.operations.indexing import place_again
from lantoa.exemplars.queries.search import place_words, ticket
from lantoa.kit import outbox
from lantoa.kit.finding import all_words
from lantoa.newsroom.models import Passage, Story, StoryEntry

if TYPE_CHECKING:
    from lantoa.kit.outbox.models import OutgoingMessage

PLACED = "public_stories_placed"


def make_entry(story: Story, day: date) -> StoryEntry:
    """Have the story found by what it says from now on, where it stood first in the lists."""
    told = [story.title, story.lead, story.body.name]
    told += [f"{text} {credit}" for text, credit in Passage.objects.filter(story=story).values_list("text", "credit")]
    values = {
        "body_id": story.body_id,
        "places": place_words(story.body_id, day),
        "words": all_words(" ".join(told), _tickets(story)),
    }
    entry = StoryEntry.objects.filter(story=story).first() or StoryEntry(pk=_free_number(story), story=story)
    for name, value in values.items():
        setattr(entry, name, value)
    entry.save()
    return entry


def drop_entry(story: Story) -> None:
    """Have it found no more."""
    StoryEntry.objects.filter(story=story).delete()


def place_later(*, at: datetime) -> None:
    """Bodies changed: have the worker put the stories, if there are any, below whoever stands above them now."""
    if StoryEntry.objects.exists():
        outbox.put(PLACED, {}, key=f"{PLACED}-{uuid4().hex}", at=at)


@outbox.deliverer(PLACED, inside=True)
def deliver_placed(message: OutgoingMessage) -> str:
    """Place the stories anew; how many moved."""
    return str(place_again(StoryEntry.objects.all(), localdate(message.put_at)))


def _tickets(story: Story) -> set[str]:
    """The words for its kind and year, and for the fields and movements of those whom it tells of."""
    assert story.first_published_at is not None  # noqa: S101 - it is public
    found = {ticket("kind", story.kind), ticket("year", localdate(story.first_published_at).year)}
    for field, movement in story.dossiers.values_list("field", "movement"):
        found |= {ticket("field", field)} if field else set()
        found |= {ticket("movement", movement)} if movement else set()
    return found


def _free_number(story: Story) -> int:
    """The moment of its publication as a number; stories of one moment follow each other."""
    assert story.first_published_at is not None  # noqa: S101 - it is public
    number = round(story.first_published_at.timestamp() * 1_000_000)
    while StoryEntry.objects.filter(pk=number).exists():
        number += 1
    return number
