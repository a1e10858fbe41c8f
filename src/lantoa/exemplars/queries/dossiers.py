"""What the pages show of a dossier beyond its own fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from lantoa.exemplars.models import Dossier, Milestone, MilestoneKind, Rung
from lantoa.exemplars.states import OPEN, DossierState
from lantoa.organisations.models import Ancestry, Body
from lantoa.organisations.models.trees import DIRECTING


@dataclass(frozen=True)
class RungReached:
    """A rung of the ladder, and what brought the exemplar there; nothing where it has not been yet."""

    rung: Rung
    milestone: Milestone | None


def under(body: Body, day: date) -> QuerySet[Body]:
    """`body` itself, all that it directs, and ended bodies that it answers for."""
    below = Q(tree__in=DIRECTING) | Q(inherited=True)
    lines = Ancestry.objects.on(day).filter(below, ancestor=body)
    return Body.objects.filter(Q(pk__in=lines.values("descendant")) | Q(pk=body.pk))


def happened_between(
    dossiers: QuerySet[Dossier], kind: str, since: date | None, until: date | None
) -> QuerySet[Dossier]:
    """Those to which `kind` of a milestone happened from `since` to `until`, both included, None being open.

    What happened to a dossier that was merged happened to the one that it went into, too. DETECTED is the day on which
    it was found.
    """
    days = {name: day for name, day in (("gte", since), ("lte", until)) if day}
    if kind == MilestoneKind.DETECTED:
        return dossiers.filter(**{f"found_on__{name}": day for name, day in days.items()})
    found = Milestone.objects.standing().filter(kind=kind, **{f"on__{name}": day for name, day in days.items()})
    merged = found.filter(dossier__merged_into__isnull=False).order_by()
    own = Q(pk__in=found.order_by().values("dossier"))
    return dossiers.filter(own | Q(pk__in=merged.values("dossier__merged_into")))


def life_of(dossier: Dossier) -> list[Milestone]:
    """All milestones of the dossier and of those merged into it, the latest first, those struck out too. One query."""
    found = Milestone.objects.filter(dossier=dossier) | Milestone.objects.filter(dossier__merged_into=dossier)
    return list(found.select_related("body", "to_body", "via", "round", "dossier").order_by("-on", "-pk"))


def ladder_of(milestones: Sequence[Milestone]) -> list[RungReached]:
    """From the grassroots to the whole country: the recognition on each rung. The district only where one was there."""
    found: dict[str, Milestone] = {}
    for each in milestones:
        if each.rung and each.struck_at is None and each.kind == MilestoneKind.RECOGNISED:
            found[each.rung] = each
    shown = [rung for rung in Rung if rung != Rung.DISTRICT or Rung.DISTRICT in found]
    return [RungReached(rung, found.get(rung)) for rung in shown]


def is_waiting(dossier: Dossier) -> bool:
    """Whether somebody has to do something with it; one that is followed up goes on by its visits."""
    return dossier.state in (*OPEN, DossierState.NEEDS_SUPPORT)
