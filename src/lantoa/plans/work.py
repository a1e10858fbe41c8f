"""What the room puts among everybody's work: what is owed, what waits for a decision, and what waits for others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from lantoa.desk import work
from lantoa.desk.work import WorkItem, WorkSource
from lantoa.kit.access import visible
from lantoa.kit.actors import Actor
from lantoa.plans.access import OWED
from lantoa.plans.board_words import figures, period_words
from lantoa.plans.inspectors import inspected_plans
from lantoa.plans.measures import measure_of
from lantoa.plans.models import Clause, Duty, Evidence, Plan
from lantoa.plans.progress import Standing
from lantoa.plans.queries.work import Pressing, late_under, open_questions, pressing
from lantoa.plans.states import ClauseState, EvidenceState, PlanState

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser as Person


class DutyWork(WorkSource):
    """What the person's bodies owe and have not done: overdue, or due soon; for those who may record it."""

    name = "duties"

    def items(self, person: Person, on: date) -> Iterable[WorkItem]:
        bodies = OWED.bodies_for(Actor(person), "record")
        found = pressing(bodies, on=on)
        return [self._item(found, one, on) for one in found.standings]

    def _item(self, found: Pressing, one: Standing, on: date) -> WorkItem:
        duty = found.duties[one.duty_id]
        by_hand = measure_of(duty.measure).by_hand
        cell = reverse("plans:cell", args=[one.term_id, one.body_id])
        record = f"{reverse('plans:record_evidence', args=[duty.pk])}?body={one.body_id}&term={one.term_id}"
        return WorkItem(
            sentence=f"{duty.what}: {period_words(one.since, one.until)}",
            url=cell,
            verb=pgettext("evidence", "Record") if by_hand else _("Look"),
            verb_url=record if by_hand else cell,
            due=None if one.is_request else one.due_on,
            reason=self._reason(found, one, duty),
        )

    @staticmethod
    def _reason(found: Pressing, one: Standing, duty: Duty) -> str:
        told = [found.bodies[one.body_id], figures(one, duty), duty.plan.number or duty.plan.title]
        if reminded := found.reminded(one):
            told.append(_("reminded on %(day)s") % {"day": f"{localdate(reminded):%d/%m/%Y}"})
        return ". ".join(told)


class EvidenceToCheck(WorkSource):
    """What others recorded and the person may check."""

    name = "evidence_to_check"

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        found = visible(Actor(person), Evidence.objects.filter(state=EvidenceState.SUBMITTED), "check")
        for one in found.select_related("body", "duty").order_by("recorded_at")[:MOST]:
            url = reverse("plans:evidence", args=[one.pk])
            yield WorkItem(
                sentence=_("Check: %(what)s") % {"what": one.title},
                url=url,
                verb=_("Check"),
                verb_url=url,
                reason=f"{one.body.name}. {one.duty.what}",
                since=localdate(one.recorded_at),
            )


class OwnEvidence(WorkSource):
    """What the person recorded: returned to her, or waiting for somebody else's check."""

    name = "own_evidence"

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        states = (EvidenceState.SUBMITTED, EvidenceState.RETURNED)
        found = Evidence.objects.filter(recorded_by=person.pk, state__in=states).select_related("body", "duty__plan")
        for one in found.order_by("recorded_at")[:MOST]:
            url = reverse("plans:evidence", args=[one.pk])
            returned = one.state == EvidenceState.RETURNED
            yield WorkItem(
                sentence=one.title,
                url=url,
                verb=_("Complete it") if returned else _("Look"),
                verb_url=url,
                reason=_("It was returned for completion. %(duty)s") % {"duty": one.duty.what}
                if returned
                else one.duty.what,
                waiting_for="" if returned else _("a check at %(body)s") % {"body": one.body.name},
                since=localdate(one.recorded_at),
            )


