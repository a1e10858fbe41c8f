"""What the room puts on the desk's pages of stories, dossiers and public pages: where they go, print, the press."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lantoa.channels.access import OUTLETS
from lantoa.desk.records import RecordAction
from lantoa.exemplars import onward as exemplars
from lantoa.exemplars.models import Dossier, Release
from lantoa.exemplars.queries.public import released
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


def print_sheet(actor: Actor, page: Release) -> RecordAction | None:
    """To the form that sets an A4 sheet from the public page; nothing for a page that is not public."""
    return _of_page(actor, page, _("Print a sheet"), "channels:print_page")


def print_poster(actor: Actor, page: Release) -> RecordAction | None:
    """The same with an A3 poster chosen."""
    return _of_page(actor, page, _("Print a poster"), "channels:print_page", "?form=poster")


def page_for_the_press(actor: Actor, page: Release) -> RecordAction | None:
    """To the form that records who of the press asks for it; nothing for a page that is not public."""
    return _of_page(actor, page, _("Press pack"), "channels:ask_for_page_pack")


def where_page_went(actor: Actor, page: Release) -> RecordAction | None:
    """To its cards, what was printed and who of the press asked; nothing for a page that was never public."""
    if page.released_on is None:
        return None
    return RecordAction(_("Where it went"), reverse("channels:where_page_went", args=[page.pk]))


def from_dossier(actor: Actor, dossier: Dossier) -> RecordAction | None:
    """To the same, from the dossier of somebody with a public page. One query."""
    page = released().filter(dossier=dossier).values_list("pk", flat=True).first()
    if page is None:
        return None
    return RecordAction(_("Print, press, cards"), reverse("channels:where_page_went", args=[page]))


def _of_page(actor: Actor, page: Release, label: str, name: str, query: str = "") -> RecordAction | None:
    if not page.is_public:
        return None
    return RecordAction(label, reverse(name, args=[page.pk]) + query, OUTLETS.reason(actor, "keep"))


def register_all() -> None:
    """Tell the newsroom and the room of exemplars."""
    go_on(send_on)
    go_on(where_it_went)
    go_on(on_paper)
    go_on(for_the_press)
    exemplars.go_on(from_dossier)
    for button in (print_sheet, print_poster, page_for_the_press, where_page_went):
        exemplars.go_on_from_page(button)
