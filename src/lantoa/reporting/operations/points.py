"""Lessons and recommendations of a review are written down, sent with it, seen to by their owners, and settled."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.movements.models import MovementReview
from lantoa.organisations.models import Membership
from lantoa.reporting.models import PeriodicReport, ReviewPoint
from lantoa.reporting.states import LIVE_POINTS, POINT_MOVES, WRITING, PointState


@transaction.atomic
def add_to_report(report: PeriodicReport, said: ReviewPoint, *, by: Actor, at: datetime) -> ReviewPoint:
    """A point of a report that is being written: a draft until it is sent. MoveRefused: it was sent already."""
    require(by, "write", report)
    locked = PeriodicReport.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if locked.state not in WRITING:
        raise MoveRefused(_("The report is submitted: it is changed once it is returned or reopened."))
    said.report, said.body_id, said.state = locked, locked.body_id, PointState.DRAFT
    return _added(said, localdate(at), by, at)


@transaction.atomic
def add_to_review(review: MovementReview, said: ReviewPoint, *, by: Actor, at: datetime) -> ReviewPoint:
    """A point of the review of a movement: open at once, because the review was held."""
    require(by, "keep", review)
    said.movement_review, said.body_id, said.state = review, review.movement.body_id, PointState.OPEN
    return _added(said, review.held_on, by, at)


@transaction.atomic
def change(point: ReviewPoint, values: dict[str, Any], *, by: Actor, at: datetime) -> ReviewPoint:
    """Other words, owner or day. MoveRefused: it is settled; ValidationError by field."""
    require(by, "keep", point)
    locked = ReviewPoint.objects.select_for_update(of=("self",)).get(pk=point.pk)
    if locked.state not in (PointState.DRAFT, *LIVE_POINTS):
        raise MoveRefused(_("It is settled. Open it again first."))
    with audit.watching(locked, "change_review_point", by=by, at=at):
        for name, value in values.items():
            setattr(locked, name, value)
        _require_owner(locked, localdate(at))
        locked.save()
    return locked


@transaction.atomic
def remove(point: ReviewPoint, *, by: Actor, at: datetime) -> None:
    """Take a draft out. MoveRefused: whoever sees to it knows of it already."""
    require(by, "keep", point)
    locked = ReviewPoint.objects.select_for_update(of=("self",)).get(pk=point.pk)
    if locked.state != PointState.DRAFT:
        raise MoveRefused(_("It was sent with the review. Pursue it no further instead, and say why."))
    audit.record("remove_review_point", locked, by=by, at=at, note=locked.text[:200])
    locked.delete()


def issue(report: PeriodicReport, *, by: Actor, at: datetime) -> None:
    """The drafts of a report that is sent: from now on their owners see to them."""
    drafts = list(ReviewPoint.objects.select_for_update(of=("self",)).filter(report=report, state=PointState.DRAFT))
    ReviewPoint.objects.filter(pk__in=[each.pk for each in drafts]).update(state=PointState.OPEN)
    changes = {"state": [str(PointState.DRAFT), str(PointState.OPEN)]}
    audit.record_many((audit.Act("issue_review_point", each, changes) for each in drafts), by=by, at=at)


def take_up(point: ReviewPoint, *, by: Actor, at: datetime, reason: str = "") -> ReviewPoint:
    """The owner has begun."""
    with POINT_MOVES["take_up"].of(point, by=by, at=at, reason=reason) as moved:
        moved.outcome = reason.strip()
    return moved


def finish(point: ReviewPoint, *, by: Actor, at: datetime, reason: str) -> ReviewPoint:
    """It is done; `reason` says what came of it, which the next review quotes."""
    with POINT_MOVES["finish"].of(point, by=by, at=at, reason=reason) as moved:
        _settle(moved, reason, at)
    return moved


def drop(point: ReviewPoint, *, by: Actor, at: datetime, reason: str) -> ReviewPoint:
    """It is not pursued; the next review quotes why."""
    with POINT_MOVES["drop"].of(point, by=by, at=at, reason=reason) as moved:
        _settle(moved, reason, at)
    return moved


def resume(point: ReviewPoint, *, by: Actor, at: datetime, reason: str) -> ReviewPoint:
    """It was not settled after all."""
    with POINT_MOVES["resume"].of(point, by=by, at=at, reason=reason) as moved:
        moved.outcome, moved.settled_on = "", None
    return moved


def _settle(point: ReviewPoint, outcome: str, at: datetime) -> None:
    point.outcome, point.settled_on = outcome.strip(), localdate(at)


def _added(said: ReviewPoint, reviewed_on: date, by: Actor, at: datetime) -> ReviewPoint:
    _require_owner(said, localdate(at))
    if said.due_on < reviewed_on:
        raise ValidationError({"due_on": _("It cannot be due before the review.")})
    said.recorded_by_id, said.recorded_at = by.person.pk if by.person else None, at
    said.save()
    audit.record("add_review_point", said, by=by, at=at, note=said.text[:200])
    return said


def _require_owner(point: ReviewPoint, today: date) -> None:
    """Whoever is named works at the body that sees to it."""
    if point.owner_person_id is None:
        return
    there = Membership.objects.filter(person=point.owner_person_id, body=point.owner_id)
    if not there.filter(since__lte=today, until__gt=today).exists():
        raise ValidationError({"owner_person": _("This person has no role at the body that sees to it.")})
