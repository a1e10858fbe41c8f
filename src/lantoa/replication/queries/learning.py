"""What the public reads of who learned from whom: bodies alone, and exemplars that have a public page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from lantoa.exemplars.models import Release
from lantoa.exemplars.queries.public import released, with_card
from lantoa.kit.kept import depends_on
from lantoa.movements.models import Field
from lantoa.replication.models import Adopter, Adoption, BuildingBlock
from lantoa.replication.states import AdoptionState

LISTED = 6


@dataclass(frozen=True)
class Learned:
    """A body does the same as an exemplar, and the public page of that."""

    adoption: Adoption
    release: Release


def learned_by(bodies: QuerySet[Any]) -> list[Learned]:
    """What `bodies` (or their ids) took over, the latest first. Two queries."""
    return _told(_standing().filter(body__in=bodies))


def learned_from(bodies: QuerySet[Any]) -> list[Learned]:
    """Who took over something of `bodies` (or their ids), the latest first. Two queries."""
    return _told(_standing().filter(source__body__in=bodies))


def models_of(field: Field) -> Sequence[Any]:
    """Exemplars of a field that say how it is done, those that most bodies took over first. One query.

    Each is a release as lists show it, with the number of its `parts` and of the `bodies` that took it over.
    """
    depends_on(Adoption, BuildingBlock)
    parts = BuildingBlock.objects.public().filter(dossier=OuterRef("dossier")).order_by().values("dossier")
    taken = _standing().filter(source=OuterRef("dossier")).order_by().values("source")
    told = released().filter(dossier__field=field, dossier__in=BuildingBlock.objects.public().values("dossier"))
    found = with_card(told).annotate(
        parts=_number(parts.annotate(number=Count("pk"))),
        bodies=_number(taken.annotate(number=Count("body", distinct=True))),
    )
    return list(found.order_by("-bodies", "-released_on", "-pk")[:LISTED])


def _number(counted: QuerySet[Any]) -> Coalesce:
    return Coalesce(Subquery(counted.values("number")), 0, output_field=IntegerField())


def _standing() -> QuerySet[Adoption]:
    depends_on(Adoption)
    return Adoption.objects.filter(kind=Adopter.BODY, state=AdoptionState.STANDS)


def _told(among: QuerySet[Adoption]) -> list[Learned]:
    """Those whose exemplar, or the one that it was merged into, has a public page."""
    itself = released().filter(dossier=OuterRef("source"))
    other = released().filter(dossier=OuterRef("source__merged_into"))
    shown = among.filter(Exists(itself) | Exists(other)).select_related("body", "source")
    found = list(shown.order_by("-adopted_on", "-pk")[:LISTED])
    of = {each.source.merged_into_id or each.source_id for each in found}
    pages = {each.dossier_id: each for each in released().filter(dossier__in=of).select_related("dossier__body")}
    told = [(each, pages.get(each.source.merged_into_id or each.source_id)) for each in found]
    return [Learned(each, page) for each, page in told if page]
