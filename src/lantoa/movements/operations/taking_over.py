"""Criteria that a plan states become a draft of the plan's body, in the plan's order; what is unsure is asked.

Whoever knows plans calls this. It may be called again for the same clause, and nothing stands there twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.movements.lookup import field_named
from lantoa.movements.models import CriteriaSet, Criterion, Scope
from lantoa.movements.operations import criteria
from lantoa.movements.operations.editing import made_in
from lantoa.movements.states import CRITERIA_MOVES, ISSUED, CriteriaState
from lantoa.organisations.models import Body


@dataclass(frozen=True)
class PlanSource:
    """The plan, as far as this room has to know it."""

    id: int
    body: Body
    title: str
    number: str = ""
    issued_on: date | None = None

    @property
    def label(self) -> str:
        """How people name it."""
        return " ".join(filter(None, (self.number, self.title)))[:500]


@dataclass(frozen=True)
class StatedCriterion:
    """A clause that holds: its id, what it says, and where it stands. Empty `field` words: a general criterion."""

    clause: int
    text: str
    field: str = ""
    section: str = ""
    place: int | None = None


@transaction.atomic
def take_over(plan: PlanSource, stated: StatedCriterion, *, by: Actor, at: datetime) -> Criterion:
    """Put what the clause states into the draft of the plan's criteria; the same clause again brings it up to date."""
    Body.objects.select_for_update().get(pk=plan.body.pk)  # two clauses confirmed at once make one draft
    require(by, "take_over", CriteriaSet(body=plan.body))
    draft = _draft_of(plan, by, at)
    made = draft.criteria.filter(source_clause=stated.clause).first() or Criterion(
        criteria_set=draft, source_clause=stated.clause
    )
    _say(made, stated, plan.body)
    made.order = made.order or _place(draft, stated)
    made.save()
    draft.edits.all().delete()  # what was done before it cannot be taken back from under it
    audit.record("take_over_criterion", made_in(made), by=by, at=at, changes={"text": (None, made.text)})
    return made


def hand_back(plan_id: int, *, by: Actor, at: datetime, reason: str) -> None:
    """Discard the draft that was made of a plan, which does not run after all."""
    for draft in CriteriaSet.objects.filter(source_plan=plan_id, state=CriteriaState.DRAFT):
        with CRITERIA_MOVES["hand_back"].of(draft, by=by, at=at, reason=reason):
            pass


def _draft_of(plan: PlanSource, by: Actor, at: datetime) -> CriteriaSet:
    """The open draft of the plan's criteria: a new one, or the next version where some are in force already."""
    of_plan = CriteriaSet.objects.filter(source_plan=plan.id).order_by("-number")
    if draft := of_plan.filter(state=CriteriaState.DRAFT).first():
        return draft
    if issued := of_plan.filter(state__in=ISSUED).first():
        return criteria.begin_next(issued, by=by, at=at)
    made = CriteriaSet(body=plan.body, title=plan.title[:500], document=plan.number, issued_on=plan.issued_on)
    made.source, made.source_plan = plan.label, plan.id
    return criteria.begin(made, "draft_criteria", by=by, at=at)


def _say(criterion: Criterion, stated: StatedCriterion, body: Body) -> None:
    """General, or of the field that the words surely name; otherwise of a field that a person has yet to say."""
    criterion.text, criterion.section, criterion.source_place = stated.text, stated.section, stated.place
    if stated.field == criterion.field_words and criterion.pk:
        return  # what a person settled stays
    criterion.field_words = stated.field[:255]
    criterion.scope = Scope.FIELD if stated.field else Scope.GENERAL
    criterion.field = field_named(stated.field, body).field if stated.field else None


def _place(draft: CriteriaSet, stated: StatedCriterion) -> int:
    """Behind those that stand before it in the plan; the others move one down."""
    listed = list(draft.criteria.all())
    before = [each for each in listed if _stands_before(each, stated)]
    place = max((each.order for each in before), default=0) + 1
    behind = [each for each in listed if each.order >= place]
    for each in behind:
        each.order += 1
    Criterion.objects.bulk_update(behind, ["order"])
    return place


def _stands_before(criterion: Criterion, stated: StatedCriterion) -> bool:
    if criterion.source_place is None or stated.place is None:
        return True
    return criterion.source_place <= stated.place
