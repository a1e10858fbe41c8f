"""Whom somebody may tell of: exemplars that she sees, and those whose public page names them.

A media centre tells of people of communes whose dossiers it does not open; so does the newspaper of a neighbour. Of
them she knows what the page shows. Who stands on a page without a name is named nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery, TextField
from django.db.models.functions import Cast, Coalesce

from lantoa.evidence.models import Claim, FileKind, StoredFile
from lantoa.evidence.states import STANDING
from lantoa.exemplars.models import Dossier, Milestone, MilestoneKind, Shown
from lantoa.exemplars.queries.public import released
from lantoa.exemplars.queries.releasing import NEVER_SHOWN
from lantoa.kit.access import visible
from lantoa.kit.actors import Actor
from lantoa.newsroom.models import Story
from lantoa.newsroom.states import StoryState
from lantoa.recognition.decision_states import IN_FORCE
from lantoa.recognition.models import Honour


def tellable(actor: Actor) -> QuerySet[Dossier]:
    """Exemplars that may be told of at all, as far as the actor knows of them."""
    inside = visible(actor, Dossier.objects.all()).order_by().values("pk")
    named = released().annotate(shown=Cast("shows", TextField())).filter(shown__contains=f'"{Shown.NAME.value}"')
    known = Q(pk__in=inside) | Q(pk__in=named.order_by().values("dossier"))
    return Dossier.objects.filter(known).exclude(state__in=NEVER_SHOWN)


def claims_for(actor: Actor, dossiers: Iterable[Dossier]) -> QuerySet[Claim]:
    """The claims of `dossiers` that stand and that the actor may let a story rest on."""
    inside, outside = _parted(actor, dossiers)
    shown = released().filter(dossier__in=outside)
    return Claim.objects.filter(Q(folder__in=inside) | Q(releases__in=shown), state__in=STANDING).distinct()


def photos_for(actor: Actor, dossiers: Iterable[Dossier]) -> QuerySet[StoredFile]:
    """The photos of `dossiers` that are there and that the actor may show in a story."""
    inside, outside = _parted(actor, dossiers)
    shown = released().filter(dossier__in=outside)
    photos = StoredFile.objects.filter(kind=FileKind.PHOTO, removed_at=None, erased_at=None)
    return photos.filter(Q(folder__in=inside) | Q(releases__in=shown)).distinct()


def with_telling(found: QuerySet[Dossier]) -> QuerySet[Any]:
    """With how many `stories` are public and when the last one came out (`last_told`), and how many `honours` stand."""
    told = Story.dossiers.through.objects.filter(dossier=OuterRef("pk"), story__state=StoryState.PUBLISHED)
    told = told.order_by().values("dossier")
    honours = Honour.objects.filter(dossier=OuterRef("pk"), state__in=IN_FORCE).order_by().values("dossier")
    return found.annotate(
        stories_told=Coalesce(Subquery(told.annotate(number=Count("pk")).values("number")), 0),
        last_told=Subquery(told.annotate(last=Max("story__first_published_at")).values("last")),
        honours_given=Coalesce(Subquery(honours.annotate(number=Count("pk")).values("number")), 0),
    )


def introduced(found: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """Those whom their unit presented to the body above, whenever that was."""
    presented = Milestone.objects.standing().filter(dossier=OuterRef("pk"), kind=MilestoneKind.INTRODUCED)
    return found.filter(Exists(presented))


def _parted(actor: Actor, dossiers: Iterable[Dossier]) -> tuple[list[int], list[int]]:
    """The folders of those that the actor sees, and the ids of the others."""
    every = list(dossiers)
    ids = [each.pk for each in every]
    seen = set(visible(actor, Dossier.objects.filter(pk__in=ids)).order_by().values_list("pk", flat=True))
    inside = [each.folder_id for each in every if each.pk in seen]
    return inside, [pk for pk in ids if pk not in seen]
