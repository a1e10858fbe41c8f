"""An office sends a plan in: as a file, as text, or as a blank form. It is read in the background."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from lantoa.kit import audit, outbox
from lantoa.kit.access import Refused, require
from lantoa.kit.actors import Actor
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.kit.outbox.states import State
from lantoa.organisations.models import Body
from lantoa.plans import events
from lantoa.plans.models import Plan, StoredFile
from lantoa.plans.numbers import number_key
from lantoa.plans.states import PLAN_MOVES, PlanState
from vanban.reading.problems import Unreadable
from vanban.reading.sources import signatures

KIND = "plan_reading"
MOST_BYTES = 10 * 1024 * 1024
MEDIA_TYPES = {
    signatures.PDF: "application/pdf",
    signatures.ZIP: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    signatures.OLE: "application/msword",
    signatures.RTF: "application/rtf",
    signatures.TEXT: "text/plain; charset=utf-8",
}
UNKNOWN = "application/octet-stream"


@dataclass(frozen=True)
class SentFile:
    """A file as it came."""

    name: str
    content: bytes


def send_text(body: Body, text: str, *, by: Actor, at: datetime) -> Plan:
    """Take in the pasted text of a plan of `body`; it is kept as a file of its own, and has no title until read."""
    title = _("Plan pasted on %(day)s") % {"day": f"{localtime(at):%d/%m/%Y, %H:%M}"}
    return send_file(body, SentFile(f"{_('Pasted text')}.txt", text.encode()), title=title, by=by, at=at)


@transaction.atomic
def send_file(body: Body, file: SentFile, *, by: Actor, at: datetime, title: str = "") -> Plan:
    """Take in the file of a plan of `body`, keep it with its hash, and have it read. Until then it has the name of the
    file, or `title`."""
    plan = Plan(
        body=body, title=title or file.name[:500], recorded_by_id=by.person.pk if by.person else None, recorded_at=at
    )
    require(by, "keep", plan)
    plan.file = store(body, file, at=at)
    plan.save(force_insert=True)
    audit.record("send_plan", plan, by=by, at=at, note=f"{file.name}, SHA-256 {plan.file.sha256}")
    ask_to_read(plan, at=at)
    return plan


@transaction.atomic
def send_blank(plan: Plan, *, by: Actor, at: datetime) -> Plan:
    """Take in a new `plan` whose header was typed. Its clauses are added by hand: it is under review at once."""
    require(by, "keep", plan)
    plan.state, plan.number_key = PlanState.REVIEW, number_key(plan.number)
    plan.recorded_by_id, plan.recorded_at = by.person.pk if by.person else None, at
    plan.full_clean(exclude=["recorded_by", "body"])
    plan.save(force_insert=True)
    audit.record("send_plan", plan, by=by, at=at)
    events.plan_read.send(Plan, plan=plan, at=at)
    return plan


@transaction.atomic
def try_again(plan: Plan, *, by: Actor, at: datetime) -> Plan:
    """Have a file read again that could not be read."""
    with PLAN_MOVES["try_again"].of(plan, by=by, at=at) as again:
        again.trouble = ""
    ask_to_read(again, at=at)
    return again


def store(body: Body, file: SentFile, *, at: datetime) -> StoredFile:
    """Keep `file` as it came. What kind it is, its content says."""
    if not file.content:
        raise Refused(_("The file is empty. Check whether it is the one you meant."))
    if len(file.content) > MOST_BYTES:
        raise Refused(_("The file is larger than 10 MB. Leave out its pictures or annexes and send it again."))
    return StoredFile.objects.create(
        body=body,
        name=file.name[:255],
        media_type=_media_type(file),
        content=file.content,
        size=len(file.content),
        sha256=hashlib.sha256(file.content).hexdigest(),
        sent_at=at,
    )


def ask_to_read(plan: Plan, *, at: datetime) -> None:
    """Put the reading of `plan` into the outbox; what is wrong with the file is told in the sender's language."""
    content = {"plan": plan.pk, "language": translation.get_language()}
    outbox.put(KIND, content, key=f"{KIND}-{plan.pk}-{at.isoformat()}", at=at)


def is_given_up(plan: Plan) -> bool:
    """Whether the worker has tried to read the plan so often that it no longer does."""
    keys = OutgoingMessage.objects.filter(kind=KIND, key__startswith=f"{KIND}-{plan.pk}-")
    return plan.state == PlanState.READING and keys.filter(state=State.DEAD).exists()


def _media_type(file: SentFile) -> str:
    try:
        return MEDIA_TYPES[signatures.container(file.content, file.name)]
    except Unreadable:
        return UNKNOWN
