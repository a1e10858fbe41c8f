"""A plan is sent to its recipients; they open and acknowledge it; those who do not are reminded."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lantoa.kit import audit, outbox
from lantoa.kit.access import Refused, may, require
from lantoa.kit.actors import Actor
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.organisations.models import Body
from lantoa.plans.access import SHOWN_BELOW
from lantoa.plans.letters import in_language_of, letter, link
from lantoa.plans.models import Acknowledgement, Delivery, Plan, Purpose
from lantoa.plans.queries.reminding import may_be_reminded, readers_of

KIND = "plan_deliveries"
A_MESSAGE = 100  # recipients whose letters the worker writes in one go


@dataclass(frozen=True)
class Addressed:
    """A recipient as a person confirmed it: a body, a channel, or neither for the archive copy."""

    words: str
    purpose: str = Purpose.ACTION
    body: Body | None = None
    channel: str = ""


@transaction.atomic
def send(plan: Plan, to: Collection[Addressed], *, by: Actor, at: datetime) -> list[Delivery]:
    """Send `plan` to those who have not got it yet; the officers of each body get a letter with the way to it."""
    require(by, "keep", plan)
    Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)  # two people may send at once
    if plan.state not in SHOWN_BELOW:
        raise Refused(_("Only a plan in force can be sent. Put it into force first."))
    new = _new(plan, to)
    if not new:
        raise Refused(_("All of these have the plan already. Choose others, or remind those who have not read it."))
    sent_by = by.person.pk if by.person else None
    made = Delivery.objects.bulk_create([_delivery(plan, each, sent_by, at) for each in new], batch_size=500)
    audit.record_many([audit.Act("deliver", plan, {"to": (None, str(each))}) for each in made], by=by, at=at)
    _have_written(made, "new", at=at)
    return made


@transaction.atomic
def open_delivery(delivery: Delivery, *, by: Actor, at: datetime) -> bool:
    """Note that somebody of the recipient saw the plan, the first time only; whether this was it."""
    if by.person is None or not may(by, "receive", delivery):
        return False
    first = Delivery.objects.filter(pk=delivery.pk, opened_at=None)
    if not first.update(opened_at=at, opened_by=by.person.pk):
        return False
    delivery.opened_at, delivery.opened_by_id = at, by.person.pk
    audit.record("open_delivery", delivery, by=by, at=at)
    return True


@transaction.atomic
def acknowledge(delivery: Delivery, *, by: Actor, at: datetime) -> Delivery:
    """Somebody of the recipient has received and read the plan: she herself, and the body if she answers for it."""
    require(by, "receive", delivery)
    assert by.person is not None  # noqa: S101 - only people are on a staff
    locked = Delivery.objects.select_for_update(of=("self",)).select_related("plan", "body").get(pk=delivery.pk)
    open_delivery(locked, by=by, at=at)
    read, is_new = Acknowledgement.objects.get_or_create(delivery=locked, person_id=by.person.pk, defaults={"at": at})
    for_body = locked.acknowledged_at is None and may(by, "acknowledge", locked)
    if for_body:
        locked.acknowledged_at, locked.acknowledged_by_id = at, by.person.pk
        locked.save(update_fields=["acknowledged_at", "acknowledged_by"])
    if is_new or for_body:
        audit.record("acknowledge", locked, by=by, at=read.at if is_new else at)
    return locked


@transaction.atomic
def post(delivery: Delivery, url: str, *, by: Actor, at: datetime) -> Delivery:
    """Write down where the plan stands that was put out through a channel."""
    require(by, "keep", delivery)
    with audit.watching(delivery, "post", by=by, at=at, fields=("link",)):
        delivery.link = url
        delivery.save(update_fields=["link"])
    return delivery


@transaction.atomic
def remind(delivery: Delivery, *, by: Actor, at: datetime) -> Delivery:
    """Ask a recipient once more to read the plan; once a day, and never one that stands above."""
    require(by, "remind", delivery)
    locked = Delivery.objects.select_for_update(of=("self",)).select_related("plan__body", "body").get(pk=delivery.pk)
    if reason := why_not_remind(locked, at=at):
        raise Refused(reason)
    locked.reminded_at = at
    locked.save(update_fields=["reminded_at"])
    audit.record("remind_delivery", locked, by=by, at=at)
    _have_written([locked], "reminder", at=at)
    return locked


def why_not_remind(delivery: Delivery, *, at: datetime) -> str:
    """Why a recipient is not reminded; nothing when it can be."""
    if delivery.body is None:
        return _("A channel or an archive is not reminded.")
    if delivery.acknowledged_at:
        return _("It has acknowledged the plan.")
    if delivery.reminded_at and localdate(delivery.reminded_at) == localdate(at):
        return _("It was reminded today already.")
    return str(may_be_reminded(delivery.plan, delivery.body, on=localdate(at)).reason)


def _new(plan: Plan, to: Iterable[Addressed]) -> list[Addressed]:
    """Each once, without those who have the plan."""
    known = {_key(each.body_id, each.words) for each in plan.deliveries.all()}
    found: dict[object, Addressed] = {}
    for each in to:
        key = _key(each.body.pk if each.body else None, each.words)
        if key not in known:
            found.setdefault(key, each)
    return list(found.values())


def _key(body: int | None, words: str) -> object:
    return body or words


def _delivery(plan: Plan, each: Addressed, sent_by: int | None, at: datetime) -> Delivery:
    return Delivery(
        plan=plan,
        body=each.body,
        words=each.words[:255],
        purpose=each.purpose,
        channel=each.channel[:255],
        sent_by_id=sent_by,
        sent_at=at,
    )


# --- Letters, which the worker writes: a province has thousands of recipients ---------------------------------------
def _have_written(deliveries: Sequence[Delivery], why: str, *, at: datetime) -> None:
    ids = [delivery.pk for delivery in deliveries if delivery.body_id]
    for start in range(0, len(ids), A_MESSAGE):
        some = ids[start : start + A_MESSAGE]
        outbox.put(KIND, {"deliveries": some, "why": why}, key=f"{KIND}-{why}-{some[0]}-{at.isoformat()}", at=at)


@outbox.deliverer(KIND, inside=True)
def write_letters(message: OutgoingMessage) -> str:
    """Put one letter into the outbox for each officer of these recipients; how many."""
    why, at = message.payload["why"], message.put_at
    found = Delivery.objects.filter(pk__in=message.payload["deliveries"]).select_related("plan__body", "body")
    deliveries = list(found)
    readers = readers_of([each.body_id for each in deliveries if each.body_id], localdate(at))
    written = 0
    for delivery in deliveries:
        for reader in readers.get(delivery.body_id or 0, ()):
            if reader.person.email:
                with in_language_of(reader.person):
                    content = _letter(delivery, str(reader.person.email), why)
                outbox.put("mail", content, key=f"{message.key}-{delivery.pk}-{reader.person_id}", at=at)
                written += 1
    return str(written)


def _letter(delivery: Delivery, to: str, why: str) -> dict[str, str]:
    subject = _("To read: %(plan)s") if why == "new" else _("Please acknowledge: %(plan)s")
    subject %= {"plan": delivery.plan.number or delivery.plan.title}
    return letter(to, subject, "delivery", delivery=delivery, why=why, way=link("plans:received_plan", delivery.pk))
