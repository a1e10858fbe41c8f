"""Bodies, names and places in memory, unsaved: what stands now is found quickly, what has ended is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from lantoa.organisations.models import Body, BodyName, Change, ChangeKind, Placement, Succession, Tree
from lantoa.organisations.operations.recording import NewBody

Step = tuple[str, date, tuple[Any, ...]]


class Rows:
    """The rows of a world and the parts that changes are made of. The change that is being made is the last one."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.steps: list[Step] = []
        self.changes: list[Change] = []
        self.about: list[dict[str, Body]] = []  # for each change, the bodies that it is about, by code
        self.bodies: list[Body] = []
        self.names: list[BodyName] = []
        self.placements: list[Placement] = []
        self.successions: list[Succession] = []
        self._standing: dict[str, dict[str, Body]] = defaultdict(dict)  # those that have not ended, by kind and code
        self._name: dict[str, BodyName] = {}  # the open one of each body
        self._places: dict[str, dict[str, Placement]] = defaultdict(dict)  # the open ones, by body and tree
        self._below: dict[str, dict[tuple[str, str], Body]] = defaultdict(dict)  # by body, then tree and body below

    def standing(self, *kinds: str) -> list[Body]:
        """The bodies of these kinds, the eldest first."""
        return [body for kind in kinds for body in self._standing[kind].values()]

    def parent(self, body: Body, tree: str = Tree.GOVERNMENT) -> Body | None:
        """The body above."""
        place = self._places[body.code].get(tree)
        return place.parent if place else None

    def below(self, body: Body, *kinds: str) -> list[Body]:
        """The bodies of these kinds directly below in the government's tree."""
        found = self._below[body.code].items()
        return [child for (tree, _code), child in found if tree == Tree.GOVERNMENT and child.kind in kinds]

    def join(self, new: NewBody) -> Body:
        """Let a body begin by the change that is being made."""
        body = Body(code=new.code, kind=new.kind, since=self._on, made_by=self._change)
        self.bodies.append(body)
        self._standing[new.kind][new.code] = body
        self._call(body, new.name)
        for tree, parent in new.places.items():
            self._stand(Placement(body=body, tree=tree, parent=parent, since=self._on, made_by=self._change))
        return body

    def _begin(self, kind: ChangeKind, on: date, *told: Any) -> None:
        self.steps.append((kind, on, told))
        self._on, self._change = on, Change(kind=kind, on=on, recorded_at=self.at)
        self.changes.append(self._change)
        self.about.append({})

    def _touch(self, body: Body) -> None:
        self.about[-1][body.code] = body

    def _call(self, body: Body, name: str) -> None:
        body.called(name)
        self._name[body.code] = BodyName(body=body, name=name, since=self._on, made_by=self._change)
        self.names.append(self._name[body.code])
        self._touch(body)

    def _stand(self, place: Placement) -> None:
        self.placements.append(place)
        self._places[place.body.code][place.tree] = place
        if place.parent:
            self._below[place.parent.code][place.tree, place.body.code] = place.body
        self._touch(place.body)

    def _place_anew(self, place: Placement, parent: Body) -> None:
        """Let `place` end and one like it begin below `parent`."""
        self._leave(place)
        about = {"body": place.body, "tree": place.tree, "parent": parent}
        self._stand(Placement(since=self._on, made_by=self._change, **about))

    def _leave(self, place: Placement) -> None:
        self._end([place])
        if place.parent:
            del self._below[place.parent.code][place.tree, place.body.code]

    def _end(self, rows: Iterable[Body | BodyName | Placement]) -> None:
        for row in rows:
            row.until, row.ended_by = self._on, self._change

    def _hand_on_below(self, bodies: Sequence[Body], heir: Body) -> None:
        for body in bodies:
            for tree, code in list(self._below[body.code]):
                self._place_anew(self._places[code][tree], heir)

    def _close(self, bodies: Sequence[Body]) -> None:
        for body in bodies:
            self._end([body, self._name.pop(body.code)])
            for place in self._places.pop(body.code).values():
                self._leave(place)
            del self._standing[body.kind][body.code]
            self._touch(body)

    def _follow(self, before: Body, after: Body, share: str) -> None:
        about = {"change": self._change, "predecessor": before, "successor": after, "on": self._on}
        self.successions.append(Succession(share=share, **about))
        self._touch(before)
        self._touch(after)
