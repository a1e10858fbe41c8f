"""What the room puts on the page of a dossier: a button to propose it, what was proposed and is held against it; and
what is held against it where the exemplar goes on its way.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from lantoa.desk.records import RecordAction, RecordPanel
from lantoa.exemplars.against import Held, tell
from lantoa.exemplars.models import Dossier
from lantoa.exemplars.onward import go_on, show_more
from lantoa.exemplars.states import LIVE
from lantoa.kit.access import may, visible
from lantoa.kit.actors import Actor
from lantoa.recognition.decision_states import HonourState
from lantoa.recognition.models import Honour, OpenMatter, Proposal
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


def told_against(dossier: Dossier) -> Iterator[Held]:
    """Open matters, which forbid every honour, and honours that were taken away; of merged dossiers too. 2 queries."""
    of_it = Q(dossier=dossier) | Q(dossier__merged_into=dossier)
    for matter in OpenMatter.objects.filter(of_it, settled_on=None).order_by("since", "pk"):
        yield Held(str(matter), blocks=True)
    revoked = Honour.objects.filter(of_it, state=HonourState.REVOKED).order_by("pk")
    for honour in revoked.select_related("award", "revoked_by"):
        words = {"award": honour.award.name, "decision": honour.revoked_by.cited if honour.revoked_by else ""}
        yield Held(_("%(award)s was revoked by %(decision)s") % words, blocks=False)


def register_all() -> None:
    """Tell the room of exemplars."""
    go_on(propose)
    show_more(proposed)
    show_more(held_against)
    tell(told_against)
