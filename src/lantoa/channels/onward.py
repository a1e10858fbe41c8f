"""What the room puts on the page of a story: the way to where it went."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from lantoa.desk.records import RecordAction
from lantoa.kit.actors import Actor
from lantoa.newsroom.going_on import go_on
from lantoa.newsroom.models import Story
from lantoa.newsroom.states import StoryState

_HAS_BEEN_OUT = {StoryState.PUBLISHED, StoryState.WITHDRAWN}


def where_it_went(actor: Actor, story: Story) -> RecordAction | None:
    """To its outlets and receipts; nothing for a story that was never out."""
    if story.state not in _HAS_BEEN_OUT:
        return None
    return RecordAction(_("Where it went"), reverse("channels:where_it_went", args=[story.pk]))


def register_all() -> None:
    """Tell the newsroom."""
    go_on(where_it_went)
