"""Who belongs to a group on a day."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from lantoa.organisations.models import Ancestry, Body, Group


def members(group: Group, day: date) -> QuerySet[Body]:
    """The bodies of `group` on `day`: what its definition finds and what was put in by hand, less what was left out.

    One query. Who was put in by hand belongs to it while it exists.
    """
    by_hand = group.members.on(day)
    chosen = by_hand.filter(left_out=False, body__since__lte=day, body__until__gt=day).values("body")
    if group.under_id is not None:
        chosen = chosen.union(_defined(group, day))
    return Body.objects.filter(pk__in=chosen).exclude(pk__in=by_hand.filter(left_out=True).values("body"))


def _defined(group: Group, day: date) -> QuerySet[Any]:
    """The ids of what the definition finds."""
    lines = Ancestry.objects.on(day).filter(ancestor=group.under, tree=group.tree, inherited=False, depth__gte=1)
    if group.direct:
        lines = lines.filter(depth=1)
    if group.kinds:
        lines = lines.filter(descendant__kind__in=group.kinds)
    return lines.values("descendant")
