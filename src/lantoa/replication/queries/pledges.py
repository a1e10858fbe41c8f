"""What the public is told of those who follow an exemplar: numbers, and which bodies; no name of a person."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, IntegerField, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from lantoa.exemplars.models import Dossier
from lantoa.replication.models import Adopter, Adoption, Pledge
from lantoa.replication.states import AdoptionState

NAMED = 12  # bodies; of the others there is the number


@dataclass(frozen=True)
class Followers:
    """How many people promised to learn from an exemplar, and how many adoptions of it stand."""

    people: int
    adoptions: int


def following_bodies(dossier: Dossier) -> list[Adoption]:
    """The latest adoptions by bodies themselves that stand, with their body: nobody else is named. One query."""
    of_it = Q(source=dossier.pk) | Q(source__merged_into=dossier.pk)
    found = Adoption.objects.filter(of_it, kind=Adopter.BODY, state=AdoptionState.STANDS).select_related("body")
    return list(found.order_by("-adopted_on", "-pk")[:NAMED])


def followers_of(dossier: Dossier) -> Followers:
    """Of the exemplar and of the dossiers that were merged into it. One query."""
    one_of_it = Q(pk=dossier.pk) | Q(merged_into=dossier.pk)
    promised = Pledge.objects.filter(dossier=OuterRef("pk")).order_by().values("dossier")
    stand = Adoption.objects.filter(source=OuterRef("pk"), state=AdoptionState.STANDS).order_by().values("source")
    each = Dossier.objects.filter(one_of_it).annotate(
        promised=Coalesce(Subquery(promised.annotate(sum=Sum("people")).values("sum")), 0, output_field=IntegerField()),
        standing=Coalesce(Subquery(stand.annotate(number=Count("pk")).values("number")), 0),
    )
    found = each.order_by().aggregate(people=Sum("promised"), adoptions=Sum("standing"))
    return Followers(found["people"] or 0, found["adoptions"] or 0)
