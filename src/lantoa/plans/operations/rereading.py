"""A plan is read again with a later reader. The clauses stay as they are; what differs is offered one by one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.timezone import now
from django.utils.translation import gettext as _

from lantoa.kit import audit, outbox
from lantoa.kit.access import Refused, require
from lantoa.kit.actors import Actor
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.kit.outbox.states import State
from lantoa.plans.models import Citation, Clause, ClauseKind, Plan
from lantoa.plans.operations.correcting import duty_of
from lantoa.plans.operations.reading import READER, citation_of, matching_for, read_file, said_of, save
from lantoa.plans.proposing.clauses import Enclosing, Proposal, as_json, items_of, proposal_of, section_of
from lantoa.plans.proposing.items import item_of, located
from lantoa.plans.queries.differences import AGAIN, What, differences
from lantoa.plans.states import ClauseState, is_under_review
from vanban.reading import Plan as Reading
from vanban.reading.problems import Unreadable

KIND = "plan_reading_again"


@transaction.atomic
def read_again(plan: Plan, *, by: Actor, at: datetime) -> None:
    """Have the file of a plan read again in the background; until that is done it cannot be asked for once more."""
    require(by, "keep", plan)
    locked = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if locked.file_id is None or not locked.text:
        raise Refused(_("This plan has no file that could be read again."))
    if is_read_again(locked):
        raise Refused(_("The plan is being read again already. Wait until that is done."))
    content = {"plan": plan.pk, "language": translation.get_language()}
    outbox.put(KIND, content, key=f"{KIND}-{plan.pk}-{at.isoformat()}", at=at)
    audit.record("read_again", locked, by=by, at=at, changes={"reader": (locked.reader, READER)})


def is_read_again(plan: Plan, state: str = State.WAITING) -> bool:
    """Whether a later reading of `plan` waits for the worker; with `state` DEAD, whether the worker has given it up."""
    asked = OutgoingMessage.objects.filter(kind=KIND, key__startswith=f"{KIND}-{plan.pk}-").order_by("-pk").first()
    return asked is not None and asked.state == state


@outbox.deliverer(KIND)
def work(message: OutgoingMessage) -> str:
    """Read the file again and keep the reading beside the first; how many items it has.

    Not inside of the message's transaction, as with the first reading. Done twice, it says the same twice.
    """
    plan = Plan.objects.select_related("body", "file").get(pk=message.payload["plan"])
    with translation.override(message.payload["language"]):
        kept = _later_reading(plan, at=now())
    with transaction.atomic():
        locked = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
        locked.reading = {**locked.reading, AGAIN: kept}
        locked.save(update_fields=["reading"])
    return str(len(kept["items"]))


def _later_reading(plan: Plan, *, at: datetime) -> dict[str, Any]:
    """What the reader of today finds, or in `trouble` why it cannot read the file; the clauses stay as they are."""
    kept: dict[str, Any] = {"reader": READER, "read_at": at.isoformat(), "items": []}
    try:
        found = read_file(plan)
    except Unreadable as problem:
        return kept | {"trouble": said_of(problem)}
    return kept | {"items": _entries(found, plan.text)}


@transaction.atomic
def take_over(plan: Plan, number: int, *, read_at: str, by: Actor, at: datetime) -> Clause:
    """Put what the later reading says at `number` in the place of a clause that nobody has decided, or beside all.

    `read_at` says which later reading was looked at: in another one the number may mean something else.
    """
    require(by, "review", plan)
    if plan.reading.get(AGAIN, {}).get("read_at") != read_at:
        raise Refused(_("The plan has been read again meanwhile. Look at what differs now."))
    difference = next((each for each in differences(plan) if each.number == number), None)
    if difference is None:
        raise Refused(_("This no longer differs from the clauses of the plan."))
    entry = plan.reading[AGAIN]["items"][number]
    proposal = _proposal(entry, plan)
    if difference.what == What.NEW:
        return _added(proposal, entry, by=by, at=at)
    assert difference.clause is not None  # noqa: S101 - what is read differently was read before
    return _changed(difference.clause, proposal, by=by, at=at)


def _entries(found: Reading, text: str) -> list[dict[str, Any]]:
    """What is kept of a later reading, with its places in the text that is under review."""
    basis = {citation.span for citation in found.legal_basis}
    entries = []
    for kind, item in items_of(found):
        quote = found.text[slice(*item.span)]
        entry = {"kind": str(kind), "item": as_json(item), "quote": quote, "span": located(quote, item.span, text)}
        entries.append(entry | {"section": section_of(item, found.sections), "is_basis": item.span in basis})
    return entries


def _proposal(entry: dict[str, Any], plan: Plan) -> Proposal:
    item = item_of(entry["kind"], entry["item"])
    tasks = [item_of(each["kind"], each["item"]) for each in plan.reading[AGAIN]["items"] if each["kind"] == "task"]
    proposal = proposal_of(entry["kind"], item, plan, Enclosing(tasks).of(item.span), matching_for(plan))
    proposal.clause.start, proposal.clause.end = entry["span"] or (None, None)
    proposal.clause.quote, proposal.clause.section = entry["quote"], entry["section"]
    return proposal


def _added(proposal: Proposal, entry: dict[str, Any], *, by: Actor, at: datetime) -> Clause:
    clause = proposal.clause
    if not (answer := is_under_review(clause)):
        raise Refused(answer.reason)
    if clause.kind == ClauseKind.CITATION:
        cited = item_of(clause.kind, entry["item"])
        order = Citation.objects.filter(plan=clause.plan).count()
        clause.citation = citation_of(clause.plan, cited, order, is_basis=entry["is_basis"])
        clause.citation.save()
    save([proposal])
    audit.record("add_clause", clause, by=by, at=at, changes={"quote": (None, clause.quote)})
    return clause


def _changed(clause: Clause, proposal: Proposal, *, by: Actor, at: datetime) -> Clause:
    """Only what the reader says anew: whoever is meant stays as a person may have said it."""
    locked = Clause.objects.select_for_update(of=("self",)).select_related("plan").get(pk=clause.pk)
    if locked.state != ClauseState.UNSEEN or not is_under_review(locked):
        raise Refused(_("Something was decided about this clause. Undo that first, then take the later reading over."))
    with audit.watching(locked, "correct_clause", by=by, at=at):
        for name in ("read", "quote", "start", "end", "section", "field", "event_date"):
            setattr(locked, name, getattr(proposal.clause, name))
        locked.save()
    duty = duty_of(locked)
    if duty and proposal.duty:
        proposal.duty.pk, proposal.duty.clause, proposal.duty.plan = duty.pk, locked, locked.plan
        proposal.duty._state.adding = False
        proposal.duty.save()
    return locked
