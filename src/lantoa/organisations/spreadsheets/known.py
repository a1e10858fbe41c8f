"""What the platform knows of the bodies that a list names, asked in a fixed number of queries however long it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet

from lantoa.kit.access import visible
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Alias, Body, BodyName, Membership, Placement
from lantoa.organisations.reach import may_everything
from lantoa.organisations.spreadsheets.reading import ListedBody

AT_ONCE = 5_000  # values in one statement


@dataclass
class Known:
    """Bodies by their codes, the rest by their ids, as of a day. `ours`: those that the actor administers."""

    bodies: dict[str, Body] = field(default_factory=dict)
    names: dict[int, BodyName] = field(default_factory=dict)
    places: dict[tuple[int, str], Placement] = field(default_factory=dict)
    aliases: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    latest: dict[int, date] = field(default_factory=dict)  # the last day on which something of the body begins
    below: dict[int, list[Placement]] = field(default_factory=lambda: defaultdict(list))  # the day or later
    ours: set[int] = field(default_factory=set)
    everything: bool = False


def look_up(rows: Iterable[ListedBody], under: Body | None, day: date, actor: Actor) -> Known:
    """What is known of the bodies in `rows` on `day`, and of those above them all the way up."""
    rows = list(rows)
    codes = {code for row in rows for code in (row.code, row.above) if code}
    known = Known(everything=may_everything(actor))
    known.bodies = {body.code: body for body in _of(Body.objects.all(), "code", codes)}
    ids = {body.pk for body in known.bodies.values()} | ({under.pk} if under else set())
    known.ours = {body.pk for body in _of(visible(actor, Body.objects.all(), "administer"), "pk", ids)}
    known.names = {name.body_id: name for name in _of(BodyName.objects.on(day), "body", ids)}
    for alias in _of(Alias.objects.on(day), "body", ids):
        known.aliases[alias.body_id].add(alias.folded)
    _look_up_places(known, ids, day)
    ending = {known.bodies[row.code].pk for row in rows if row.last_day and row.code in known.bodies}
    _look_up_ends(known, ending)
    return known


def _look_up_places(known: Known, ids: set[int], day: date) -> None:
    """The places on `day` of these bodies, of those above them, and so on."""
    asked: set[int] = set()
    while ids:
        asked |= ids
        found = list(_of(Placement.objects.on(day), "body", ids))
        known.places.update({(place.body_id, place.tree): place for place in found})
        ids = {place.parent_id for place in found if place.parent_id} - asked


def _look_up_ends(known: Known, ending: set[int]) -> None:
    """What could stand against the end of these bodies."""
    for model in (BodyName, Placement, Membership):
        for row in _of(model.objects.all(), "body", ending):
            known.latest[row.body_id] = max(row.since, known.latest.get(row.body_id, row.since))
    for place in _of(Placement.objects.select_related("body"), "parent", ending):
        known.below[place.parent_id].append(place)


def _of(rows: QuerySet[Any], name: str, values: Collection[Any]) -> Iterator[Any]:
    """The rows in which `name` is one of `values`."""
    listed = sorted(values)
    for start in range(0, len(listed), AT_ONCE):
        yield from rows.filter(**{f"{name}__in": listed[start : start + AT_ONCE]})
