"""Initiatives of an exemplar: what its page shows, and what awards ask for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from lantoa.exemplars.models import Dossier, Initiative


@dataclass(frozen=True)
class Initiatives:
    """Those that count, the latest first, and those that were removed."""

    standing: Sequence[Initiative]
    removed: Sequence[Initiative]


def initiatives_of(dossier: Dossier) -> Initiatives:
    """All of the dossier and of those merged into it. One query."""
    found = list(_of(dossier.pk).select_related("proof", "dossier"))
    return Initiatives([each for each in found if not each.removed_at], [each for each in found if each.removed_at])


def counting_initiatives(dossier: int) -> list[Initiative]:
    """Those of the dossier with the id `dossier`, and of those merged into it, that nobody removed. One query."""
    return list(_of(dossier).filter(removed_at=None).select_related("proof"))


def with_an_initiative(dossiers: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """Those of `dossiers` with one that counts, their own."""
    return dossiers.filter(Exists(Initiative.objects.standing().filter(dossier=OuterRef("pk"))))


def one_of_its_kind(initiative: Initiative) -> bool:
    """Whether no other one of the dossier that counts has the same name and year. One query."""
    same = Initiative.objects.standing().filter(dossier=initiative.dossier_id, year=initiative.year)
    others = same.exclude(pk=initiative.pk).values_list("name", flat=True)
    # Compared here: SQLite knows the capitals of English alone.
    return initiative.name.strip().casefold() not in {name.casefold() for name in others}


def _of(dossier: int) -> QuerySet[Initiative]:
    return Initiative.objects.filter(Q(dossier=dossier) | Q(dossier__merged_into=dossier))
