"""What decisions put on the page of a dossier: the honours that the exemplar was given."""

from __future__ import annotations

from django.utils.translation import gettext as _

from lantoa.desk.records import RecordPanel
from lantoa.exemplars.models import Dossier
from lantoa.exemplars.onward import show_more
from lantoa.kit.actors import Actor
from lantoa.recognition.decision_access import honoured


def honours(actor: Actor, dossier: Dossier) -> RecordPanel | None:
    """Each honour as far as the person may see it, the newest first; nothing where there is none."""
    listed = list(honoured(dossier, actor))
    if not listed:
        return None
    shown = {"honours": listed, "is_draft": False, "keeps": False}
    return RecordPanel(_("Honours"), "recognition/desk/listed.html", shown, len(listed))


def register_all() -> None:
    """Tell the room of exemplars."""
    show_more(honours)
