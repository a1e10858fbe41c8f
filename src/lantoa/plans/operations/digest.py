"""The daily letter: one mail a person with what she has to do, one link for each thing; nothing to say, no mail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lantoa.desk.distances import distance
from lantoa.desk.persons import person_of
from lantoa.desk.work import OpenWork, WorkItem, open_work_of
from lantoa.kit import audit, outbox
from lantoa.kit.actors import Actor
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.kit.working import daily
from lantoa.organisations.models import Deputy, Membership
from lantoa.plans.letters import in_language_of, letter
from lantoa.plans.models import DigestChoice

KIND = "plans.digest"
HOUR = 6  # before the office opens
LISTED = 40  # of one part; the rest is behind the link to the desk


def send_digests(*, at: datetime) -> int:
    """Write to everybody who has something to do, wants the letter and did not get it on this day; how many it were."""
    day = localdate(at)
    sent = _sent_on(day)
    return sum(send_digest(person, at=at) for person in readers(day) if key_of(person.pk, day) not in sent)


@transaction.atomic
def send_digest(person: Any, *, at: datetime) -> bool:
    """Put the letter of one person into the outbox; whether there was anything to say."""
    day = localdate(at)
    with in_language_of(person):
        work = open_work_of(person, on=day)
        if not work.own:
            return False
        outbox.put("mail", _letter(person, work, day), key=key_of(person.pk, day), at=at)
    return True


@transaction.atomic
def choose(*, wanted: bool, by: Actor, at: datetime) -> DigestChoice:
    """Say whether one wants the letter."""
    choice = DigestChoice.objects.select_for_update().filter(person_id=person_of(by).pk).first()
    choice = choice or DigestChoice(person_id=person_of(by).pk)
    with audit.watching(choice, "choose_digest", by=by, at=at, fields=["wanted"]):
        choice.wanted = wanted
        choice.save()
    return choice


def wants_digest(person: Any) -> bool:
    """Whether the person gets the letter; whoever never chose does."""
    return not DigestChoice.objects.filter(person_id=person.pk, wanted=False).exists()


def readers(day: date) -> QuerySet[Any]:
    """The people with an address and a role on `day`, own or deputised, who did not decline."""
    own = Membership.objects.on(day).filter(person=OuterRef("pk"))
    deputed = Deputy.objects.on(day).filter(person=OuterRef("pk"))
    declined = DigestChoice.objects.filter(person=OuterRef("pk"), wanted=False)
    found = get_user_model()._default_manager.filter(Exists(own) | Exists(deputed), is_active=True)
    found = found.exclude(email=None).exclude(email="").filter(~Exists(declined))
    return found.select_related("wagtail_userprofile").order_by("pk")


def key_of(person_id: int, day: date) -> str:
    """What makes the letter of a person and a day one."""
    return f"digest-{day.isoformat()}-{person_id}"


@outbox.deliverer(KIND)
def deliver(message: OutgoingMessage) -> str:
    """What the worker asks for every day. A second run on the same day writes to nobody twice."""
    if message.payload["day"] != localdate(message.put_at).isoformat():
        raise outbox.Permanent("the day of this letter is over")
    return str(send_digests(at=message.put_at))


def register_daily() -> None:
    """Have it done every morning."""
    daily.register(KIND, hour=HOUR)


def _sent_on(day: date) -> set[str]:
    return set(OutgoingMessage.objects.filter(key__startswith=key_of(0, day)[:-1]).values_list("key", flat=True))


def _letter(person: Any, work: OpenWork, day: date) -> dict[str, str]:
    count = work.own
    subject = ngettext("%(count)d thing to do in Lan Tỏa", "%(count)d things to do in Lan Tỏa", count)
    if late := len(work.overdue):
        subject = _("%(things)s, %(late)d overdue") % {"things": subject, "late": late}
    return letter(
        person.email,
        subject % {"count": count},
        "digest",
        person=person,
        parts=list(_parts(work, day)),
        desk=settings.BASE_URL + reverse("wagtailadmin_home"),
        choice=settings.BASE_URL + reverse("plans:digest"),
    )


def _parts(work: OpenWork, day: date) -> Iterator[dict[str, Any]]:
    """The parts of "my work" that have something in them."""
    told = ((_("Overdue"), work.overdue), (_("Coming up"), work.coming), (_("Waiting for others"), work.waiting))
    for heading, items in told:
        if items:
            yield {"heading": heading, "lines": list(_lines(items[:LISTED], day)), "more": max(len(items) - LISTED, 0)}


def _lines(items: Iterable[WorkItem], day: date) -> Iterator[dict[str, Any]]:
    for item in items:
        yield {
            "sentence": item.sentence,
            "reason": item.reason,
            "far": distance(item.due, day) if item.due else "",
            "due": item.due,
            "waiting_for": item.waiting_for,
            "link": settings.BASE_URL + str(item.verb_url),
        }