class PlansToReview(WorkSource):
    """Plans that were read and wait for a person, or could not be read; and actors of which nobody is sure."""

    name = "plans_to_review"

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        states = (PlanState.REVIEW, PlanState.UNREADABLE)
        found = visible(Actor(person), Plan.objects.filter(state__in=states), "review").select_related("body")
        unsure = Q(duties__actors__body=None, duties__actors__group=None, duties__actors__is_sure=False)
        for plan in found.annotate(unsure=Count("duties__actors", filter=unsure)).order_by("recorded_at")[:MOST]:
            url = reverse("plans:plan", args=[plan.pk])
            yield WorkItem(
                sentence=_("Review the plan: %(plan)s") % {"plan": plan},
                url=url,
                verb=_("Review") if plan.state == PlanState.REVIEW else _("Look"),
                verb_url=url,
                reason=_told(plan),
                since=localdate(plan.recorded_at),
            )


class PlansToStart(WorkSource):
    """Plans in which every item is decided: for those who put them into force and did not review them."""

    name = "plans_to_start"

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        actor, unseen = Actor(person), Clause.objects.filter(plan=OuterRef("pk"), state=ClauseState.UNSEEN)
        ready = Plan.objects.filter(~Exists(unseen), state=PlanState.REVIEW)
        reviewed = visible(actor, Plan.objects.all(), "review").values("pk")
        for plan in visible(actor, ready, "start").exclude(pk__in=reviewed).select_related("body")[:MOST]:
            url = reverse("plans:plan", args=[plan.pk])
            yield WorkItem(
                sentence=_("Put the plan into force: %(plan)s") % {"plan": plan},
                url=url,
                verb=_("Look"),
                verb_url=url,
                reason=plan.body.name,
                since=localdate(plan.recorded_at),
            )


class QuotaQuestions(WorkSource):
    """Quotas after mergers that nobody has decided: for those who answer for the plan."""

    name = "quota_questions"

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        plans = visible(Actor(person), Plan.objects.filter(state=PlanState.RUNNING), "decide")
        for one in open_questions(plans, on=on)[:MOST]:
            yield WorkItem(
                sentence=_("Decide the number for %(body)s after a merger: %(what)s")
                % {"body": one.body.name, "what": one.duty.what},
                url=reverse("plans:cell", args=[one.standing.term_id, one.body.pk]),
                verb=_("Decide"),
                verb_url=reverse("plans:decide_quota", args=[one.standing.term_id, one.body.pk]),
                reason=period_words(one.standing.since, one.standing.until),
                due=one.standing.due_on,
            )


class Inspections(WorkSource):
    """Programmes that the person's bodies inspect, while somebody is late under them."""

    name = "inspections"

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        plans = Plan.objects.filter(pk__in=inspected_plans(Actor(person)), state=PlanState.RUNNING)
        for one in late_under(plans.select_related("body").defer("text", "reading"), on=on)[:MOST]:
            board = reverse("plans:board", args=[one.plan.pk])
            late = ngettext("%(count)d body is late", "%(count)d bodies are late", one.late) % {"count": one.late}
            yield WorkItem(
                sentence=_("Inspect how it is carried out: %(plan)s") % {"plan": one.plan},
                url=board,
                verb=_("Look"),
                verb_url=f"{board}?only=overdue",
                reason=f"{one.plan.body.name}. {late}",
            )


def _told(plan: Plan) -> str | Promise:
    """Why a plan stands in somebody's work."""
    unsure: int = plan.unsure  # type: ignore[attr-defined]  # annotated
    if plan.state == PlanState.UNREADABLE:
        return plan.trouble or _("It could not be read.")
    if not unsure:
        return plan.body.name
    count = {"body": plan.body.name, "count": unsure}
    told = ngettext("%(body)s. %(count)d actor is not sure.", "%(body)s. %(count)d actors are not sure.", unsure)
    return told % count


MOST = 200  # of one kind; who has more works through the lists
SOURCES = (
    DutyWork(),
    EvidenceToCheck(),
    OwnEvidence(),
    PlansToReview(),
    PlansToStart(),
    QuotaQuestions(),
    Inspections(),
)


def register_all() -> None:
    """Tell the desk."""
    for source in SOURCES:
        work.register(source)
