"""A tree as it stood on a day, as far as somebody has unfolded it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from lantoa.organisations.models import Ancestry, Body, BodyName, Placement, Tree

SHOWN = 1_000  # what a page can hold; more is found by searching


@dataclass
class TreeRow:
    """A body in the tree: what it was called on the day, how many stand directly below it, and those when unfolded."""

    body: Body
    name: str
    ended: bool
    below: int = 0
    unfolded: bool = False
    rows: list[TreeRow] = field(default_factory=list)

    def ids(self) -> Iterator[int]:
        """This body and those shown below it."""
        yield self.body.pk
        for row in self.rows:
            yield from row.ids()


@dataclass(frozen=True)
class Browsed:
    """The rows from the tops down; `cut` when there are more than a page can hold."""

    rows: list[TreeRow]
    cut: bool


def browse(tree: str, day: date, unfolded: Collection[int], *, ended: bool = False) -> Browsed:
    """The tops of `tree` on `day` and what stands below those bodies (by id) that are unfolded: three queries.

    With `ended` also the bodies that had ended by then, where they stood last.
    """
    standing = _standing(tree, day, ended=ended)
    wanted = standing.filter(Q(parent=None) | Q(parent__in=unfolded))
    places = list(wanted.select_related("body").order_by("body__sort_key", "body")[: SHOWN + 1])
    rows = _rows(places[:SHOWN], day)
    below = dict(
        standing.filter(parent__in=[row.body.pk for row in rows.values()])
        .values_list("parent")
        .annotate(Count("body", distinct=True))
    )
    return Browsed(list(_unfold(None, places[:SHOWN], rows, below)), len(places) > SHOWN)


def paths_to(tree: str, day: date, bodies: Collection[int] | QuerySet) -> set[int]:
    """The ids of all bodies above these on `day`: what is unfolded to show them."""
    lines = Ancestry.objects.on(day).filter(tree=tree, descendant__in=bodies, depth__gte=1)
    return set(lines.values_list("ancestor", flat=True))


def first_trees(bodies: Collection[Body]) -> dict[int, str]:
    """By id, the first of the trees in which each of `bodies` stands or stood last."""
    last = Placement.objects.filter(body__in=bodies, until=F("body__until")).values_list("body", "tree")
    order = Tree.values
    return dict(sorted(last, key=lambda row: order.index(row[1]), reverse=True))


def _standing(tree: str, day: date, *, ended: bool) -> QuerySet[Placement]:
    """Places held on `day`; with `ended` also the last ones of bodies that were gone by then."""
    held = Q(since__lte=day, until__gt=day)
    if ended:
        held |= Q(until__lte=day, until=F("body__until"))
    return Placement.objects.filter(held, tree=tree)


def _rows(places: list[Placement], day: date) -> dict[int, TreeRow]:
    """A row for each body, by its id."""
    then = dict(
        BodyName.objects.on(day).filter(body__in=[place.body_id for place in places]).values_list("body", "name")
    )
    return {
        place.body_id: TreeRow(place.body, then.get(place.body_id, place.body.name), ended=place.body.until <= day)
        for place in places
    }


def _unfold(
    parent: int | None, places: list[Placement], rows: dict[int, TreeRow], below: dict[int, int]
) -> Iterator[TreeRow]:
    """The rows below `parent`, each with its own."""
    children: dict[int | None, list[int]] = {}
    for place in places:
        children.setdefault(place.parent_id, []).append(place.body_id)

    def grown(body: int) -> TreeRow:
        row = rows[body]
        row.below = below.get(body, 0)
        row.rows = [grown(child) for child in children.get(body, ())]
        row.unfolded = bool(row.rows)
        return row

    return (grown(body) for body in children.get(parent, ()))
