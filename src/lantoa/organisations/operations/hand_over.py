"""Handing over when staff change: roles, standing in, and open work go to a successor, all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lantoa.desk.work import WorkItem, hand_over_all, open_work_of
from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Body, Deputy, Membership
from lantoa.organisations.operations import people
from lantoa.organisations.operations.refusals import RoleRefused

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser as Person


@dataclass(frozen=True)
class HandOver:
    """Who leaves a body, who follows, and from which day on."""

    leaver: Person
    successor: Person
    body: Body
    on: date
    reason: str = ""


@dataclass
class HandedOver:
    """What a hand-over did, or would do. Open work stays with somebody who still has a role elsewhere."""

    begun: list[Membership] = field(default_factory=list)
    kept: list[Membership] = field(default_factory=list)  # roles of the leaver that the successor had already
    deputies_ended: list[Deputy] = field(default_factory=list)
    work: list[WorkItem] = field(default_factory=list)
    work_stays_for: list[Membership] = field(default_factory=list)  # the roles elsewhere that keep the work there


class _LookedAt(Exception):
    """Ends the transaction of a hand-over that was made to be looked at."""


@transaction.atomic
def hand_over(handing: HandOver, *, by: Actor, at: datetime) -> HandedOver:
    """End the leaver's roles at the body, begin them for the successor, and move the open work.

    Raises `Refused` when the actor does not administer the body or may not see the successor, `RoleRefused` when the
    leaver has no role there, the day lies ahead, or the successor cannot take over.
    """
    held = _held(handing)
    for membership in held:
        require(by, "administer", membership)
    require(by, "view", handing.successor)
    _require_possible(handing, held, localdate(at))
    done = HandedOver()
    done.deputies_ended = _end_deputising(handing, held, by=by, at=at)
    for membership in held:
        _pass_on(handing, membership, done, by=by, at=at)
    _move_work(handing, done, by=by, at=at)
    about = audit.About(handing.leaver, body_id=handing.body.pk)
    changes = {"successor": [None, handing.successor.pk], "work": [None, len(done.work)]}
    audit.record("hand_over", about, by=by, at=at, changes=changes, note=handing.reason)
    return done


@transaction.atomic
def give_work(leaver: Person, successor: Person, *, by: Actor, at: datetime) -> int:
    """Move what is still open of somebody without any role to `successor`; how much it was.

    Raises `Refused` when the actor does not administer the one or may not see the other.
    """
    require(by, "administer", leaver)
    require(by, "view", successor)
    people.require_active(successor)
    if Membership.objects.filter(person=leaver.pk, until__gt=localdate(at)).exists():
        raise RoleRefused(_("%(person)s still has a role. Hand over at that body.") % {"person": leaver})
    moved = sum(hand_over_all(leaver, successor, by=by, at=at).values())
    changes = {"successor": [None, successor.pk], "work": [None, moved]}
    audit.record("hand_over", leaver, by=by, at=at, changes=changes)
    return moved


def preview(handing: HandOver, *, by: Actor, at: datetime) -> HandedOver:
    """What `hand_over` would do: it is really done, looked at, and taken back. Raises what that raises."""
    seen: list[HandedOver] = []
    try:
        with transaction.atomic():
            seen.append(hand_over(handing, by=by, at=at))
            raise _LookedAt
    except _LookedAt:
        return seen[0]


def _held(handing: HandOver) -> list[Membership]:
    """The leaver's roles at the body that hold on the day or later, kept from others until the end."""
    get_user_model()._default_manager.select_for_update().get(pk=handing.leaver.pk)
    rows = Membership.objects.filter(person=handing.leaver.pk, body=handing.body, until__gt=handing.on)
    return list(rows.select_related("body", "person").order_by("since", "pk"))


def _require_possible(handing: HandOver, held: list[Membership], today: date) -> None:
    leaver = {"person": handing.leaver, "body": handing.body}
    if not held:
        raise RoleRefused(_("%(person)s has no role at %(body)s to hand over.") % leaver)
    if handing.on > today:
        raise RoleRefused(_("Hand over on the day itself or later. Until then somebody can stand in."))
    if handing.leaver.pk == handing.successor.pk:
        raise RoleRefused(_("Choose somebody else to take over from %(person)s.") % leaver)
    people.require_active(handing.successor)


def _end_deputising(handing: HandOver, held: Iterable[Membership], *, by: Actor, at: datetime) -> list[Deputy]:
    """The leaver stands in for nobody at the body, and nobody for the leaver."""
    ahead = Deputy.objects.filter(until__gt=handing.on).select_related("membership__person", "membership__body")
    ended = ahead.filter(person=handing.leaver.pk, membership__body=handing.body) | ahead.filter(membership__in=held)
    listed = list(ended.select_related("person").order_by("pk"))
    for deputy in listed:
        people.cut_spell(deputy, "end_deputising", on=handing.on, by=by, at=at, reason=handing.reason)
    return listed


def _pass_on(handing: HandOver, membership: Membership, done: HandedOver, *, by: Actor, at: datetime) -> None:
    """End one role of the leaver and begin it for the successor, who may have it already."""
    since, until = max(membership.since, handing.on), membership.until
    people.cut(membership, on=handing.on, by=by, at=at, reason=handing.reason)
    follows: dict[str, Any] = {"person": handing.successor, "body": membership.body, "role": membership.role}
    if Membership.objects.filter(**follows).overlapping(since, until).exists():
        done.kept.append(membership)
        return
    begun = Membership(**follows, title=membership.title, since=since, until=until)
    people.begin(begun, by=by, at=at)
    done.begun.append(begun)


def _move_work(handing: HandOver, done: HandedOver, *, by: Actor, at: datetime) -> None:
    """Move the open work of somebody who has no role left; else it stays where somebody does it."""
    ahead = Membership.objects.filter(person=handing.leaver.pk, until__gt=handing.on)
    done.work_stays_for = list(ahead.select_related("body").order_by("body__sort_key"))
    if done.work_stays_for:
        return
    open_ = open_work_of(handing.leaver, on=localdate(at))
    done.work = [*open_.overdue, *open_.coming, *open_.waiting]
    hand_over_all(handing.leaver, handing.successor, by=by, at=at)
