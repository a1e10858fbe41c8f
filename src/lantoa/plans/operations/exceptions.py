"""What people decide about one body in one period: a quota after a merger, a later due day; and why something is late.

Each stands beside the figure with its reason. Nothing of it happens by itself.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lantoa.kit import audit
from lantoa.kit.access import Refused, require
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Body
from lantoa.plans.models import Duty, Explanation, Extension, MergedQuota, QuotaReading, Term
from lantoa.plans.progress import Standing
from lantoa.plans.queries.progress import standings

Said = TypeVar("Said", MergedQuota, Extension, Explanation)
Changes = dict[str, tuple[str | None, str]]


@transaction.atomic
def decide_quota(term: Term, body: Body, reading: str, *, reason: str, by: Actor, at: datetime) -> MergedQuota:
    """Say once which reading of the quota holds for a body that several became in the middle of a period."""
    require(by, "decide", term.duty)
    _require_reason(reason)
    Duty.objects.select_for_update(of=("self",)).get(pk=term.duty_id)  # two people at once: the second is told
    question = _standing(term, body, at).open_question
    if question is None:
        raise Refused(_("There is nothing to decide: either somebody has, or only one body owed this before."))
    one, total = question
    value = one if reading == QuotaReading.ONE else total
    decided = MergedQuota(reading=reading, value=value, **_said(term, body, reason, by, at))
    return _kept(decided, "decide_quota", {"value": (None, str(value))}, by=by, at=at)


@transaction.atomic
def extend(term: Term, body: Body, due_on: date, *, reason: str, by: Actor, at: datetime) -> Extension:
    """Give a body a later due day in one period. The last extension holds."""
    require(by, "decide", term.duty)
    _require_reason(reason)
    before = _standing(term, body, at).due_on
    if term.due_on is None:
        raise Refused(_("What is owed all the time has no due day."))
    if due_on <= term.due_on:
        message = _("Choose a day after %(day)s, on which it is due for everybody.")
        raise ValidationError({"due_on": message % {"day": f"{term.due_on:%d/%m/%Y}"}})
    extension = Extension(due_on=due_on, **_said(term, body, reason, by, at))
    return _kept(extension, "extend", {"due_on": (str(before), str(due_on))}, by=by, at=at)


@transaction.atomic
def explain(term: Term, body: Body, *, reason: str, by: Actor, at: datetime) -> Explanation:
    """Say, as the body that owes it, why it is late. It stays overdue."""
    explanation = Explanation(**_said(term, body, reason, by, at))
    require(by, "record", explanation)
    _require_reason(reason)
    _standing(term, body, at)
    return _kept(explanation, "explain", {}, by=by, at=at)


def _said(term: Term, body: Body, reason: str, by: Actor, at: datetime) -> dict[str, Any]:
    if by.person is None:
        raise Refused(_("Only a person can decide this."))
    return {"term": term, "body": body, "reason": reason.strip(), "by": by.person, "at": at}


def _kept(said: Said, verb: str, changes: Changes, *, by: Actor, at: datetime) -> Said:
    """Save what was decided and log it with the duty, so that its history has all of it."""
    said.save(force_insert=True)
    about, note = audit.About(said.term.duty, body_id=said.body_id), f"{said.body}, {said.term}: {said.reason}"
    audit.record(verb, about, by=by, at=at, changes=changes, note=note)
    return said


def _standing(term: Term, body: Body, at: datetime) -> Standing:
    """How `body` stands in `term`. Refused unless it owes it."""
    found = standings(
        term.duty.plan, localdate(at), bodies=[body.pk], duties=[term.duty_id], days=(term.since, term.until)
    )
    standing = next((one for one in found if one.term_id == term.pk), None)
    if standing is None:
        raise Refused(_("%(body)s does not owe this duty in that period.") % {"body": body.name})
    return standing


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise ValidationError({"reason": _("Give the reason.")})
