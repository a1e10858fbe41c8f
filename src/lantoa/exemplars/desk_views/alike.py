"""What a dossier has in common with others, as one panel on its page: each other dossier once."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from lantoa.desk.records import RecordPanel
from lantoa.exemplars.comparing import worded
from lantoa.exemplars.models import Dossier, DuplicatePair
from lantoa.exemplars.queries.near_copies import NearCopy, near_copies
from lantoa.exemplars.queries.pairs import pairs_of
from lantoa.kit.actors import Actor


@dataclass(frozen=True)
class Line:
    """Another dossier, where the two stand side by side, and what they have in common."""

    dossier: Dossier
    url: str
    may_be_same: bool
    why: str
    percent: int  # of the text; 0: little


def alike_panels(actor: Actor, dossier: Dossier) -> list[RecordPanel]:
    """Dossiers that may be about the same, and those with much of the same text; nothing where there are none."""
    pairs, copies = pairs_of(actor, dossier), near_copies(actor, dossier.summary, dossier.pk)
    shares = {copy.dossier.pk: copy for copy in copies.named}
    lines = [_paired(pair, dossier, shares) for pair in pairs.seen]
    told = {line.dossier.pk for line in lines}
    lines += [_copied(copy, dossier) for copy in copies.named if copy.dossier.pk not in told]
    if not (lines or pairs.others or copies.others):
        return []
    shown = {"lines": lines, "others": pairs.others, "other_copies": copies.others}
    shown["any_copies"] = bool(shares or copies.others)
    return [RecordPanel(_("Like other dossiers"), "exemplars/desk/duplicates/alike.html", shown)]


def _paired(pair: DuplicatePair, dossier: Dossier, shares: dict[int, NearCopy]) -> Line:
    other = pair.second if pair.first_id == dossier.pk else pair.first
    percent = shares[other.pk].percent if other.pk in shares else 0
    return Line(other, reverse("exemplars:duplicate", args=[pair.pk]), True, worded(pair.reasons), percent)


def _copied(copy: NearCopy, dossier: Dossier) -> Line:
    url = reverse("exemplars:near_copy", args=[dossier.pk, copy.dossier.pk])
    return Line(copy.dossier, url, False, "", copy.percent)
