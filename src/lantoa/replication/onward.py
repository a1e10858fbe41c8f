"""What the room puts on the page of a dossier: how it is done in building blocks, and who adopts it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from lantoa.desk.records import RecordAction, RecordPanel
from lantoa.exemplars.models import Dossier
from lantoa.exemplars.onward import go_on, show_more
from lantoa.exemplars.states import DossierState
from lantoa.kit.access import may
from lantoa.kit.actors import Actor
from lantoa.replication.access import ADOPTIONS
from lantoa.replication.queries.adoptions import blocks_of, of_dossier

SHOWN = 20  # adoptions on the page of a dossier; the list has all


def adopt(actor: Actor, dossier: Dossier) -> RecordAction | None:
    """To the form that registers who adopts it; nothing for one that goes on in another dossier."""
    if dossier.state == DossierState.MERGED:
        return None
    url = reverse("replication:adopt", args=[dossier.pk])
    return RecordAction(_("Register who adopts it"), url, ADOPTIONS.reason(actor, "keep"))


def learn(actor: Actor, dossier: Dossier) -> RecordAction | None:
    """To the form that asks to come and learn."""
    if dossier.state == DossierState.MERGED:
        return None
    url = reverse("replication:ask_to_learn", args=[dossier.pk])
    return RecordAction(_("Ask to come and learn"), url, ADOPTIONS.reason(actor, "keep"))


def built(actor: Actor, dossier: Dossier) -> RecordPanel | None:
    """How it is done; nothing where nobody has written that and the person does not keep the dossier."""
    standing, removed = blocks_of(dossier)
    keeps = bool(may(actor, "keep", dossier)) and dossier.state != DossierState.MERGED
    if not standing and not keeps:
        return None
    shown = {"blocks": standing, "removed": removed, "dossier": dossier, "keeps": keeps}
    shown["releases"] = bool(standing and may(actor, "release", dossier))
    return RecordPanel(_("How it is done, in building blocks"), "replication/desk/blocks.html", shown, len(standing))


def adopted(actor: Actor, dossier: Dossier) -> RecordPanel | None:
    """Who adopts it, as far as the person may see that."""
    found = of_dossier(actor, dossier)
    count = found.count()
    shown = {"adoptions": found[:SHOWN], "dossier": dossier, "more": count > SHOWN}
    return RecordPanel(_("Who adopts it"), "replication/desk/adopted.html", shown, count) if count else None


def register_all() -> None:
    """Tell the room of exemplars."""
    go_on(adopt)
    go_on(learn)
    show_more(built)
    show_more(adopted)
