"""What the room puts on the page of a story: sending it on, where it went, and printing it, and the press."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lantoa.channels.access import OUTLETS
from lantoa.desk.records import RecordAction
from lantoa.kit.actors import Actor
from lantoa.newsroom.going_on import go_on
from lantoa.newsroom.models import Story
from lantoa.newsroom.states import StoryState

_HAS_BEEN_OUT = {StoryState.PUBLISHED, StoryState.WITHDRAWN}


def send_on(actor: Actor, story: Story) -> RecordAction | None:
    """To the form that sends it to outlets; nothing for a story that is not public."""
    if not story.is_public:
        return None
    url = reverse("channels:send_story", args=[story.pk])
    return RecordAction(_("Send it to outlets"), url, OUTLETS.reason(actor, "keep"))


def where_it_went(actor: Actor, story: Story) -> RecordAction | None:
    """To its outlets and receipts; nothing for a story that was never out."""
    if story.state not in _HAS_BEEN_OUT:
        return None
    return RecordAction(_("Where it went"), reverse("channels:where_it_went", args=[story.pk]))


def on_paper(actor: Actor, story: Story) -> RecordAction | None:
    """To the form that has it printed; nothing for a story that is not public."""
    if not story.is_public:
        return None
    url = reverse("channels:print_story", args=[story.pk])
    return RecordAction(pgettext("story", "Print"), url, OUTLETS.reason(actor, "keep"))


def for_the_press(actor: Actor, story: Story) -> RecordAction | None:
    """To the form that records who of the press asks for it; nothing for a story that is not public."""
    if not story.is_public:
        return None
    return RecordAction(
        _("Press pack"), reverse("channels:ask_for_pack", args=[story.pk]), OUTLETS.reason(actor, "keep")
    )


def register_all() -> None:
    """Tell the newsroom."""
    go_on(send_on)
    go_on(where_it_went)
    go_on(on_paper)
    go_on(for_the_press)
