"""What changes leave behind, kept in memory: the same rows as the operations write, ten thousand times as fast.

Changes come in the order of their days, and no body is touched twice on a day. Every step is kept in `steps` too, so
that a test can have the real operations take the same ones and compare.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from lantoa.organisations.generation.rows import Rows
from lantoa.organisations.models import Body, ChangeKind, Placement, Share, Tree
from lantoa.organisations.operations.recording import NewBody


class Ledger(Rows):
    """Takes the steps of the operations, one change each."""

    def load(self, on: date) -> None:
        """Begin the loading of many bodies, which then `join`."""
        self._begin(ChangeKind.LOADING, on)

    def found(self, on: date, new: NewBody) -> Body:
        """A body begins."""
        self._begin(ChangeKind.FOUNDING, on, new)
        return self.join(new)

    def rename(self, on: date, body: Body, name: str) -> None:
        """A body is called otherwise."""
        self._begin(ChangeKind.RENAMING, on, body, name)
        self._end([self._name[body.code]])
        self._call(body, name)

    def move(self, on: date, body: Body, tree: str, parent: Body) -> None:
        """A body stands elsewhere."""
        self._begin(ChangeKind.MOVE, on, body, tree, parent)
        self._place_anew(self._places[body.code][tree], parent)

    def merge(self, on: date, bodies: Sequence[Body], into: NewBody) -> Body:
        """Several bodies become a new one."""
        self._begin(ChangeKind.MERGER, on, bodies, into)
        heir = self.join(self._placed_like(bodies, into))
        self._hand_on_below(bodies, heir)
        self._close(bodies)
        for body in bodies:
            self._follow(body, heir, Share.WHOLE)
        return heir

    def split(self, on: date, body: Body, part: NewBody, takes: Sequence[Body]) -> Body:
        """A body goes on and gives some of those below it to a new one."""
        self._begin(ChangeKind.SPLIT, on, body, part, takes)
        heir = self.join(self._placed_like([body], part))
        for child in takes:
            self._place_anew(self._places[child.code][Tree.GOVERNMENT], heir)
        self._follow(body, heir, Share.PART)
        return heir

    def abolish(self, on: date, body: Body, heir: Body) -> None:
        """A body ends, and another takes over everything."""
        self._begin(ChangeKind.ABOLITION, on, body, heir)
        self._hand_on_below([body], heir)
        self._close([body])
        self._follow(body, heir, Share.WHOLE)

    def _placed_like(self, bodies: Sequence[Body], new: NewBody) -> NewBody:
        """`new` with a place in each further tree in which all `bodies` stand below the same one."""
        places = [self._places[body.code] for body in bodies]
        trees = [tree for tree in places[0] if tree not in new.places and all(tree in each for each in places)]
        above = {tree: _by_code(each[tree] for each in places) for tree in trees}
        shared = {tree: next(iter(parents.values())) for tree, parents in above.items() if len(parents) == 1}
        return NewBody(new.name, new.kind, new.places | shared, new.code)


def _by_code(places: Iterable[Placement]) -> dict[str, Body | None]:
    return {place.parent.code if place.parent else "": place.parent for place in places}
