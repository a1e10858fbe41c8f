"""What every change of organisation is made of, written so that it can be undone as a whole."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.kit import audit
from lantoa.kit.access import Refused, visible
from lantoa.kit.actors import Actor
from lantoa.kit.keys import among
from lantoa.organisations import events
from lantoa.organisations.models import (
    FOREVER,
    Body,
    BodyName,
    Change,
    ChangeKind,
    Membership,
    Placement,
    Share,
    Succession,
)
from lantoa.organisations.models.spells import SpellQuerySet
from lantoa.organisations.operations import ancestry
from lantoa.organisations.operations.refusals import ChangeRefused

# What lies in a body's life and ends with it.
LIVED = (BodyName, Placement, Membership)
BATCH = 1_000  # rows in one statement


@dataclass(frozen=True)
class Decided:
    """From which day a change is in force and by which document."""

    on: date
    document: str = ""
    note: str = ""


@dataclass(frozen=True)
class NewBody:
    """A body to be founded. `places` gives the body above for each tree; None makes it the top.

    `until` is for one that is entered when it has long ended.
    """

    name: str
    kind: str
    places: dict[str, Body | None]
    code: str = ""
    until: date = FOREVER


@contextmanager
def recording(kind: ChangeKind, decided: Decided, *, by: Actor, at: datetime) -> Iterator[Recording]:
    """One change, all of it or nothing; when the block is through, the lines of bodies above are worked out anew."""
    with transaction.atomic():
        change = Change.objects.create(
            kind=kind,
            on=decided.on,
            document=decided.document,
            note=decided.note,
            recorded_by=by.person,  # type: ignore[misc]  # the person of an actor is the project's user
            recorded_at=at,
        )
        made = Recording(change, by)
        yield made
        change.bodies.add(*made.touched)
        ancestry.rebuild(made.moved)
        _log(made, by=by, at=at)
        events.bodies_changed.send(Change, change=change, at=at)


class Recording:
    """The steps of one change.

    `touched` collects the ids of all bodies that the change is about, `moved` those whose place or successors changed,
    `ours` those that it may use: what it let begin itself, and what the actor was found to administer, which is asked
    once of each. `along` has those that only went along with the body above them: the change tells of them, the log
    does not name each.
    """

    def __init__(self, change: Change, actor: Actor) -> None:
        self.change = change
        self.on = change.on
        self.actor = actor
        self.touched: set[int] = set()
        self.moved: set[int] = set()
        self.ours: set[int] = set()
        self.along: set[int] = set()

    def on_day(self, day: date) -> Recording:
        """The same change for what it decides from another day on, as a list of bodies does."""
        other = copy(self)
        other.on = day
        return other

    def found(self, new: NewBody) -> Body:
        """Let a body begin, with its name and its places."""
        body = Body.objects.create(
            code=new.code or f"b{self.change.pk}-{len(self.moved) + 1}",
            kind=new.kind,
            name=new.name,
            **(life := self._life(new.until)),
        )
        BodyName.objects.create(body=body, name=new.name, **life)
        self.ours.add(body.pk)
        self._mark([body.pk])
        for tree, parent in new.places.items():
            self._stand(body, tree, parent, new.until)
        return body

    def found_many(self, bodies: Sequence[Body], places: Sequence[Placement]) -> None:
        """Let unsaved `bodies` begin, each on its own day, with unsaved `places` that lie within the lives of both."""
        for row in (*bodies, *places):
            row.made_by, row.ended_by = self.change, None if row.is_open else self.change
        for body in bodies:
            body.called(body.name)
        Body.objects.bulk_create(bodies, BATCH)
        names = [BodyName(body=body, name=body.name, **_spell_of(body)) for body in bodies]
        BodyName.objects.bulk_create(names, BATCH)
        self.ours.update(body.pk for body in bodies)
        self._require_ours({place.parent for place in places if place.parent})
        Placement.objects.bulk_create(places, BATCH)
        self._mark(body.pk for body in bodies)

    def rename(self, body: Body, name: str) -> None:
        """Let a body be called `name` from the day on, until its next name if it already has a later one."""
        self.touched.add(body.pk)
        last = self._continue(BodyName.objects.filter(body=body), name=name)
        if last.is_open or last.until == body.until:
            body.called(name)
            body.save(update_fields=["name", "folded_name", "sort_key"])

    def move(self, body: Body, tree: str, parent: Body | None) -> None:
        """Let a body stand under `parent` in `tree` from the day on."""
        if parent:
            _require_different(body, parent)
            self.require(parent)
        if holding := Placement.objects.on(self.on).filter(body=body, tree=tree).first():
            if parent:
                _require_outlived(parent, holding.until)
                self._admit(parent, tree)
            self._continue_all([holding], parent=parent)
        else:
            self._stand(body, tree, parent, self._next(body, tree))
        self._mark([body.pk])

    def leave(self, body: Body, tree: str) -> None:
        """Let a body stand in `tree` no longer."""
        Placement.objects.filter(body=body, tree=tree).on(self.on).update(until=self.on, ended_by=self.change)
        self._mark([body.pk])

    def hand_on_below(self, bodies: Collection[Body], heir: Body, *, apart_from: Collection[Body] = ()) -> None:
        """Let all that stands directly below `bodies` stand below `heir`, in the same trees."""
        below = Placement.objects.on(self.on).filter(parent__in=bodies)
        below = below.exclude(body__in=[*bodies, heir, *apart_from])
        if below:
            _require_outlived(heir, max(placement.until for placement in below))
        self._continue_all(list(below), parent=heir)
        self._mark(placement.body_id for placement in below)
        self.along |= {placement.body_id for placement in below}

    def take_people(self, bodies: Collection[Body], heir: Body) -> None:
        """Let everybody with a role at `bodies` have it at `heir`; a role already held there is not held twice."""
        memberships = Membership.objects.on(self.on).filter(body__in=bodies)
        if not memberships:
            return
        held = set(Membership.objects.on(self.on).filter(body=heir).values_list("person", "role"))
        moving = []
        for membership in memberships:
            if (membership.person_id, membership.role) not in held:
                held.add((membership.person_id, membership.role))
                moving.append(membership)
        self._continue_all(moving, body=heir)

    def end(self, bodies: Collection[Body]) -> None:
        """Let bodies end, and with them their names, places and roles."""
        self.require(*bodies)
        for body in bodies:
            _require_endless(body)
        ids = [body.pk for body in bodies]
        self._require_nothing_later(ids)
        for model in LIVED:
            model.objects.filter(body__in=ids, until__gt=self.on).update(until=self.on, ended_by=self.change)
        Body.objects.filter(pk__in=ids).update(until=self.on, ended_by=self.change)
        for body in bodies:
            body.until, body.ended_by = self.on, self.change
        self._mark(ids)

    def follow(self, bodies: Collection[Body], after: Body, share: str = Share.WHOLE, part: str = "") -> None:
        """Let `after` be the successor of each of `bodies`."""
        for body in bodies:
            _require_different(body, after)
        how = {"change": self.change, "successor": after, "share": share, "part": part, "on": self.on}
        Succession.objects.bulk_create([Succession(predecessor=body, **how) for body in bodies], BATCH)
        self.touched.add(after.pk)
        self._mark(body.pk for body in bodies)

    def require(self, *bodies: Body) -> None:
        """Raise unless each body exists on the day of the change and the actor may administer it."""
        for body in bodies:
            if not body.holds_on(self.on):
                message = _("%(body)s does not exist on %(day)s. Choose another day or another body.")
                raise ChangeRefused(message % {"body": body.name, "day": f"{self.on:%d/%m/%Y}"})
        self._require_ours(bodies)

    def _require_ours(self, bodies: Collection[Body]) -> None:
        asked = Body.objects.filter(pk__in={body.pk for body in bodies} - self.ours)
        self.ours.update(visible(self.actor, asked, "administer").values_list("pk", flat=True))
        if foreign := [body for body in bodies if body.pk not in self.ours]:
            raise Refused(_("You do not administer %(body)s.") % {"body": foreign[0].name})

    def _mark(self, bodies: Iterable[int]) -> None:
        marked = set(bodies)
        self.touched |= marked
        self.moved |= marked

    def _life(self, until: date) -> dict[str, Any]:
        """The fields of a spell that this change begins, and ends too where `until` is a day."""
        ended_by = None if until == FOREVER else self.change
        return {"since": self.on, "until": until, "made_by": self.change, "ended_by": ended_by}

    def _stand(self, body: Body, tree: str, parent: Body | None, until: date) -> None:
        if parent:
            self.require(parent)
            _require_outlived(parent, until)
            self._admit(parent, tree)
        Placement.objects.create(body=body, tree=tree, parent=parent, **self._life(until))

    def _admit(self, parent: Body, tree: str) -> None:
        """Make a parent that has no place in `tree` yet the top of its own part of it."""
        if not Placement.objects.on(self.on).filter(body=parent, tree=tree).exists():
            Placement.objects.create(body=parent, tree=tree, **self._life(self._next(parent, tree)))
            self._mark([parent.pk])

    def _next(self, body: Body, tree: str) -> date:
        """The day on which the next place of `body` in `tree` begins, or on which it ends."""
        later = Placement.objects.filter(body=body, tree=tree, since__gt=self.on).order_by("since").first()
        return later.since if later else body.until

    def _continue(self, rows: SpellQuerySet, **new: Any) -> Any:
        """Let the one of `rows` that holds on the day go on with `new` values; the row that begins."""
        holding = rows.on(self.on).first()
        if holding is None:
            raise ChangeRefused(_("Nothing is known for %(day)s.") % {"day": f"{self.on:%d/%m/%Y}"})
        return self._continue_all([holding], **new)[0]

    def _continue_all(self, rows: Sequence[Any], **new: Any) -> Sequence[Any]:
        """Let each row end and one like it with `new` values begin: `rows` become those that begin."""
        if not rows:
            return rows
        self._require_begun_before(rows)
        model = type(rows[0])
        model.objects.filter(pk__in=among(row.pk for row in rows)).update(until=self.on, ended_by=self.change)
        begin = {"pk": None, "since": self.on, "made_by": self.change, **new}
        for row in rows:
            for name, value in begin.items():
                setattr(row, name, value)
        return model.objects.bulk_create(rows, BATCH)

    def _require_begun_before(self, rows: Sequence[Any]) -> None:
        if any(row.since == self.on for row in rows):
            message = _(
                "Something recorded for the same day (%(day)s) stands against it: %(row)s. "
                "Undo that first, or record this change with it."
            )
            row = next(row for row in rows if row.since == self.on)
            raise ChangeRefused(message % {"day": f"{self.on:%d/%m/%Y}", "row": row})

    def _require_nothing_later(self, bodies: Collection[int]) -> None:
        """Raise when something of these bodies begins on the day or later, or when somebody still stands below them."""
        for model in LIVED:
            if later := model.objects.filter(body__in=bodies, since__gte=self.on).first():
                message = _("This is recorded for %(day)s or later: %(row)s. Undo or end it first.")
                raise ChangeRefused(message % {"day": f"{self.on:%d/%m/%Y}", "row": later})
        below = Placement.objects.filter(parent__in=bodies, until__gt=self.on).exclude(body__in=bodies)
        if left := list(below.select_related("body", "parent")[:5]):
            names = ", ".join(placement.body.name for placement in left)
            message = _("Bodies still stand below %(parent)s: %(names)s. Say where they go, or let them end too.")
            raise ChangeRefused(message % {"parent": left[0].parent, "names": names})


def _spell_of(row: Any) -> dict[str, Any]:
    """The fields of a spell that is as long as that of `row` and belongs to the same changes."""
    return {name: getattr(row, name) for name in ("since", "until", "made_by", "ended_by")}


def _require_different(one: Body, other: Body) -> None:
    if one == other:
        raise ChangeRefused(_("%(body)s cannot stand below itself or follow itself.") % {"body": one.name})


def _require_endless(body: Body) -> None:
    """Raise when an end is known already: a body ends once."""
    if not body.is_open:
        message = _("%(body)s ends on %(day)s already. Undo that change first.")
        raise ChangeRefused(message % {"body": body.name, "day": f"{body.last_day:%d/%m/%Y}"})


def _require_outlived(parent: Body, until: date) -> None:
    """Raise when `parent` ends before somebody's place below it does."""
    if parent.until < until:
        message = _("%(body)s ends on %(day)s: nobody can stand below it after that.")
        raise ChangeRefused(message % {"body": parent.name, "day": f"{parent.last_day:%d/%m/%Y}"})


def _log(made: Recording, *, by: Actor, at: datetime) -> None:
    """One entry for the change, and one for each body that it is about, so that each has its history."""
    change = made.change
    about = [audit.Act(change.kind, change, note=change.note)]
    about += [
        audit.Act(change.kind, audit.About(body, body_id=body.pk), {"change": (None, change.pk)}, change.document)
        for body in Body.objects.filter(pk__in=made.touched - made.along).order_by("pk")
    ]
    audit.record_many(about, by=by, at=at)
