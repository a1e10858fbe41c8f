"""What the room does when the newsroom says that a story was withdrawn or corrected."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from lantoa.channels.operations import recalling
from lantoa.newsroom.events import story_corrected, story_withdrawn
from lantoa.newsroom.models import Story


@receiver(story_withdrawn)
def take_it_down(sender: Any, *, story: Story, at: datetime, reason: str, **_more: Any) -> None:
    """Everywhere."""
    recalling.withdraw(story, at=at, reason=reason)


@receiver(story_corrected)
def put_it_right(sender: Any, *, story: Story, at: datetime, reason: str, **_more: Any) -> None:
    """Everywhere."""
    recalling.correct(story, at=at, reason=reason)
