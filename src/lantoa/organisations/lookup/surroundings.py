"""The bodies around the one that asks, and how near each is: six questions to the database, however large the trees."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Min

from lantoa.kit.text import fold
from lantoa.organisations.lookup.abbreviations import LEVELS, PLACES
from lantoa.organisations.models import Ancestry, Body, BodyKind, BodyName, Placement

STEP = 0.1  # how much less near everything is, one body further up
BEHIND = 0.05  # beside a body above, rather than that one itself
SAME_PROVINCE, ELSEWHERE = 0.55, 0.35
#: What stands beside a place in other trees, called after it.
COUNTERPARTS = (
    *("huyen uy", "tinh uy", "thanh uy", "dang uy", "dang uy xa", "dang uy phuong"),
    *(f"{front}{level}" for front in ("uy ban mat tran to quoc viet nam", "uy ban mttq viet nam", "uy ban mttq")
      for level in ("", " tinh", " thanh pho", " huyen", " xa", " phuong", " thi tran")),
)  # fmt: skip


@dataclass
class Near:
    """A body, what it was called on the day, with accents and without, how near it is, and below whom it stands."""

    body: Body
    name: str
    folded: str
    nearness: float
    above: set[int] = field(default_factory=set)


class Surroundings:
    """What stands around `asking` on `day`. `chain` begins with itself and goes up, the nearest first."""

    def __init__(self, asking: Body, day: date) -> None:
        self.asking, self.day = asking, day
        self.chain = self._chain()
        self.near: dict[int, Near] = {}
        for step, body in enumerate(self.chain):
            self._add(body, 1 - max(0, step * STEP - BEHIND))
        self.counterparts = self._counterparts()
        self._add_below()
        self._call()

    def nearest(self, kinds: Collection[str]) -> Body | None:
        """The asking body or the nearest above it that is of one of `kinds`."""
        return next((body for body in self.chain if body.kind in kinds), None)

    def places(self) -> list[Body]:
        """The places in the chain: commune, district, province."""
        return [body for body in self.chain if body.kind in PLACES]

    def held_by(self, holder: Body) -> set[int]:
        """The ids of the bodies that belong to `holder`: below it, called after the place, or below one of those."""
        called = self.called_after(holder) | {holder.pk}
        return called | {pk for pk, near in self.near.items() if near.above & called}

    def called_after(self, place: Body) -> set[int]:
        """The ids of near bodies whose names end with the name of `place`."""
        ending = f" {proper(place)}"
        if place.kind not in PLACES:
            return set()
        return {pk for pk, near in self.near.items() if near.nearness > SAME_PROVINCE and near.folded.endswith(ending)}

    def _chain(self) -> list[Body]:
        lines = Ancestry.objects.on(self.day).filter(descendant=self.asking, depth__gte=1)
        found = lines.values("ancestor").annotate(steps=Min("depth")).order_by("steps").values_list("ancestor", "steps")
        steps = dict(found)
        above = Body.objects.filter(pk__in=steps).exclude(kind=BodyKind.NATION)
        return [self.asking, *sorted(above, key=lambda body: (steps[body.pk], body.sort_key))]

    def _counterparts(self) -> list[Body]:
        forms = {f"{form} {proper(place)}": place for form in COUNTERPARTS for place in self.places()}
        named = BodyName.objects.on(self.day).filter(folded__in=forms).select_related("body")
        found = [row.body for row in named]
        for row in named:
            self._add(row.body, self.near[forms[row.folded].pk].nearness)
        return found

    def _add_below(self) -> None:
        roots = [*self.chain, *self.counterparts]
        below = Placement.objects.on(self.day).filter(parent__in=[body.pk for body in roots])
        rows = list(below.values_list("body", "parent"))
        bodies = Body.objects.in_bulk({body for body, _parent in rows if body not in self.near})
        for body, parent in rows:
            step = 0 if parent == self.asking.pk else BEHIND
            found = bodies.get(body) or self.near[body].body
            self._add(found, self.near[parent].nearness - step, parent)

    def _add(self, body: Body, nearness: float, above: int | None = None) -> None:
        near = self.near.setdefault(body.pk, Near(body, body.name, body.folded_name, nearness))
        near.nearness = max(near.nearness, nearness)
        if above:
            near.above.add(above)

    def _call(self) -> None:
        """Call everybody as on the day. Only those who were renamed since need another name."""
        renamed = BodyName.objects.on(self.day).filter(body__in=self.near.keys()).exclude(until=date.max)
        for body, name, folded in renamed.values_list("body", "name", "folded"):
            self.near[body].name, self.near[body].folded = name, folded

    def add_far(self, bodies: Iterable[Body]) -> None:
        """Take in bodies found by their names alone: nearer when they stand below the same province."""
        new = {body.pk: body for body in bodies if body.pk not in self.near}
        if not new:
            return
        lines = Ancestry.objects.on(self.day).filter(descendant__in=new, ancestor__in=self.chain)
        above: dict[int, set[int]] = {}
        for below, body in lines.values_list("descendant", "ancestor"):
            above.setdefault(below, set()).add(body)
        for pk, found in new.items():
            self._add(found, SAME_PROVINCE if pk in above else ELSEWHERE)
            self.near[pk].above |= above.get(pk, set())


def proper(place: Body) -> str:
    """The folded name of a place without the word for its level: "trieu son"."""
    for level in LEVELS:
        if place.folded_name.startswith(f"{fold(level)} "):
            return place.folded_name.removeprefix(f"{fold(level)} ")
    return place.folded_name
