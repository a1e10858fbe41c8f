"""Whom a reminder would reach: who still has something open, who is left out and why, and who would read it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.kit.access import YES, Answer
from lantoa.organisations.models import Ancestry, Body, Membership, Role
from lantoa.organisations.models.trees import DIRECTING
from lantoa.plans.models import Duty, Plan, Reminder, Term
from lantoa.plans.options import options_of
from lantoa.plans.progress import Standing
from lantoa.plans.queries.progress import standings

READ_BY = (Role.OFFICER, Role.SECRETARY)

COMPLETE = _("has done all that was asked so far")
OWES_NOTHING = _("owes nothing of this")
ABOVE = _("stands above the body whose plan it is: a superior is not reminded")
ITSELF = _("is the body whose plan it is")
ENDED = _("no longer exists")
ONLY_ASKED = _("is only asked, and this programme does not remind of requests")
TODAY = _("was reminded of this today already")


@dataclass(frozen=True)
class About:
    """What a reminder is about: a whole plan, one duty of it, or one period of that."""

    plan: Plan
    duty: Duty | None = None
    term: Term | None = None

    def fields(self) -> dict[str, object]:
        """As the columns of `Reminder`."""
        return {"plan": self.plan, "duty": self.duty, "term": self.term}


@dataclass(frozen=True)
class Reached:
    """A body that would get a reminder: what is open, and the memberships of the people who would read it."""

    body: Body
    open: tuple[Standing, ...]
    readers: tuple[Membership, ...]

    @property
    def is_polite(self) -> bool:
        """Whether the plan asks this body and does not order it: then it is asked again, and nothing is called late."""
        return all(one.is_request for one in self.open)

    @property
    def has_mail(self) -> bool:
        """Whether anybody of them has an e-mail address; the reminder stands in their work in any case."""
        return any(reader.person.email for reader in self.readers)


@dataclass(frozen=True)
class ReminderPreview:
    """Who would get it, and who would not: bodies by the reason."""

    will: list[Reached]
    will_not: list[tuple[str | Promise, list[Body]]]

    @property
    def left_out(self) -> int:
        return sum(len(bodies) for _reason, bodies in self.will_not)

    @property
    def polite(self) -> int:
        return sum(each.is_polite for each in self.will)

    @property
    def unread(self) -> int:
        """At how many of them nobody would read it."""
        return sum(not each.readers for each in self.will)


def preview(about: About, bodies: Collection[Body], *, on: date) -> ReminderPreview:
    """What sending a reminder to `bodies` would do: five queries and those of the standings, for any number."""
    ids = [body.pk for body in bodies]
    owed = _standings(about, ids, on)
    reasons = _Reasons(about, ids, owed, on)
    left_out: dict[str | Promise, list[Body]] = defaultdict(list)
    readers = readers_of(ids, on)
    will = []
    for body in bodies:
        if reason := reasons.against(body):
            left_out[reason].append(body)
        else:
            will.append(Reached(body, tuple(reasons.open_of(body)), tuple(readers.get(body.pk, ()))))
    return ReminderPreview(will, list(left_out.items()))


def may_be_reminded(plan: Plan, body: Body, *, on: date) -> Answer:
    """Whether a body may be reminded at all by the one whose plan it is, whatever is open."""
    if body.pk == plan.body_id:
        return Answer(False, ITSELF)
    if body.pk in _above(plan.body_id, on):
        return Answer(False, ABOVE)
    return Answer(False, ENDED) if body.until <= on else YES


def readers_of(bodies: Collection[int], on: date) -> dict[int, list[Membership]]:
    """The officers and secretaries of each body (by id) on a day, with their accounts: one query."""
    found = Membership.objects.on(on).filter(body__in=bodies, role__in=READ_BY, person__is_active=True)
    readers: dict[int, dict[int, Membership]] = defaultdict(dict)
    for one in found.select_related("person__wagtail_userprofile", "body").order_by("pk"):
        readers[one.body_id].setdefault(one.person_id, one)
    return {body: list(people.values()) for body, people in readers.items()}


class _Reasons:
    """Why a body would get no reminder."""

    def __init__(self, about: About, bodies: Sequence[int], owed: Iterable[Standing], on: date) -> None:
        self.plan, self.on = about.plan, on
        self.asks_again = options_of(about.plan).request_reminders
        self.above = _above(about.plan.body_id, on)
        self.reminded = _reminded(about, bodies, on)
        self.owed: dict[int, list[Standing]] = defaultdict(list)
        for one in owed:
            self.owed[one.body_id].append(one)

    def open_of(self, body: Body) -> list[Standing]:
        """What the body should be doing and has not done."""
        return [one for one in self.reminded_of(body) if one.since <= self.on and not one.is_complete]

    def reminded_of(self, body: Body) -> list[Standing]:
        """What the body owes, without requests where the programme does not remind of them."""
        return [one for one in self.owed.get(body.pk, ()) if self.asks_again or not one.is_request]

    def against(self, body: Body) -> str | Promise:
        """The reason, or nothing."""
        told: tuple[tuple[bool, str | Promise], ...] = (
            (body.pk == self.plan.body_id, ITSELF),
            (body.pk in self.above, ABOVE),
            (body.until <= self.on, ENDED),
            (body.pk not in self.owed, OWES_NOTHING),
            (not self.reminded_of(body), ONLY_ASKED),
            (not self.open_of(body), COMPLETE),
            (body.pk in self.reminded, TODAY),
        )
        return next((reason for holds, reason in told if holds), "")


def _standings(about: About, bodies: Sequence[int], on: date) -> list[Standing]:
    duties = [about.duty.pk] if about.duty else None
    days = (about.term.since, about.term.until) if about.term else None
    found = standings(about.plan, on, bodies=bodies, duties=duties, days=days)
    return [one for one in found if about.term is None or one.term_id == about.term.pk]


def _above(body: int, on: date) -> set[int]:
    """The bodies that direct `body`."""
    lines = Ancestry.objects.on(on).filter(descendant=body, depth__gte=1, tree__in=DIRECTING)
    return set(lines.values_list("ancestor", flat=True))


def _reminded(about: About, bodies: Sequence[int], on: date) -> set[int]:
    """Who got a reminder about the same on that day."""
    since = _before(on)
    found = Reminder.objects.filter(Q(**about.fields()), body__in=bodies, sent_at__gte=since)
    return {body for body, sent_at in found.values_list("body", "sent_at") if localdate(sent_at) == on}


def _before(on: date) -> datetime:
    """A moment that lies before the whole of `on` in any time zone."""
    return datetime(on.year, on.month, on.day, tzinfo=UTC) - timedelta(days=1)
