"""A calendar as other programs read it (iCalendar, RFC 5545). It names bodies and plans, and no person."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils.timezone import localdate
from icalendar import Calendar, Event

from lantoa.kit.actors import Actor
from lantoa.organisations.models import Membership
from lantoa.organisations.reach import may_everything
from lantoa.plans.calendar.entries import KINDS, Entry, Scope, entries, scope_of_body, scope_of_person
from lantoa.plans.models import CalendarFeed
from lantoa.plans.models.anniversaries import hash_of

BEFORE, AFTER = timedelta(days=31), timedelta(days=400)


def feed_of(token: str) -> CalendarFeed | None:
    """The feed that a secret address leads to; None for one that nobody made, that was switched off, or whose person
    has left or has no role any more."""
    found = CalendarFeed.objects.filter(token_hash=hash_of(token), revoked_at=None)
    feed = found.select_related("person", "body").first()
    return feed if feed and _still_holds(feed) else None


def as_calendar(feed: CalendarFeed, *, at: datetime) -> bytes:
    """What the owner of `feed` may see today, from a month ago to a year ahead."""
    today = localdate(at)
    found = entries(_scope(feed), today - BEFORE, today + AFTER)
    return written(str(feed.body or "Lan Tỏa"), found, at=at)


def written(name: str, found: Iterable[Entry], *, at: datetime) -> bytes:
    """These entries as a file."""
    calendar = Calendar()
    for key, value in (("prodid", "-//Lan Tỏa//VI"), ("version", "2.0"), ("x-wr-calname", name)):
        calendar.add(key, value)
    calendar.add("x-published-ttl", "PT6H")
    for entry in found:
        calendar.add_component(_event(entry, at))
    return calendar.to_ical()


def _still_holds(feed: CalendarFeed) -> bool:
    if feed.person is None:
        return True
    if not feed.person.is_active:
        return False
    return may_everything(Actor(feed.person)) or Membership.objects.of(feed.person, localdate()).exists()


def _scope(feed: CalendarFeed) -> Scope:
    if feed.body is not None:
        return scope_of_body(feed.body)
    return scope_of_person(Actor(feed.person))


def _event(entry: Entry, at: datetime) -> Event:
    event = Event()
    event.add("uid", f"{entry.key}@{_host()}")
    event.add("dtstamp", at)
    event.add("dtstart", entry.day)
    event.add("dtend", _day_after(entry.day))
    event.add("summary", entry.title)
    event.add("categories", [str(KINDS[entry.kind])])
    event.add("transp", "TRANSPARENT")  # nobody is busy because of it
    if entry.note:
        event.add("description", entry.note)
    if entry.url:
        event.add("url", settings.BASE_URL + entry.url)
    return event


def _day_after(day: date) -> date:
    return day + timedelta(days=1)


def _host() -> str:
    return settings.BASE_URL.partition("://")[2] or "lantoa"
