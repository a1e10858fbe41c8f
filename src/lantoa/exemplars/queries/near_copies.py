"""Texts of achievements that stand in other dossiers too, whole or in part."""

from __future__ import annotations

from dataclasses import dataclass

from lantoa.exemplars.comparing import share_of
from lantoa.exemplars.fingerprints import text_keys
from lantoa.exemplars.models import Dossier
from lantoa.exemplars.queries.likeness import sharing
from lantoa.kit.access import visible
from lantoa.kit.actors import Actor

READ = 40  # texts, those with most keys in common
TOLD = 0.3  # of the text has to stand in the other one


@dataclass(frozen=True)
class NearCopy:
    """A dossier whose text has `share` (0 to 1) of the text that was asked about."""

    dossier: Dossier
    share: float

    @property
    def percent(self) -> int:
        """The share as it is read."""
        return round(100 * self.share)


@dataclass(frozen=True)
class NearCopies:
    """Those that the person may see, the likest first; how many `others` there are that she may not."""

    named: list[NearCopy]
    others: int


def near_copies(actor: Actor, text: str, apart_from: int | None = None) -> NearCopies:
    """Where much of `text` stands too. Three queries; two where nothing is like it."""
    shared = sharing(text_keys(text), apart_from)
    chosen = [key for key, _count in shared.most_common(READ)]
    if not chosen:
        return NearCopies([], 0)
    shares = {
        key: share
        for key, summary in Dossier.objects.filter(pk__in=chosen).values_list("pk", "summary")
        if (share := share_of(text, summary)) >= TOLD
    }
    seen = visible(actor, Dossier.objects.filter(pk__in=shares), "open").select_related("body", "merged_into")
    named = sorted((NearCopy(each, shares[each.pk]) for each in seen), key=lambda copy: (-copy.share, copy.dossier.pk))
    return NearCopies(named, len(shares) - len(named))
