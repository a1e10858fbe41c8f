"""Does what a plan says, as one change that can be undone as one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import groupby

from lantoa.kit.access import Refused
from lantoa.kit.actors import Actor
from lantoa.kit.text import fold
from lantoa.organisations.models import Alias, Change, ChangeKind
from lantoa.organisations.operations.recording import BATCH, Decided, Recording, recording
from lantoa.organisations.operations.refusals import ChangeRefused
from lantoa.organisations.spreadsheets.planning import Plan, Terms


class RowRefused(ChangeRefused):
    """A step that looked possible is not; `number` is its row."""

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(reason)
        self.number = number


def apply(plan: Plan, terms: Terms, *, by: Actor, at: datetime) -> Change:
    """Record a plan without problems. Raises `ChangeRefused`, with the row where it is known; then nothing is done."""
    with recording(ChangeKind.LOADING, _decided(plan, terms), by=by, at=at) as change:
        change.found_many(plan.founded, plan.places)
        for renamed in plan.renamed:
            with _row(renamed.number):
                change.rename(renamed.body, renamed.name)
        for moved in plan.moved:
            with _row(moved.number):
                change.move(moved.body, moved.tree, moved.above)
        _close(plan, change)
        _call(plan, change)
    return change.change


def _decided(plan: Plan, terms: Terms) -> Decided:
    """Documents that single rows name stand in the note, each beside its code."""
    note = "\n".join(f"{code}: {document}" for code, document in sorted(plan.documents.items()))
    return Decided(terms.on, terms.document, note)


def _close(plan: Plan, change: Recording) -> None:
    """Bodies that end on one day end together, so that one may stand below the other."""
    for on, ending in groupby(sorted(plan.closed, key=lambda each: each.on), key=lambda each: each.on):
        closed = list(ending)
        with _row(closed[0].number):
            change.on_day(on).end([each.body for each in closed])


def _call(plan: Plan, change: Recording) -> None:
    for alias in plan.aliases:
        alias.made_by, alias.folded = change.change, fold(alias.text)
    Alias.objects.bulk_create(plan.aliases, BATCH)
    change.touched.update(alias.body.pk for alias in plan.aliases)


@contextmanager
def _row(number: int) -> Iterator[None]:
    try:
        yield
    except Refused as refused:
        raise RowRefused(number, str(refused.reason)) from refused
