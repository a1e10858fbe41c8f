"""What the room puts on the page of a dossier: the way to a story about it, and the stories that there are."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from lantoa.desk.records import RecordAction, RecordPanel
from lantoa.exemplars.models import Dossier
from lantoa.exemplars.onward import go_on, show_more
from lantoa.exemplars.queries.releasing import NEVER_SHOWN
from lantoa.kit.actors import Actor
from lantoa.newsroom.access import STORIES
from lantoa.newsroom.queries.desk import of_dossier

SHOWN = 20  # stories on the page of a dossier; the list has all


def tell(actor: Actor, dossier: Dossier) -> RecordAction | None:
    """To the form that drafts a story; nothing for an exemplar that is shown to nobody."""
    if dossier.state in NEVER_SHOWN:
        return None
    url = reverse("newsroom:draft_story", args=[dossier.pk])
    return RecordAction(_("Write a story"), url, STORIES.reason(actor, "keep"))


def told(actor: Actor, dossier: Dossier) -> RecordPanel | None:
    """The stories about it, as far as the person may see them."""
    found = list(of_dossier(actor, dossier)[:SHOWN])
    return RecordPanel(_("Stories about it"), "newsroom/desk/stories.html", {"stories": found}) if found else None


def register_all() -> None:
    """Tell the room of exemplars."""
    go_on(tell)
    show_more(told)
