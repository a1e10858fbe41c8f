"""What the room puts on the page of a dossier: a button to propose it, and what was proposed and is held against it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from lantoa.desk.records import RecordAction, RecordPanel
from lantoa.exemplars.models import Dossier
from lantoa.exemplars.onward import go_on, show_more
from lantoa.exemplars.states import LIVE
from lantoa.kit.access import may, visible
from lantoa.kit.actors import Actor
from lantoa.recognition.models import OpenMatter, Proposal
from lantoa.recognition.proposal_access import PROPOSALS


def propose(actor: Actor, dossier: Dossier) -> RecordAction | None:
    """To the form that proposes it; nothing for one that is on its way no more."""
    if dossier.state not in LIVE:
        return None
    url = reverse("recognition:propose", args=[dossier.pk])
    return RecordAction(_("Propose for an award"), url, PROPOSALS.reason(actor, "keep"))


def proposed(actor: Actor, dossier: Dossier) -> RecordPanel | None:
    """For what it was proposed, as far as the person may see that."""
    found = visible(actor, Proposal.objects.filter(dossier=dossier))
    listed = list(found.select_related("dossier", "award", "proposed_by", "held_by").order_by("-pk"))
    shown = {"proposals": [(each, None) for each in listed]}
    if not listed:
        return None
    return RecordPanel(_("Proposed for awards"), "recognition/desk/proposals.html", shown, len(listed))


def held_against(actor: Actor, dossier: Dossier) -> RecordPanel | None:
    """What is open against the exemplar, or was."""
    matters = list(visible(actor, OpenMatter.objects.filter(dossier=dossier)))
    keeps = bool(may(actor, "keep", dossier))
    if not matters and not keeps:
        return None
    shown = {"matters": matters, "dossier": dossier, "keeps": keeps}
    return RecordPanel(_("What is open against them"), "recognition/desk/matters.html", shown, len(matters))


def register_all() -> None:
    """Tell the room of exemplars."""
    go_on(propose)
    show_more(proposed)
    show_more(held_against)
