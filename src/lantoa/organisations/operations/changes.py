"""The changes that a document can decide about bodies. Each is recorded as one `Change` and can be undone as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from lantoa.kit.actors import Actor
from lantoa.organisations.models import Body, Change, ChangeKind, Placement, Share
from lantoa.organisations.operations.recording import Decided, NewBody, Recording, recording
from lantoa.organisations.operations.refusals import ChangeRefused
from lantoa.organisations.reach import may_everything


@dataclass(frozen=True)
class Part:
    """What one body receives in a split: a body to be founded or one that stands, and who goes below it."""

    body: Body | NewBody
    takes: Sequence[Body] = ()
    what: str = ""


@dataclass(frozen=True)
class Heir:
    """Who takes over from an abolished body, and how much."""

    body: Body
    share: str = Share.WHOLE
    what: str = ""


@dataclass(frozen=True)
class Below:
    """What becomes of the bodies below one that is abolished: `ending` end with it, the others go below `to`."""

    to: Body | None = None
    ending: Sequence[Body] = field(default=())


def found(new: NewBody, *, decided: Decided, by: Actor, at: datetime) -> Change:
    """A body begins. Only whoever runs the installation founds one above which nobody stands."""
    _require_above(list(new.places.values()), by)
    with recording(ChangeKind.FOUNDING, decided, by=by, at=at) as change:
        change.found(new)
    return change.change


def rename(body: Body, name: str, *, decided: Decided, by: Actor, at: datetime) -> Change:
    """A body is called otherwise from the day on."""
    with recording(ChangeKind.RENAMING, decided, by=by, at=at) as change:
        change.require(body)
        change.rename(body, name)
    return change.change


def move(body: Body, tree: str, parent: Body | None, *, decided: Decided, by: Actor, at: datetime) -> Change:
    """A body stands elsewhere in one of the trees from the day on; at the top only by whoever runs the installation."""
    _require_above([parent], by)
    with recording(ChangeKind.MOVE, decided, by=by, at=at) as change:
        change.require(body)
        change.move(body, tree, parent)
    return change.change


def merge(bodies: Sequence[Body], into: Body | NewBody, *, decided: Decided, by: Actor, at: datetime) -> Change:
    """Several bodies become one: a new one, or one that stands and grows.

    What stood below them, and their people, go to that one. In a tree in which the new body is given no place, it takes
    the place that all the old ones had in common, if they had one.
    """
    with recording(ChangeKind.MERGER, decided, by=by, at=at) as change:
        ending = [body for body in dict.fromkeys(bodies) if body != into]
        change.require(*bodies)
        if not ending:
            raise ChangeRefused(_("Choose at least one body that is merged into another."))
        heir = change.found(_placed_like(ending, into, decided)) if isinstance(into, NewBody) else into
        change.require(heir)
        change.hand_on_below(ending, heir)
        change.take_people(ending, heir)
        change.end(ending)
        change.follow(ending, heir)
    return change.change


def split(body: Body, parts: Sequence[Part], *, ends: bool, decided: Decided, by: Actor, at: datetime) -> Change:
    """A body is divided. When it `ends`, its people go to the first part, and every body below must go to some part.

    In a tree in which a new body is given no place, it stands where the divided one stood.
    """
    with recording(ChangeKind.SPLIT, decided, by=by, at=at) as change:
        change.require(body)
        if not parts:
            raise ChangeRefused(_("Name at least one body that comes out of the split."))
        heirs = [_given(change, body, part, decided) for part in parts]
        if ends:
            change.take_people([body], heirs[0])
            change.end([body])
        for heir, part in zip(heirs, parts, strict=True):
            change.follow([body], heir, Share.PART, part.what)
    return change.change


def abolish(body: Body, heirs: Sequence[Heir], below: Below, *, decided: Decided, by: Actor, at: datetime) -> Change:
    """A body ends. Its people go to the one who takes over everything, if there is one; else their roles end."""
    with recording(ChangeKind.ABOLITION, decided, by=by, at=at) as change:
        change.require(body, *(heir.body for heir in heirs))
        if below.to:
            change.require(below.to)
            change.hand_on_below([body, *below.ending], below.to)
        whole = [heir.body for heir in heirs if heir.share == Share.WHOLE]
        if len(whole) == 1:
            change.take_people([body], whole[0])
        change.end([body, *below.ending])
        for heir in heirs:
            change.follow([body], heir.body, heir.share, heir.what)
    return change.change


def _given(change: Recording, body: Body, part: Part, decided: Decided) -> Body:
    """The body of `part`, founded if need be, with what it takes from below `body`."""
    new = part.body
    heir = change.found(_placed_like([body], new, decided)) if isinstance(new, NewBody) else new
    change.require(heir)
    for child in part.takes:
        places = list(Placement.objects.on(change.on).filter(body=child, parent=body))
        if not places:
            words = {"child": child, "body": body, "day": f"{change.on:%d/%m/%Y}"}
            raise ChangeRefused(_("%(child)s does not stand directly below %(body)s on %(day)s.") % words)
        for place in places:
            change.move(child, place.tree, heir)
    return heir


def _require_above(parents: Sequence[Body | None], by: Actor) -> None:
    """Raise when somebody would stand below nobody: whoever administers a body does not take it out of all reach."""
    if not may_everything(by) and (not parents or None in parents):
        raise ChangeRefused(_("Say below which body it stands."))


def _placed_like(bodies: Sequence[Body], new: NewBody, decided: Decided) -> NewBody:
    """`new` with a place in each further tree in which all `bodies` stand below the same body."""
    places: dict[str, set[tuple[int, int | None]]] = {}
    standing = Placement.objects.on(decided.on).filter(body__in=bodies)
    for placement in standing:
        places.setdefault(placement.tree, set()).add((placement.body_id, placement.parent_id))
    shared = {
        tree: {parent for _body, parent in found}
        for tree, found in places.items()
        if tree not in new.places and len(found) == len(bodies)
    }
    common = {tree: next(iter(parents)) for tree, parents in shared.items() if len(parents) == 1}
    if not new.places and not common:
        message = _("The old bodies do not stand below the same one. Say below which body %(body)s stands.")
        raise ChangeRefused(message % {"body": new.name})
    above = Body.objects.in_bulk([parent for parent in common.values() if parent])
    return NewBody(
        new.name,
        new.kind,
        new.places | {tree: above.get(parent) if parent else None for tree, parent in common.items()},
        new.code,
    )
