"""Anniversaries are kept; secret addresses of calendars are made and switched off."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from secrets import token_urlsafe
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Body
from lantoa.plans.calendar.days import days_of
from lantoa.plans.models import Anniversary, CalendarFeed
from lantoa.plans.models.anniversaries import hash_of


@transaction.atomic
def keep_anniversary(anniversary: Anniversary, values: Mapping[str, Any], *, by: Actor, at: datetime) -> Anniversary:
    """Save a new or changed anniversary. ValidationError for a day that no calendar has."""
    if anniversary.pk:
        require(by, "keep", anniversary)
    verb = "change_anniversary" if anniversary.pk else "add_anniversary"
    with audit.watching(anniversary, verb, by=by, at=at):
        for name, value in values.items():
            setattr(anniversary, name, value)
        require(by, "keep", anniversary)
        _require_day(anniversary)
        anniversary.save()
    return anniversary


@transaction.atomic
def remove_anniversary(anniversary: Anniversary, *, by: Actor, at: datetime) -> None:
    """Take an anniversary out of all calendars."""
    require(by, "keep", anniversary)
    about = audit.About(anniversary, anniversary.name, anniversary.body_id)
    audit.record("remove_anniversary", about, by=by, at=at, changes={"name": (anniversary.name, None)})
    anniversary.delete()


@transaction.atomic
def make_feed(body: Body | None, name: str, *, by: Actor, at: datetime) -> tuple[CalendarFeed, str]:
    """A secret address for `body`, or for the person herself; the secret is known to nobody afterwards."""
    assert by.person is not None  # noqa: S101 - only people follow calendars
    token = token_urlsafe(32)
    person = None if body else by.person.pk
    made = {"name": name, "token_hash": hash_of(token), "made_by_id": by.person.pk, "made_at": at}
    feed = CalendarFeed(body=body, person_id=person, **made)
    require(by, "keep", feed)
    feed.save(force_insert=True)
    audit.record("make_feed", feed, by=by, at=at)
    return feed, token


@transaction.atomic
def revoke_feed(feed: CalendarFeed, *, by: Actor, at: datetime) -> CalendarFeed:
    """Switch an address off for good; once is enough."""
    require(by, "keep", feed)
    if feed.revoked_at is None:
        with audit.watching(feed, "revoke_feed", by=by, at=at, fields=("revoked_at",)):
            feed.revoked_at = at
            feed.save(update_fields=["revoked_at"])
    return feed


def _require_day(anniversary: Anniversary) -> None:
    if anniversary.is_lunar and anniversary.day > 30:
        raise ValidationError({"day": _("A lunar month has at most 30 days.")})
    year = anniversary.only_year or 2024  # a leap year, which has every day of the calendar
    if not anniversary.is_lunar and not _exists(anniversary, year):
        raise ValidationError({"day": _("This month has no such day.")})
    if anniversary.first_year and anniversary.only_year and anniversary.first_year > anniversary.only_year:
        raise ValidationError({"only_year": _("The year lies before the first one. Correct one of the two.")})


def _exists(anniversary: Anniversary, year: int) -> bool:
    return any(True for _each in days_of(anniversary, date(year, 1, 1), date(year + 1, 1, 1)))
