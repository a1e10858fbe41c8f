"""Who stands above and below whom on a day. Each answer is one query."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Max, QuerySet

from lantoa.organisations.models import Ancestry, Body, Placement, Succession
from lantoa.organisations.succession import answering


def below(
    bodies: Iterable[Body], tree: str, day: date, *, kinds: Collection[str] = (), direct: bool = False
) -> QuerySet[Body]:
    """The bodies that stand below any of `bodies` on `day`, at any distance or only directly; not themselves."""
    lines = Ancestry.objects.on(day).filter(ancestor__in=[body.pk for body in bodies], tree=tree, inherited=False)
    lines = lines.filter(depth=1) if direct else lines.filter(depth__gte=1)
    found = Body.objects.filter(pk__in=lines.values("descendant"))
    return found.filter(kind__in=kinds) if kinds else found


def above(body: Body, tree: str, day: date) -> QuerySet[Body]:
    """The bodies above `body` on `day`, the top first; for an ended one, those above whoever answers for it."""
    lines = Ancestry.objects.on(day).filter(descendant=body, tree=tree, depth__gte=1)
    found = Body.objects.filter(ancestry_below__in=lines).annotate(distance=Max("ancestry_below__depth"))
    return found.order_by("-distance", "sort_key")


def tops(tree: str, day: date) -> QuerySet[Body]:
    """The bodies of `tree` above which nobody stands on `day`."""
    standing = Placement.objects.on(day).filter(tree=tree, parent=None)
    return Body.objects.filter(pk__in=standing.values("body"))


def answering_for(body: Body, day: date) -> list[Body]:
    """Who answers on `day` for what `body` owed: itself while it exists, else its successors, theirs, and so on."""
    found: dict[int, Body] = {}
    asked: set[int] = set()
    waiting = [body]
    while waiting:
        asked.update(one.pk for one in waiting)
        found.update({one.pk: one for one in waiting if one.holds_on(day) or one.since > day})
        ended = [one for one in waiting if one.until <= day]
        waiting = [one for one in _takers(ended) if one.pk not in asked]
    return sorted(found.values(), key=lambda one: one.sort_key)


def _takers(ended: Collection[Body]) -> list[Body]:
    """Who answers for these ended bodies, one step on."""
    if not ended:
        return []
    by_body: dict[int, list[Succession]] = {}
    rows = Succession.objects.in_force().filter(predecessor__in=ended)
    for row in rows.select_related("successor").order_by("on", "pk"):
        by_body.setdefault(row.predecessor_id, []).append(row)
    takers = {}
    for successions in by_body.values():
        answers = set(answering((row.successor_id, row.share) for row in successions))
        takers.update({row.successor_id: row.successor for row in successions if row.successor_id in answers})
    return list(takers.values())
