"""Who is who, and what is known of her sign-in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, Q, QuerySet

from lantoa.accounts import phones
from lantoa.accounts.models import Invitation, User, hash_of
from lantoa.accounts.states import InvitationState
from lantoa.organisations.models import Membership

# Recovery codes stand in for a factor that was lost; alone they are none.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def by_phone(typed: str) -> User | None:
    """Whoever has this number, however it is typed."""
    try:
        return User.objects.filter(phone=phones.e164(typed)).first()
    except ValueError:
        return None


def by_name(name: str) -> User | None:
    """Whoever has this address or number, in the form it is kept in."""
    return User.objects.filter(Q(email=name) | Q(phone=name)).first()


def by_emails(emails: Iterable[str]) -> User | None:
    """Whoever has one of these addresses and has not been switched off."""
    known = [User.objects.normalize_email(email) for email in emails]
    return User.objects.filter(email__in=known, is_active=True).first()


def invited(invitation: Invitation) -> User | None:
    """The account that `invitation` is for, where there is one already."""
    named = Q(email=invitation.email or None, email__isnull=False) | Q(
        phone=invitation.phone or None, phone__isnull=False
    )
    return User.objects.filter(named).first()


def open_invitation_of(token: str, *, at: datetime) -> Invitation | None:
    """The invitation whose link holds this token, with its body, while it can be accepted: one query."""
    waiting = Invitation.objects.filter(state=InvitationState.SENT, expires_at__gt=at).select_related("body")
    return waiting.filter(token_hash=hash_of(token)).first()


def has_a_role(person: User, *, on: date) -> bool:
    """Whether `person` acts in any role on that day, her own or a colleague's."""
    return Membership.objects.of(person, on).exists()


def memberships_of(person: User, *, on: date) -> QuerySet[Membership]:
    """In what roles and where `person` may act on that day, with the bodies: one query."""
    return Membership.objects.of(person, on).select_related("body", "person").order_by("body__sort_key", "role")


def factors_of(person: User) -> QuerySet[Authenticator]:
    """The second factors that `person` has set up."""
    return Authenticator.objects.filter(user=person, type__in=FACTORS)


def sessions_of(person: User) -> QuerySet[UserSession]:
    """Where `person` is signed in, the latest first; sessions that have ended elsewhere are left out. One query."""
    there = Session.objects.filter(session_key=OuterRef("session_key"))
    return UserSession.objects.filter(Exists(there), user=person).order_by("-last_seen_at")
