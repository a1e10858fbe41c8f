"""Taking a change back: everything as it was before, as long as nothing was built on it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Model, ProtectedError
from django.db.models.deletion import Collector
from django.utils.translation import gettext as _

from lantoa.kit.actors import Actor
from lantoa.organisations import events
from lantoa.organisations.models import (
    FOREVER,
    Alias,
    Ancestry,
    Body,
    BodyName,
    Change,
    Membership,
    Placement,
    Succession,
)
from lantoa.organisations.operations import ancestry
from lantoa.organisations.operations.refusals import ChangeRefused
from lantoa.organisations.states import MOVES, ChangeState

# What tells which spells of a record follow each other, by kind of record.
SAME = {BodyName: ("body_id",), Placement: ("body_id", "tree"), Membership: ("person_id", "role")}
# What a change makes by itself, and undoing therefore takes away by itself.
MADE = (Body, BodyName, Placement, Membership, Ancestry, Succession)


def undo(change: Change, *, by: Actor, at: datetime, reason: str) -> Change:
    """Take `change` back. Its record stays, as undone.

    Raises `ChangeRefused` when a later change is about the same bodies, or something hangs on a body that it founded.
    """
    with MOVES["undo"].of(change, by=by, at=at, reason=reason) as undone:
        _require_last(undone)
        bodies = set(undone.bodies.values_list("pk", flat=True))
        for model, same in SAME.items():
            _restore(model, same, undone)
        Alias.objects.filter(made_by=undone).delete()
        Body.objects.filter(ended_by=undone).update(until=FOREVER, ended_by=None)
        founded = set(_delete_founded(undone))
        _call_as_before(bodies - founded)
        undone.state = ChangeState.UNDONE  # the lines below are worked out without this change's successions
        undone.save(update_fields=["state"])
        ancestry.rebuild(bodies - founded)
        events.bodies_changed.send(Change, change=undone, at=at)
    return undone


def _require_last(change: Change) -> None:
    """Raise when a change recorded later is about one of the same bodies."""
    later = Change.objects.filter(pk__gt=change.pk, state=ChangeState.IN_FORCE, bodies__in=change.bodies.all())
    if found := later.order_by("-pk").first():
        message = _("“%(change)s” was recorded later about the same bodies. Undo that one first.")
        raise ChangeRefused(message % {"change": found})


def _restore(model: Any, same: tuple[str, ...], change: Change) -> None:
    """Take away the rows that `change` began and let those that it ended go on, as long as the former did."""
    began = {
        tuple(getattr(row, name) for name in same): (row.until, row.ended_by_id)
        for row in model.objects.filter(made_by=change).exclude(ended_by=change)
    }
    ended = list(model.objects.filter(ended_by=change))
    model.objects.filter(made_by=change).delete()
    for row in ended:
        key = tuple(getattr(row, name) for name in same)
        row.until, row.ended_by_id = began.get(key, (FOREVER, None))
    model.objects.bulk_update(ended, ["until", "ended_by"], batch_size=500)


def _delete_founded(change: Change) -> list[int]:
    """Delete the bodies that `change` founded; their ids. Raises when something hangs on one of them."""
    founded = list(Body.objects.filter(made_by=change))
    Succession.objects.filter(change=change).delete()
    if founded:
        _require_bare(founded)
        change.bodies.remove(*founded)
        Body.objects.filter(pk__in=[body.pk for body in founded]).delete()
    return [body.pk for body in founded]


def _require_bare(bodies: list[Body]) -> None:
    """Raise when anything but what changes make by themselves hangs on `bodies`."""
    collector = Collector(using="default")
    try:
        collector.collect(bodies)
    except ProtectedError as problem:
        raise ChangeRefused(_depends(next(iter(problem.protected_objects)))) from problem
    made = (*MADE, *events.all_worked_out(), Change.bodies.through)
    hanging: list[Model] = [row for model, rows in collector.data.items() if model not in made for row in rows]
    hanging += [row for rows in collector.fast_deletes if rows.model not in made for row in rows[:1]]
    if hanging:
        raise ChangeRefused(_depends(hanging[0]))


def _depends(record: Model) -> str:
    message = _("Something new depends on this change: %(kind)s “%(record)s”. Remove that first.")
    return message % {"kind": record._meta.verbose_name, "record": record}


def _call_as_before(bodies: set[int]) -> None:
    """Put the name that is open, or was the last, beside the history again."""
    last: dict[int, str] = {}
    for row in BodyName.objects.filter(body__in=bodies).order_by("until"):
        last[row.body_id] = row.name
    for body in Body.objects.filter(pk__in=last):
        if body.name != last[body.pk]:
            body.name = last[body.pk]
            body.save(update_fields=["name", "folded_name", "sort_key"])
