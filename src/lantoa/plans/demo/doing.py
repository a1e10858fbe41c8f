"""Writes what was done under the programmes of the demo, as rows: a thousand acts would make the first start slow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from django.utils.timezone import localdate

from lantoa.kit.actors import PLATFORM
from lantoa.organisations.models import Body
from lantoa.plans.demo.continuing import IN_TURN
from lantoa.plans.demo.shapes import Programme, Promise
from lantoa.plans.models import Delivery, Duty, Evidence, EvidenceKind, Obligation, Plan, Reminder, Term
from lantoa.plans.operations import running
from lantoa.plans.states import EvidenceState

STATES = {"w": EvidenceState.SUBMITTED, "r": EvidenceState.RETURNED}
LISTED = 200  # evidence of so many bodies at most in one duty


def do(programme: Programme, plan: Plan, *, at: datetime) -> None:
    """Evidence, deliveries and reminders of `plan` until `at`."""
    duties = plan.duties.select_related("clause").order_by("pk")
    promises = zip(programme.promises, duties, strict=True)
    Evidence.objects.bulk_create(
        piece for promise, duty in promises for piece in _evidence(promise, duty, localdate(at))
    )
    _send(programme, plan)
    _remind(programme, plan, at)
    if programme.ended:
        running.end(plan, by=PLATFORM, at=at, reason="Hết thời gian thực hiện")


def _evidence(promise: Promise, duty: Duty, today: date) -> Iterator[Evidence]:
    terms = list(duty.terms.filter(since__lte=today).order_by("since"))
    for body, marks in _marks_of(promise, duty):
        for term, mark in zip(reversed(terms), _backwards(marks), strict=False):
            if mark != "-" and (done := _piece(duty, term, body, mark, today)):
                yield done


def _marks_of(promise: Promise, duty: Duty) -> Iterator[tuple[Body, str]]:
    """Each body with its marks; under "*" all others that owe the duty, in turn."""
    named = Body.objects.in_bulk([code for code in promise.marks if code != "*"], field_name="code")
    yield from ((body, promise.marks[code]) for code, body in named.items())
    if "*" in promise.marks:
        owing = Obligation.objects.filter(duty=duty).exclude(body__in=named.values()).values("body")
        others = Body.objects.filter(pk__in=owing).order_by("code")[:LISTED]
        yield from ((body, IN_TURN[place % len(IN_TURN)]) for place, body in enumerate(others))


def _backwards(marks: str) -> Iterator[str]:
    """The marks from the last one on, and over again."""
    listed = marks.split()[::-1]
    while listed:
        yield from listed


def _piece(duty: Duty, term: Term, body: Body, mark: str, today: date) -> Evidence | None:
    """What stands for a mark: done early in the period, where that has come and the body was there."""
    on = min(term.since + (term.until - term.since) // 4, today)
    if not body.since <= on < body.until:
        return None
    amount, state = mark.rstrip("wr"), STATES.get(mark[-1], EvidenceState.ACCEPTED)
    recorded = datetime.combine(on, time(2), UTC)
    return Evidence(
        duty=duty,
        term=term,
        body=body,
        on=on,
        amount=Decimal(amount),
        kind=EvidenceKind.DOCUMENT,
        number=f"{body.pk}/BC",
        title=duty.what[:200],
        state=state,
        recorded_at=recorded,
        checked_at=None if state == EvidenceState.SUBMITTED else recorded + timedelta(days=1),
    )


def _send(programme: Programme, plan: Plan) -> None:
    sent_at = datetime.combine(programme.issued_on, time(3), UTC)
    bodies = Body.objects.filter(code__in=programme.sent_to).order_by("pk")
    Delivery.objects.bulk_create(Delivery(plan=plan, body=body, words=body.name, sent_at=sent_at) for body in bodies)


def _remind(programme: Programme, plan: Plan, at: datetime) -> None:
    """A week ago."""
    text = "Đề nghị đơn vị bổ sung kết quả còn thiếu trước ngày đến hạn."
    bodies = Body.objects.filter(code__in=programme.reminded)
    sent_at = at - timedelta(days=7)
    Reminder.objects.bulk_create(Reminder(plan=plan, body=body, text=text, sent_at=sent_at) for body in bodies)
