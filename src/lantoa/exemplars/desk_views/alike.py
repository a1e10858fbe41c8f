"""What a dossier has in common with others, as panels on its page."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from lantoa.desk.records import RecordPanel
from lantoa.exemplars.comparing import worded
from lantoa.exemplars.models import Dossier
from lantoa.exemplars.queries.near_copies import near_copies
from lantoa.exemplars.queries.pairs import pairs_of
from lantoa.kit.actors import Actor


def alike_panels(actor: Actor, dossier: Dossier) -> list[RecordPanel]:
    """Dossiers that may be about the same, and those with much of the same text; nothing where there are none."""
    pairs, copies = pairs_of(actor, dossier), near_copies(actor, dossier.summary, dossier.pk)
    panels = []
    if pairs.seen or pairs.others:
        shown = {
            "others": pairs.others,
            "pairs": [(each, _other(each, dossier), worded(each.reasons)) for each in pairs.seen],
        }
        panels.append(RecordPanel(_("May be the same exemplar"), "exemplars/desk/duplicates/pairs.html", shown))
    if copies.named or copies.others:
        shown = {"copies": copies.named, "others": copies.others, "dossier": dossier}
        panels.append(
            RecordPanel(_("Text like that of other dossiers"), "exemplars/desk/duplicates/copies.html", shown)
        )
    return panels


def _other(pair: Any, dossier: Dossier) -> Dossier:
    found: Dossier = pair.second if pair.first_id == dossier.pk else pair.first
    return found
