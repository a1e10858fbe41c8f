"""Who stands below a body, whatever the tree: what becomes of them is asked when it ends."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from lantoa.organisations.models import Ancestry, Body, Placement
from lantoa.organisations.models.trees import DIRECTING


def directly_below(body: Body, day: date) -> QuerySet[Body]:
    """The bodies one step below `body` on `day`, in any tree."""
    standing = Placement.objects.on(day).filter(parent=body)
    return Body.objects.filter(pk__in=standing.values("body")).order_by("sort_key")


def all_directed_by(body: Body, day: date) -> QuerySet[Body]:
    """The bodies at any distance below `body` on `day`, in the trees that direct: not the members of a cluster."""
    lines = Ancestry.objects.on(day).filter(ancestor=body, tree__in=DIRECTING, inherited=False, depth__gte=1)
    return Body.objects.filter(pk__in=lines.values("descendant")).order_by("sort_key")
