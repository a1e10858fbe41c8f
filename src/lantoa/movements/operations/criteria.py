"""Versions of criteria: drafted, put into force from a day, superseded by the next one, never overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _

from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.movements.models import CriteriaSet, Criterion
from lantoa.movements.states import CRITERIA_MOVES, ISSUED, CriteriaState
from lantoa.organisations.models import FOREVER


@dataclass(frozen=True)
class Header:
    """What stands above the criteria."""

    title: str
    document: str = ""
    issued_on: date | None = None
    subjects: Sequence[str] = ()
    source: str = ""

    def to(self, criteria_set: CriteriaSet) -> None:
        """Write it into `criteria_set`."""
        criteria_set.title, criteria_set.document, criteria_set.issued_on = self.title, self.document, self.issued_on
        criteria_set.subjects, criteria_set.source = list(self.subjects), self.source


@transaction.atomic
def draft(criteria_set: CriteriaSet, *, by: Actor, at: datetime) -> CriteriaSet:
    """Save the new `criteria_set` as the first version of its series."""
    require(by, "keep", criteria_set)
    return begin(criteria_set, "draft_criteria", by=by, at=at)


@transaction.atomic
def change(criteria_set: CriteriaSet, header: Header, *, by: Actor, at: datetime) -> CriteriaSet:
    """Another header for a draft."""
    locked = draft_of(criteria_set, by)
    with audit.watching(locked, "change_criteria", by=by, at=at):
        header.to(locked)
        locked.save()
    return locked


@transaction.atomic
def new_version(criteria_set: CriteriaSet, *, by: Actor, at: datetime) -> CriteriaSet:
    """A draft that begins with everything that `criteria_set` says; what is in force stays as it is.

    Refused while another draft of the same series is open.
    """
    require(by, "keep", criteria_set)
    others = _series(criteria_set)
    if any(each.state == CriteriaState.DRAFT for each in others):
        raise MoveRefused(_("A draft of the next version is open already. Go on with that one."))
    if any(each.state in ISSUED and each.number > criteria_set.number for each in others):
        raise MoveRefused(_("A later version came into force. Begin the new one from there."))
    if criteria_set.state not in ISSUED:
        raise MoveRefused(_("This version never came into force. Take its draft up again instead."))
    return begin_next(criteria_set, by=by, at=at)


def begin_next(criteria_set: CriteriaSet, *, by: Actor, at: datetime) -> CriteriaSet:
    """The draft of the next version; who may begin it, and that none is open, was asked before."""
    made = CriteriaSet(body_id=criteria_set.body_id, series=criteria_set.series)
    made.number = max(each.number for each in _series(criteria_set)) + 1
    made.source_plan = criteria_set.source_plan
    Header(criteria_set.title, "", None, criteria_set.subjects, criteria_set.source).to(made)
    begin(made, "new_version", by=by, at=at)
    Criterion.objects.bulk_create([_copied(each, made) for each in criteria_set.criteria.all()])
    return made


def begin(made: CriteriaSet, verb: str, *, by: Actor, at: datetime) -> CriteriaSet:
    """Save a new draft and log it; who may begin it was asked before."""
    made.recorded_by_id, made.recorded_at = by.person.pk if by.person else None, at
    made.save(force_insert=True)
    audit.record(verb, made, by=by, at=at, changes={"title": (None, made.title)})
    return made


@transaction.atomic
def put_in_force(criteria_set: CriteriaSet, *, since: date, by: Actor, at: datetime, reason: str = "") -> CriteriaSet:
    """The draft holds from `since` on, and the version before it until then.

    Refused for a day on or before the first day of an earlier version: what held then is not overwritten.
    """
    earlier = [each for each in _series(criteria_set) if each.state in ISSUED]
    if late := next((each for each in earlier if each.since and each.since >= since), None):
        told = _("Version %(number)d holds from %(day)s. Choose a later day.")
        raise ValidationError({"since": told % {"number": late.number, "day": f"{late.since:%d/%m/%Y}"}})
    with CRITERIA_MOVES["put_in_force"].of(criteria_set, by=by, at=at, reason=reason) as moved:
        for each in earlier:
            _give_way(each, since, by, at)
        moved.since, moved.until = since, FOREVER
        moved.edits.all().delete()
    return moved


def end(criteria_set: CriteriaSet, *, on: date, by: Actor, at: datetime, reason: str = "") -> CriteriaSet:
    """From `on` it no longer holds, and nothing follows yet."""
    with CRITERIA_MOVES["end"].of(criteria_set, by=by, at=at, reason=reason) as moved:
        if moved.since and on <= moved.since:
            told = _("It holds from %(day)s. Choose a later day.") % {"day": f"{moved.since:%d/%m/%Y}"}
            raise ValidationError({"on": told})
        moved.until = on
    return moved


def discard(criteria_set: CriteriaSet, *, by: Actor, at: datetime, reason: str = "") -> CriteriaSet:
    """The draft is not gone on with."""
    with CRITERIA_MOVES["discard"].of(criteria_set, by=by, at=at, reason=reason) as moved:
        return moved


def restore(criteria_set: CriteriaSet, *, by: Actor, at: datetime, reason: str = "") -> CriteriaSet:
    """The discarded draft is a draft again, unless another one has been begun."""
    drafts = CriteriaSet.objects.filter(state=CriteriaState.DRAFT)
    same = Q(series=criteria_set.series) | Q(source_plan=criteria_set.source_plan, source_plan__isnull=False)
    if drafts.filter(same).exists():
        raise MoveRefused(_("A draft of the next version is open already. Go on with that one."))
    with CRITERIA_MOVES["restore"].of(criteria_set, by=by, at=at, reason=reason) as moved:
        return moved


def draft_of(criteria_set: CriteriaSet, by: Actor) -> CriteriaSet:
    """The row of `criteria_set`, locked, as a draft that `by` may change; refused otherwise."""
    locked = CriteriaSet.objects.select_for_update(of=("self",)).get(pk=criteria_set.pk)
    require(by, "keep", locked)
    if locked.state != CriteriaState.DRAFT:
        raise MoveRefused(_("This version is no longer a draft. Begin a new version to change it."))
    return locked


def next_order(criteria_set: CriteriaSet) -> int:
    """The place behind the last criterion."""
    last: int | None = criteria_set.criteria.aggregate(last=Max("order"))["last"]
    return (last or 0) + 1


def _series(criteria_set: CriteriaSet) -> list[CriteriaSet]:
    """All versions, locked so that nobody else begins or ends one meanwhile."""
    versions = CriteriaSet.objects.filter(series=criteria_set.series).order_by("pk")
    list(versions.select_for_update(of=("self",)))
    return list(versions)  # asked again: one may have been begun while we waited


def _give_way(earlier: CriteriaSet, on: date, by: Actor, at: datetime) -> None:
    """`earlier` no longer holds from `on`."""
    if earlier.state == CriteriaState.IN_FORCE:
        with CRITERIA_MOVES["supersede"].of(earlier, by=by, at=at) as moved:
            moved.until = min(moved.until, on)
    elif earlier.until > on:
        with audit.watching(earlier, "supersede", by=by, at=at):
            earlier.until = on
            earlier.save(update_fields=["until"])


def _copied(criterion: Criterion, to: CriteriaSet) -> Criterion:
    kept: dict[str, Any] = {name: getattr(criterion, name) for name in _KEPT}
    return Criterion(criteria_set=to, came_from=criterion, **kept)


_KEPT = (
    *("text", "scope", "field_id", "field_words", "branch", "breadth", "points", "section", "order"),
    *("source_clause", "source_place"),
)
