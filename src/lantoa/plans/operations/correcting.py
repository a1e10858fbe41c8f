"""A person corrects what the reader made of a clause; nobody overwrites silently what another one has just changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from lantoa.kit import audit
from lantoa.kit.access import Refused, require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.plans.models import Clause, Duty
from lantoa.plans.states import ClauseState, is_under_review

CLAUSE_FIELDS = ("kind", "section", "quote", "field", "event_date")
DUTY_FIELDS = (
    "what", "is_request", "measure", "comparator", "value", "is_share", "unit", "by_reference", "of_each", "cadence",
    "first_day", "last_day", "due_month", "due_day", "grace", "addressee", "include_lower_level", "need_both_kinds",
    "eligible_subjects", "needs_publications", "needs_adoptions",
)  # fmt: skip


@dataclass(frozen=True)
class Correction:
    """The new values, by field of the clause and of its duty. What is not named stays as it is."""

    clause: Mapping[str, Any] = field(default_factory=dict)
    duty: Mapping[str, Any] = field(default_factory=dict)


def version_of(clause: Clause) -> str:
    """Stands for what is kept of a clause and its duty at this moment: another one as soon as anything is changed."""
    kept = [audit.values_of(clause, (*CLAUSE_FIELDS, "state"))]
    if duty := duty_of(clause):
        kept.append(audit.values_of(duty, DUTY_FIELDS))
    return hashlib.sha256(json.dumps(kept, cls=DjangoJSONEncoder).encode()).hexdigest()[:16]


@transaction.atomic
def correct(clause: Clause, correction: Correction, *, version: str, by: Actor, at: datetime) -> Clause:
    """Put what a person says in the place of what was read. `version` is that of what the person saw."""
    require(by, "review", clause)
    locked = Clause.objects.select_for_update(of=("self",)).select_related("plan").get(pk=clause.pk)
    _require_open(locked)
    if version_of(locked) != version:
        raise Refused(_("Somebody has changed this clause meanwhile. Open it again and look at what it says now."))
    _write(locked, correction.clause, about=locked, by=by, at=at)
    if correction.duty and (duty := duty_of(locked)):
        _write(duty, correction.duty, about=locked, by=by, at=at)
    return locked


def duty_of(clause: Clause) -> Duty | None:
    """The duty of a clause, as it is now; None for one that makes none."""
    return Duty.objects.filter(clause=clause).first()


def _require_open(clause: Clause) -> None:
    if not (answer := is_under_review(clause)):
        raise MoveRefused(answer.reason)
    if clause.state not in (ClauseState.UNSEEN, ClauseState.CONFIRMED):
        raise MoveRefused(_("The clause does not count any more. Undo that decision before you correct it."))


def _write(record: Model, values: Mapping[str, Any], *, about: Clause, by: Actor, at: datetime) -> None:
    before = audit.values_of(record)
    for name, value in values.items():
        setattr(record, name, value)
    record.full_clean(exclude={f.name for f in record._meta.concrete_fields} - set(values))
    record.save()
    if changes := audit.differences(before, audit.values_of(record)):
        audit.record("correct_clause", about, by=by, at=at, changes=changes)
