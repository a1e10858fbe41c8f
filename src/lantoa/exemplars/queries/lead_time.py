"""How long it took from the day an exemplar was found to the day it was first honoured."""

from __future__ import annotations

from django.db.models import OuterRef, QuerySet, Subquery

from lantoa.exemplars.models import Dossier, Milestone, MilestoneKind


def with_days(dossiers: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """`dossiers`, each with `introduced_on` and `recognised_on`: when that first happened after it was found, or None.

    Honours from before the finding tell nothing of how prompt the finder was. A look into an index for each row shown.
    """
    return dossiers.annotate(
        introduced_on=_first(MilestoneKind.INTRODUCED), recognised_on=_first(MilestoneKind.RECOGNISED)
    )


def _first(kind: MilestoneKind) -> Subquery:
    of_it = Milestone.objects.standing().filter(dossier=OuterRef("pk"), kind=kind, on__gte=OuterRef("found_on"))
    return Subquery(of_it.order_by("on", "pk").values("on")[:1])
