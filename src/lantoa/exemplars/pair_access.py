"""Who may see two dossiers that may be about the same exemplar, and say whether they are."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lantoa.exemplars.access import DossierPolicy
from lantoa.exemplars.models import Dossier, DuplicatePair
from lantoa.kit.access import Answer, may, policy_of, register
from lantoa.kit.actors import Actor

FIRST, SECOND = DossierPolicy("first"), DossierPolicy("second")


class PairPolicy:
    """`view`: who opens both dossiers. `settle`: of those, who keeps either. `merge`: who keeps both."""

    def answer(self, actor: Actor, verb: str, record: Any) -> Answer:
        """Whether `actor` may do `verb` to the pair."""
        seen = may(actor, "open", record.first) and may(actor, "open", record.second)
        if verb == "view" or not seen:
            return seen
        first, second = (may(actor, "keep", each) for each in (record.first, record.second))
        if verb == "merge" and not (first and second):
            return Answer(False, _("Only who writes in both dossiers can merge them. Ask the body above both."))
        return first or second

    def within(self, actor: Actor, verb: str, records: QuerySet[Any]) -> QuerySet[Any]:
        """Those of the pairs that `actor` may do `verb` to."""
        found = FIRST.within(actor, "open", SECOND.within(actor, "open", records))
        if verb == "view":
            return found
        if verb == "merge":
            return FIRST.within(actor, "keep", SECOND.within(actor, "keep", found))
        # Two filters of one query set cannot be joined by "or" otherwise: they would stand beside their joins.
        either = (part.within(actor, "keep", DuplicatePair.objects.all()).values("pk") for part in (FIRST, SECOND))
        return found.filter(Q(pk__in=next(either)) | Q(pk__in=next(either)))

    def reason(self, actor: Actor, verb: str) -> Answer:
        """Whether `actor` may do `verb` to any pair."""
        return policy_of(Dossier).reason(actor, "view" if verb == "view" else "keep")


def register_policies() -> None:
    """Tell the house who answers for pairs."""
    register(DuplicatePair, PairPolicy())
