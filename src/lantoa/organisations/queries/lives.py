"""The life of one body: where it stands on a day, what happened to it, whom it came from and who came after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from lantoa.organisations.models import Ancestry, Body, BodyName, Change, ChangeKind, Placement, Succession, Tree

NAMED = 8  # bodies that a sentence names


@dataclass(frozen=True)
class Standing:
    """The place of a body in one tree: the bodies above it, the top first, and how many stand directly below."""

    tree: str
    label: str
    above: list[Body]
    below: int


@dataclass(frozen=True)
class LifeEvent:
    """A change as it looks from one body: what it meant for that body, in a sentence."""

    change: Change
    sentence: str


def day_of_life(body: Body, day: date) -> date:
    """`day`, or the day of the body's life that is nearest to it."""
    return max(body.since, min(day, body.last_day or day))


def standing_of(body: Body, day: date) -> list[Standing]:
    """Where `body` stands on `day` in each of its trees: two queries."""
    lines = Ancestry.objects.on(day).filter(descendant=body, inherited=False).select_related("ancestor")
    above: dict[str, list[Body]] = {}
    for line in lines.order_by("-depth"):
        above.setdefault(line.tree, []).append(line.ancestor)
    below = Ancestry.objects.on(day).filter(ancestor=body, inherited=False, depth=1)
    counts = dict(below.values_list("tree").annotate(Count("pk")))
    return [
        Standing(tree, str(label), above[tree][:-1], counts.get(tree, 0))
        for tree, label in Tree.choices
        if tree in above
    ]


def successions_of(body: Body) -> QuerySet[Succession]:
    """From whom `body` took over and who took over from it, as long as the change holds."""
    found = Succession.objects.in_force().filter(Q(predecessor=body) | Q(successor=body))
    return found.select_related("predecessor", "successor", "change").order_by("-on", "predecessor__sort_key")


def life_of(body: Body) -> list[LifeEvent]:
    """What happened to `body`, the latest first: four queries."""
    told = _Told(body)
    return [LifeEvent(change, told.sentence(change)) for change in body.changes.order_by("-on", "-pk")]


class _Told:
    """Puts changes into the words of one body."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self.names = list(BodyName.objects.filter(body=body).order_by("since"))
        self.places = list(Placement.objects.filter(body=body).select_related("parent"))
        self.successions = list(successions_of(body))

    def sentence(self, change: Change) -> str:
        parts = [*self._named(change), *self._followed(change), *self._placed(change)]
        return "; ".join(parts) or str(change.get_kind_display())

    def _named(self, change: Change) -> Iterator[str]:
        if change.pk == self.body.made_by_id:
            yield _("Founded")
        before = next((name.name for name in self.names if name.ended_by_id == change.pk), "")
        after = next((name.name for name in self.names if name.made_by_id == change.pk), "")
        if before and after:
            yield _("Renamed from “%(before)s” to “%(after)s”") % {"before": before, "after": after}

    def _followed(self, change: Change) -> Iterator[str]:
        here = [row for row in self.successions if row.change_id == change.pk]
        after = _listed([row.successor.name for row in here if row.predecessor_id == self.body.pk])
        before = _listed([row.predecessor.name for row in here if row.successor_id == self.body.pk])
        if after:
            yield _AFTER.get(ChangeKind(change.kind), _followed_by)() % {"bodies": after}
        elif change.pk == self.body.ended_by_id:
            yield _("Ended without a successor")
        if before:
            yield _BEFORE.get(ChangeKind(change.kind), _took_over)() % {"bodies": before}

    def _placed(self, change: Change) -> Iterator[str]:
        if change.kind == ChangeKind.FOUNDING:
            return
        for place in self.places:
            if place.made_by_id == change.pk and change.pk != self.body.made_by_id and place.parent:
                words = {"body": place.parent.name, "tree": place.get_tree_display()}
                yield _("Now below %(body)s (%(tree)s)") % words


def _listed(names: list[str]) -> str:
    """The first names, and how many more: a merger can have hundreds."""
    told, more = ", ".join(names[:NAMED]), len(names) - NAMED
    return _("%(bodies)s and %(more)d more") % {"bodies": told, "more": more} if more > 0 else told


def _followed_by() -> str:
    return _("Followed by %(bodies)s")


def _took_over() -> str:
    return _("Took over from %(bodies)s")


_AFTER: dict[str, Callable[[], str]] = {
    ChangeKind.MERGER: lambda: _("Merged into %(bodies)s"),
    ChangeKind.SPLIT: lambda: _("Split; parts went to %(bodies)s"),
    ChangeKind.ABOLITION: lambda: _("Abolished; %(bodies)s took over"),
}
_BEFORE: dict[str, Callable[[], str]] = {
    ChangeKind.MERGER: lambda: _("%(bodies)s merged into it"),
    ChangeKind.SPLIT: lambda: _("Came out of the split of %(bodies)s"),
}
