"""Reading a plan that was sent in: header, citations, clauses and what they would make are kept for the review."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from importlib.metadata import version

from django.db import transaction
from django.utils import translation
from django.utils.timezone import localdate, now

from lantoa.kit import outbox
from lantoa.kit.actors import PLATFORM
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.plans import events
from lantoa.plans.models import Citation, Clause, Duty, DutyActor, Plan
from lantoa.plans.numbers import number_key
from lantoa.plans.operations.sending import KIND
from lantoa.plans.proposing import Matching, Proposal, proposals
from lantoa.plans.queries.files import is_as_sent
from lantoa.plans.states import PLAN_MOVES, PlanState
from vanban.reading import Plan as Reading
from vanban.reading import read
from vanban.reading.model import Citation as ReadCitation
from vanban.reading.model import Date, Document
from vanban.reading.problems import Unreadable

READER = f"vanban {version('lantoa')}"
BATCH = 500
LONGEST = {"title": 500, "kind": 60, "number": 60, "place": 120, "authority": 120, "position": 120, "signer": 120}


@outbox.deliverer(KIND)
def work(message: OutgoingMessage) -> str:
    """Read the plan that somebody sent in, unless that has been done meanwhile; the state it led to.

    Not inside of the message's transaction: a long file is read for seconds, in which SQLite would let nobody write.
    What was found is kept in one transaction all the same, and only while the plan still waits for it: done twice, it
    is done once.
    """
    plan = Plan.objects.select_related("body", "file").get(pk=message.payload["plan"])
    if plan.state != PlanState.READING:
        return plan.state
    with translation.override(message.payload["language"]):
        return take(plan, at=now()).state


def take(plan: Plan, *, at: datetime) -> Plan:
    """Read the file of `plan` now and put what was found up for review; or say why it cannot be read."""
    try:
        found = read_file(plan)
    except Unreadable as problem:
        return _give_up(plan, problem, at=at)
    with transaction.atomic():
        with PLAN_MOVES["read"].of(plan, by=PLATFORM, at=at) as taken:
            fill_header(taken, found.document)
            keep_reading(taken, found, at=at)
            citations = _citations(taken, found)
            Citation.objects.bulk_create(citations, batch_size=BATCH)
            save(proposals(found, taken, citations, matching_for(taken)))
        events.plan_read.send(Plan, plan=taken, at=at)
    return taken


def read_file(plan: Plan) -> Reading:
    """What the reader finds in the plan's file today. Damaged: it is not, to the last byte, what was sent in."""
    assert plan.file is not None  # noqa: S101 - only plans with a file are read
    if not is_as_sent(plan.file):
        raise Unreadable("damaged", plan.file.name)
    return read(bytes(plan.file.content), name=plan.file.name)


def matching_for(plan: Plan) -> Matching:
    """Looks up whom the plan names, as of the day that it was issued on."""
    return Matching(plan.body, plan.issued_on or _day_of_names(plan, localdate()))


def _day_of_names(plan: Plan, today: date) -> date:
    """On which day the names of a plan without a date are those of the bodies around it.

    Today, while the body that issued it exists. Of one that has ended, the day on which the plan begins, as far as that
    lies in its life: today its offices are gone, and all that is below whoever answers for it would be meant instead.
    """
    body = plan.body
    if body.since <= today < body.until:
        return today
    return min(max(plan.first_day or body.since, body.since), body.until - timedelta(days=1))


def save(proposed: list[Proposal]) -> None:
    """Keep what was proposed: clauses, their duties, and the actors of those."""
    Clause.objects.bulk_create([each.clause for each in proposed], batch_size=BATCH)
    binding = [(each.duty, each) for each in proposed if each.duty]
    for duty, each in binding:
        duty.plan, duty.clause = each.clause.plan, each.clause
    Duty.objects.bulk_create([duty for duty, _each in binding], batch_size=BATCH)
    actors = []
    for duty, each in binding:
        for actor in each.actors:
            actor.duty = duty
            actors.append(actor)
    DutyActor.objects.bulk_create(actors, batch_size=BATCH)


def fill_header(plan: Plan, document: Document) -> None:
    """Put what the document says of itself into the fields of `plan`; what it leaves blank stays as it is."""
    signer, period = document.signer, document.period
    found = {
        "title": document.title,
        "kind": document.type,
        "number": document.number,
        "place": document.place,
        "authority": signer and signer.authority,
        "position": signer and signer.position,
        "signer": signer and signer.name,
    }
    for name, text in found.items():
        if text:
            setattr(plan, name, text[: LONGEST[name]])
    plan.number_key = number_key(plan.number)
    plan.issued_on = _day(document.date) or plan.issued_on
    if period:
        plan.first_day, plan.last_day = _years(period.first, period.last)


def keep_reading(plan: Plan, found: Reading, *, at: datetime) -> None:
    """Keep the text and all that the reader found in it beside the plan."""
    plan.text, plan.reading = found.text, {k: v for k, v in found.to_json().items() if k != "text"}
    plan.reader, plan.read_at, plan.trouble = READER, at, ""


def said_of(problem: Unreadable) -> str:
    """What is wrong with a file, in the language of whoever asked."""
    return problem.en if translation.get_language() == "en" else problem.vi


def _give_up(plan: Plan, problem: Unreadable, *, at: datetime) -> Plan:
    said = said_of(problem)
    with PLAN_MOVES["give_up"].of(plan, by=PLATFORM, at=at, reason=said) as given_up:
        given_up.trouble = said
    return given_up


def _citations(plan: Plan, found: Reading) -> list[Citation]:
    basis = len(found.legal_basis)
    cited = (*found.legal_basis, *found.references)
    return [citation_of(plan, one, order, is_basis=order < basis) for order, one in enumerate(cited)]


def citation_of(plan: Plan, cited: ReadCitation, order: int, *, is_basis: bool) -> Citation:
    """Another document that `plan` names, not saved yet."""
    number = (cited.number or "")[:60]
    return Citation(
        plan=plan,
        is_basis=is_basis,
        kind=cited.type[:60],
        number=number,
        number_key=number_key(number),
        issued_on=date.fromisoformat(cited.date) if cited.date else None,
        issuer=(cited.issuer or "")[:255],
        subject=cited.subject or "",
        start=cited.span[0],
        end=cited.span[1],
        order=order,
    )


def _day(printed: Date | None) -> date | None:
    """The day, where all of it is printed and it is one of the calendar."""
    if printed is None or not (printed.year and printed.month and printed.day):
        return None
    try:
        return date(printed.year, printed.month, printed.day)
    except ValueError:
        return None


def _years(first: int | None, last: int | None) -> tuple[date | None, date | None]:
    """The first and last day of these years; neither where they are no years, or stand the wrong way round."""
    if any(year is not None and not 1900 <= year <= 2200 for year in (first, last)) or (first or 0) > (last or 9999):
        return None, None
    return date(first, 1, 1) if first else None, date(last, 12, 31) if last else None
