"""Giving people roles at bodies, changing them and ending them. Nothing is overwritten once it has held."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.audit.entries import differences, values_of
from lantoa.organisations.models import Body, Deputy, Membership, Role
from lantoa.organisations.operations.refusals import RoleRefused
from lantoa.organisations.queries.people import administrators
from lantoa.organisations.reach import may_everything

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser as Person

TOLD = ("role", "title", "since", "until")


@transaction.atomic
def appoint(membership: Membership, *, by: Actor, at: datetime) -> Membership:
    """Save the new `membership`: a person takes a role at a body.

    Raises `Refused` when the actor does not administer the body or may not see the person, `RoleRefused` when the body
    does not exist on all those days, the account is switched off or the person has the role already.
    """
    require(by, "administer", membership)
    require(by, "view", membership.person)
    begin(membership, by=by, at=at)
    return membership


@transaction.atomic
def change(membership: Membership, becomes: Membership, *, by: Actor, at: datetime) -> Membership:
    """From the first day of `becomes`, which is not saved yet, `membership` goes on as that one; the row that holds.

    On the first day of `membership` itself it is a correction, and the row stays.
    """
    require(by, "administer", membership)
    require(by, "administer", becomes)
    if becomes.since < membership.since:
        raise RoleRefused(_("This role begins on %(day)s. Choose that day or a later one.") % _day(membership.since))
    if becomes.since == membership.since:
        return _correct(membership, becomes, by=by, at=at)
    end(membership, on=becomes.since, by=by, at=at, goes_on=becomes.role == membership.role)
    begin(becomes, by=by, at=at)
    return becomes


@transaction.atomic
def end(membership: Membership, *, on: date, by: Actor, at: datetime, reason: str = "", goes_on: bool = False) -> None:
    """From `on` the person no longer has the role, and nobody stands in for it; one that has not begun is taken back.

    `goes_on` tells that the same role begins again that day, so that nobody is left without an administrator.
    """
    require(by, "administer", membership)
    _require_open(membership, on, localdate(at))
    if not goes_on:
        _require_not_own(membership, by)
    cut(membership, on=on, by=by, at=at, reason=reason)
    if not goes_on:
        require_administered(membership, on, by)


def cut(membership: Membership, *, on: date, by: Actor, at: datetime, reason: str = "") -> None:
    """Let `membership` and those who stand in for it end on `on`, without asking who may: for operations that did."""
    for deputy in membership.deputies.filter(until__gt=on):
        cut_spell(deputy, "end_deputising", on=on, by=by, at=at, reason=reason)
    cut_spell(membership, "end_role", on=on, by=by, at=at, reason=reason)


def cut_spell(spell: Membership | Deputy, verb: str, *, on: date, by: Actor, at: datetime, reason: str) -> None:
    """Let `spell` end on `on`, or delete it when it would have no day left; logged either way."""
    about = audit.About(spell, body_id=_body_id(spell))
    audit.record(verb, about, by=by, at=at, changes={"until": [spell.until, on]}, note=reason)
    if spell.since >= on:
        spell.delete()
        return
    spell.until = on
    spell.save(update_fields=["until"])


def require_administered(membership: Membership, on: date, by: Actor) -> None:
    """Raise when the end of `membership` leaves its body and those below to nobody. Installations always have one."""
    if membership.role != Role.ADMINISTRATOR or may_everything(by) or administrators(membership.body, on).exists():
        return
    message = _(
        "%(person)s is the last administrator of %(body)s and what stands below it. Appoint another one first, "
        "or hand over."
    )
    raise RoleRefused(message % {"person": membership.person, "body": membership.body})


def begin(membership: Membership, *, by: Actor, at: datetime) -> None:
    """Save a new row unless something stands against it, without asking who may: for operations that did."""
    get_user_model()._default_manager.select_for_update().get(pk=membership.person_id)  # one appointment at a time
    require_active(membership.person)
    _require_body(membership, membership.body)
    _require_once(membership)
    membership.save(force_insert=True)
    audit.record("appoint", membership, by=by, at=at, changes=differences({}, _values(membership)))


def _correct(membership: Membership, becomes: Membership, *, by: Actor, at: datetime) -> Membership:
    if membership.role != becomes.role:
        _require_not_own(membership, by)
    corrected = Membership.objects.select_for_update().get(pk=membership.pk)
    with audit.watching(corrected, "change_role", by=by, at=at, fields=TOLD):
        for name in TOLD:
            setattr(corrected, name, getattr(becomes, name))
        _require_body(corrected, corrected.body)
        _require_once(corrected)
        corrected.save(update_fields=TOLD)
    if corrected.role != membership.role:
        require_administered(membership, corrected.since, by)
    return corrected


def _values(membership: Membership) -> dict[str, Any]:
    return values_of(membership, ("person", "body", *TOLD))


def require_active(person: Person) -> None:
    """Raise unless `person` can sign in."""
    if not person.is_active:
        raise RoleRefused(_("The account of %(person)s is switched off. Switch it on first.") % {"person": person})


def _require_body(membership: Membership, body: Body) -> None:
    if membership.since >= membership.until:
        raise RoleRefused(_("The role ends before it begins. Choose a later end."))
    if membership.since < body.since or body.until <= membership.since:
        words = {"body": body, "day": f"{membership.since:%d/%m/%Y}"}
        raise RoleRefused(_("%(body)s does not exist on %(day)s. Choose another day or another body.") % words)
    if membership.until > body.until:
        message = _("%(body)s ends on %(day)s. Choose an end of the role that is not later.")
        raise RoleRefused(message % {"body": body, "day": f"{body.last_day:%d/%m/%Y}"})


def _require_once(membership: Membership) -> None:
    same = Membership.objects.filter(person=membership.person_id, body=membership.body_id, role=membership.role)
    if found := same.overlapping(membership.since, membership.until).exclude(pk=membership.pk).first():
        words = {"person": membership.person, "role": membership.get_role_display()} | _day(found.since)
        raise RoleRefused(_("%(person)s has the role “%(role)s” here already, from %(day)s.") % words)


def _require_open(membership: Membership, on: date, today: date) -> None:
    if membership.until <= on:
        raise RoleRefused(_("This role has ended already, on %(day)s.") % _day(membership.last_day or on))
    if on <= membership.since <= today:
        message = _("This role has held since %(day)s, so it ends on a later day.")
        raise RoleRefused(message % _day(membership.since))


def _require_not_own(membership: Membership, by: Actor) -> None:
    own = by.person is not None and membership.person_id == by.person.pk
    if own and membership.role == Role.ADMINISTRATOR and not may_everything(by):
        raise RoleRefused(_("Nobody gives up administering by herself. Hand over, or ask another administrator."))


def _body_id(spell: Membership | Deputy) -> int:
    return spell.body_id if isinstance(spell, Membership) else spell.membership.body_id


def _day(day: date) -> dict[str, str]:
    return {"day": f"{day:%d/%m/%Y}"}
