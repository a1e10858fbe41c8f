"""Inviting people, and what they do with an invitation."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.accounts import letters, queries
from lantoa.accounts.models import Invitation, User, hash_of
from lantoa.accounts.states import MOVES
from lantoa.kit import audit
from lantoa.kit.access import may, require
from lantoa.kit.actors import PLATFORM, Actor
from lantoa.kit.moves import MoveRefused
from lantoa.organisations.models import Membership
from lantoa.organisations.operations import people

VALID_FOR = timedelta(days=14)


@transaction.atomic
def invite(invitation: Invitation, *, by: Actor, at: datetime) -> str:
    """Save the new `invitation` and send its link; the token, for whoever invites to hand over where no letter goes."""
    require(by, "invite", invitation)
    token = _renew(invitation, at)
    invitation.invited_by = by.person  # type: ignore[assignment]
    invitation.full_clean(exclude=["accepted_by"])
    invitation.save(force_insert=True)
    audit.record("invite", invitation, by=by, at=at)
    letters.invite(invitation, token, at=at)
    return token


def resend(invitation: Invitation, *, by: Actor, at: datetime) -> str:
    """Send a new link, valid from now; the one before no longer works. The token of the new link."""
    with MOVES["resend"].of(invitation, by=by, at=at) as locked:
        token = _renew(locked, at)
    letters.invite(locked, token, at=at)
    return token


def withdraw(invitation: Invitation, *, by: Actor, at: datetime, reason: str = "") -> None:
    """The link no longer works."""
    with MOVES["withdraw"].of(invitation, by=by, at=at, reason=reason):
        pass


@transaction.atomic
def accept(invitation: Invitation, *, by: Actor, at: datetime) -> Membership:
    """Whoever was invited, and has an account, takes the role: the account gains a membership and nothing else."""
    with MOVES["accept"].of(invitation, by=by, at=at) as accepted:
        _require_in_time(accepted, at)
        _require_inviter(accepted)
        accepted.accepted_by_id = by.person.pk if by.person else None
        return _take_role(accepted, at)


@transaction.atomic
def accept_as_new(invitation: Invitation, *, name: str, password: str, by: Actor, at: datetime) -> User:
    """Whoever holds the link gets an account with this name and password, and the role. `by` has only the address.

    MoveRefused: there is an account with that address or number already, which has to sign in and accept.
    """
    locked = Invitation.objects.select_for_update().get(pk=invitation.pk)  # two windows must not make two accounts
    if queries.invited(locked):
        raise MoveRefused(_("You have an account already. Sign in to accept."))
    person = User(email=locked.email or None, phone=locked.phone or None)
    person.rename(name)
    person.set_password(password)
    person.save()
    actor = Actor(person=person, address=by.address)
    audit.record("open_account", person, by=actor, at=at)
    accept(locked, by=actor, at=at)
    return person


def _renew(invitation: Invitation, at: datetime) -> str:
    token = secrets.token_urlsafe(24)
    invitation.token_hash = hash_of(token)
    invitation.sent_at, invitation.expires_at = at, at + VALID_FOR
    return token


def _require_in_time(invitation: Invitation, at: datetime) -> None:
    if invitation.has_expired(at) or invitation.until <= localdate(at):
        raise MoveRefused(_("This invitation is no longer valid. Ask for a new one."))


def _take_role(invitation: Invitation, at: datetime) -> Membership:
    """The role, from today at the earliest: nobody has acted before she was there."""
    membership = Membership(
        person=invitation.accepted_by,
        body=invitation.body,
        role=invitation.role,
        title=invitation.title,
        since=max(invitation.since, localdate(at)),
        until=invitation.until,
    )
    return people.appoint(membership, by=PLATFORM, at=at)  # whoever invited may not see the new person yet


def _require_inviter(invitation: Invitation) -> None:
    """An invitation is worth as much as the right of whoever sent it."""
    if not may(Actor(invitation.invited_by), "invite", invitation):
        raise MoveRefused(_("Whoever invited you no longer has the right to. Ask for a new invitation."))
