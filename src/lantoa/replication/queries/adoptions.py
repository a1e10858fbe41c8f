"""Adoptions as lists and pages show them."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from lantoa.exemplars.models import Dossier
from lantoa.kit.access import visible
from lantoa.kit.actors import Actor
from lantoa.replication.models import Adoption, BuildingBlock, FollowUp
from lantoa.replication.models.adoptions import UNNAMED
from lantoa.replication.spread import Seen
from lantoa.replication.states import AdoptionState

AHEAD = timedelta(days=14)  # a follow-up is work from then on


def whole(found: QuerySet[Adoption]) -> QuerySet[Adoption]:
    """With what a line or a page says besides."""
    return found.select_related("source__body", "block", "body", "learned_from", "folder__body")


def of_dossier(actor: Actor, dossier: Dossier) -> QuerySet[Adoption]:
    """The adoptions of an exemplar, and of those merged into it, that the actor may see, the newest first."""
    return whole(_of(actor, dossier)).order_by("-adopted_on", "-pk")


def to_follow_up(on: date) -> QuerySet[FollowUp]:
    """Follow-ups of adoptions that stand which are due by two weeks from `on`."""
    return FollowUp.objects.filter(made_on=None, due_on__lte=on + AHEAD, adoption__state=AdoptionState.STANDS)


def waiting_for_a_word(found: QuerySet[Adoption], on: date) -> QuerySet[Adoption]:
    """Those of `found` that somebody has to ask after."""
    return found.filter(Exists(to_follow_up(on).filter(adoption=OuterRef("pk"))))


def blocks_of(dossier: Dossier) -> tuple[list[BuildingBlock], list[BuildingBlock]]:
    """The building blocks in their order, and those that were taken out. One query."""
    every = list(BuildingBlock.objects.filter(dossier=dossier))
    return [each for each in every if not each.removed_at], [each for each in every if each.removed_at]


def public_blocks(dossier: Dossier) -> list[BuildingBlock]:
    """What the public reads of how it is done, in its order. One query."""
    return list(BuildingBlock.objects.public().filter(dossier=dossier))


def seen_of(actor: Actor, dossier: Dossier) -> tuple[list[Seen], dict[int, str]]:
    """The adoptions of an exemplar that the actor may see, to reckon with, and the names of the adopters. One query."""
    columns = ("pk", "learned_from", "adopted_on", "ended_on", "body__name", "name")
    found = list(_of(actor, dossier).values_list(*columns))
    return [Seen(*row[:5]) for row in found], {row[0]: row[5] or str(UNNAMED) for row in found}


def _of(actor: Actor, dossier: Dossier) -> QuerySet[Adoption]:
    of_it = Q(source=dossier) | Q(source__merged_into=dossier)
    return visible(actor, Adoption.objects.filter(of_it))
