"""What can become of a plan, of a clause and of evidence. That a duty is overdue is computed and never stored."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.kit.access import YES, Answer
from lantoa.kit.moves import Move, moves
from lantoa.plans.recall import standing


class PlanState(models.TextChoices):
    """Where a plan stands."""

    READING = "reading", _("Being read")
    UNREADABLE = "unreadable", _("Could not be read")
    REVIEW = "review", _("Under review")
    RUNNING = "running", _("Running")
    ENDED = "ended", _("Ended")
    REPLACED = "replaced", _("Replaced")
    DISCARDED = "discarded", _("Discarded")


class ClauseState(models.TextChoices):
    """What was decided about a clause."""

    UNSEEN = "unseen", _("Not seen yet")
    CONFIRMED = "confirmed", _("Confirmed")
    REJECTED = "rejected", _("Left out")
    MERGED = "merged", _("Merged into another")
    DIVIDED = "divided", _("Divided")


class EvidenceState(models.TextChoices):
    """What a second person found."""

    SUBMITTED = "submitted", _("Waiting for a check")
    ACCEPTED = "accepted", _("Accepted")
    RETURNED = "returned", _("Returned for completion")
    WITHDRAWN = "withdrawn", _("Withdrawn")


def unsettled(plan: Any) -> Iterator[str | Promise]:
    """What a plan still needs before it can run, in the order in which an officer deals with it."""
    if unseen := plan.clauses.filter(state=ClauseState.UNSEEN).count():
        yield _("%(count)d items have not been looked at yet.") % {"count": unseen}
    if plan.first_day is None or plan.last_day is None:
        yield _("Say from when to when the plan is in force.")
    duties = plan.duties.filter(clause__state=ClauseState.CONFIRMED)
    if open_questions := _asked(duties).count():
        yield _("Of %(count)d confirmed items it is not said yet who is meant.") % {"count": open_questions}
    if owed_by_nobody := _owed_by_nobody(duties).count():
        yield _("%(count)d confirmed items are owed by nobody. Name a body, or reject them.") % {
            "count": owed_by_nobody
        }
    if other := same_number(plan).first():
        yield _("“%(plan)s” has the same number. Correct one of the two, or discard it.") % {"plan": other}


def is_settled(plan: Any) -> Answer:
    """Whether everything is known that a plan needs before it runs."""
    missing = next(unsettled(plan), None)
    return YES if missing is None else Answer(False, missing)


def nothing_stands(plan: Any) -> Answer:
    """Whether it can still be taken back that a plan was put into force: nobody did anything under it yet."""
    found = next(standing(plan), None)
    if found is None:
        return YES
    return Answer(False, _("%(what)s Amend it by a later plan, or end it.") % {"what": found})


def same_number(plan: Any) -> QuerySet[Any]:
    """Other plans of the same body with its number. Numbers begin anew each year, so that the year counts, too."""
    others = type(plan)._default_manager.filter(body=plan.body_id, number_key=plan.number_key).exclude(pk=plan.pk)
    if not plan.number_key:
        return others.none()
    if plan.issued_on:
        others = others.filter(Q(issued_on=None) | Q(issued_on__year=plan.issued_on.year))
    return others.exclude(state__in=(PlanState.READING, PlanState.UNREADABLE, PlanState.DISCARDED))


def _asked(duties: QuerySet[Any]) -> QuerySet[Any]:
    """Those of `duties` of which it is not known who leads: co-ordinators may stay as they are printed."""
    return duties.filter(actors__part="lead", actors__body=None, actors__group=None, actors__is_sure=False).distinct()


def _owed_by_nobody(duties: QuerySet[Any]) -> QuerySet[Any]:
    """Those of `duties` where no lead is known and none is asked for."""
    leads = duties.model._meta.get_field("actors").related_model._default_manager.filter(
        duty=OuterRef("pk"), part="lead"
    )
    return duties.exclude(Exists(leads.filter(Q(body__isnull=False) | Q(group__isnull=False) | Q(is_sure=False))))


def is_under_review(clause: Any) -> Answer:
    """A plan that runs is signed: only a later document changes what it says."""
    if clause.plan.state == PlanState.REVIEW:
        return YES
    return Answer(False, _("The plan is no longer under review. A later plan can amend it."))


PLAN_MOVES = moves(
    PlanState,
    Move(
        "read",
        of=(PlanState.READING,),
        to=PlanState.REVIEW,
        needs="read",
        label=_("Read"),
        done=_("read the plan"),
    ),
    Move(
        "give_up",
        of=(PlanState.READING,),
        to=PlanState.UNREADABLE,
        needs="read",
        label=_("Give up"),
        done=_("could not read the plan"),
    ),
    Move(
        "try_again",
        of=(PlanState.UNREADABLE,),
        to=PlanState.READING,
        needs="keep",
        label=_("Read it again"),
        done=_("had the plan read again"),
        tone="primary",
    ),
    Move(
        "start",
        of=(PlanState.REVIEW,),
        to=PlanState.RUNNING,
        needs="start",
        label=_("Put it into force"),
        done=_("put the plan into force"),
        tone="primary",
        guard=is_settled,
    ),
    Move(
        "recall",
        of=(PlanState.RUNNING,),
        to=PlanState.REVIEW,
        needs="start",
        label=_("Recall the start"),
        done=_("recalled the start of the plan"),
        reason_required=True,
        tone="danger",
        guard=nothing_stands,
    ),
    Move(
        "discard",
        of=(PlanState.REVIEW, PlanState.UNREADABLE),
        to=PlanState.DISCARDED,
        needs="start",
        label=_("Discard"),
        done=_("discarded the plan"),
        reason_required=True,
        tone="danger",
    ),
    Move(
        "end",
        of=(PlanState.RUNNING,),
        to=PlanState.ENDED,
        needs="start",
        label=_("End the plan"),
        done=_("ended the plan"),
        reason_required=True,
        tone="danger",
    ),
    Move(
        "replace",
        of=(PlanState.RUNNING,),
        to=PlanState.REPLACED,
        needs="start",
        label=_("Replace by a later plan"),
        done=_("replaced by a later plan"),
    ),
    Move(
        "resume",
        of=(PlanState.ENDED, PlanState.REPLACED),
        to=PlanState.RUNNING,
        needs="start",
        label=_("Put it into force again"),
        done=_("put the plan into force again"),
        reason_required=True,
    ),
    citizen={PlanState.RUNNING: _("In force"), PlanState.ENDED: _("Ended"), PlanState.REPLACED: _("Replaced")},
)

CLAUSE_MOVES = moves(
    ClauseState,
    Move(
        "confirm",
        of=(ClauseState.UNSEEN,),
        to=ClauseState.CONFIRMED,
        needs="review",
        label=_("Confirm"),
        done=_("confirmed the clause"),
        tone="primary",
        guard=is_under_review,
    ),
    Move(
        "reject",
        of=(ClauseState.UNSEEN,),
        to=ClauseState.REJECTED,
        needs="review",
        label=_("Leave it out"),
        done=_("rejected the clause"),
        tone="danger",
        guard=is_under_review,
    ),
    Move(
        "merge",
        of=(ClauseState.UNSEEN,),
        to=ClauseState.MERGED,
        needs="review",
        label=pgettext_lazy("clauses", "Merge"),
        done=_("merged the clause into another"),
        guard=is_under_review,
    ),
    Move(
        "divide",
        of=(ClauseState.UNSEEN,),
        to=ClauseState.DIVIDED,
        needs="review",
        label=_("Divide"),
        done=_("divided the clause"),
        guard=is_under_review,
    ),
    Move(
        "reopen",
        of=(ClauseState.CONFIRMED, ClauseState.REJECTED, ClauseState.MERGED, ClauseState.DIVIDED),
        to=ClauseState.UNSEEN,
        needs="review",
        label=_("Undo"),
        done=_("took the decision back"),
        guard=is_under_review,
    ),
)

EVIDENCE_MOVES = moves(
    EvidenceState,
    Move(
        "accept",
        of=(EvidenceState.SUBMITTED,),
        to=EvidenceState.ACCEPTED,
        needs="check",
        label=_("Accept"),
        done=_("accepted the evidence"),
        tone="primary",
    ),
    Move(
        "return",
        of=(EvidenceState.SUBMITTED, EvidenceState.ACCEPTED),
        to=EvidenceState.RETURNED,
        needs="check",
        label=_("Return for completion"),
        done=_("returned the evidence"),
        reason_required=True,
    ),
    Move(
        "reopen",
        of=(EvidenceState.ACCEPTED,),
        to=EvidenceState.SUBMITTED,
        needs="check",
        label=_("Take the acceptance back"),
        done=_("took the acceptance back"),
    ),
    Move(
        "submit",
        of=(EvidenceState.RETURNED, EvidenceState.WITHDRAWN),
        to=EvidenceState.SUBMITTED,
        needs="record",
        label=_("Submit again"),
        done=_("submitted the evidence again"),
        tone="primary",
    ),
    Move(
        "withdraw",
        of=(EvidenceState.SUBMITTED, EvidenceState.RETURNED),
        to=EvidenceState.WITHDRAWN,
        needs="record",
        label=_("Withdraw"),
        done=_("withdrew the evidence"),
        tone="danger",
    ),
)
