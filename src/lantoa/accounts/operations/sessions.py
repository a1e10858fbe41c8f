"""Ending sessions: one, the others, or all that a person has."""

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet

from lantoa.accounts import logbook
from lantoa.accounts.access import require_account
from lantoa.accounts.models import User
from lantoa.kit.actors import Actor


@transaction.atomic
def end_session(session: UserSession, *, by: Actor, at: datetime) -> None:
    """Sign a person out where this session is. Refused: neither her own nor of an account that one administers."""
    _require_own(session.user, by)
    _end(UserSession.objects.filter(pk=session.pk))
    logbook.write("end_session", session.user, by=by, at=at)


@transaction.atomic
def end_other_sessions(person: User, *, keep: str | None, by: Actor, at: datetime) -> int:
    """Sign `person` out everywhere but in the session with the key `keep`; how many sessions that were."""
    _require_own(person, by)
    if ended := _end(UserSession.objects.filter(user=person).exclude(session_key=keep)):
        logbook.write("end_sessions", person, by=by, at=at, note=str(ended))
    return ended


def end_all_sessions(person: User, *, by: Actor, at: datetime) -> int:
    """Sign `person` out everywhere; how many sessions that were."""
    return end_other_sessions(person, keep=None, by=by, at=at)


def _end(sessions: QuerySet[UserSession]) -> int:
    """Delete the sessions and what is known of them; those that were over already do not count."""
    ended, _kinds = Session.objects.filter(
        session_key__in=list(sessions.values_list("session_key", flat=True))
    ).delete()
    sessions.delete()
    return ended


def _require_own(person: User, by: Actor) -> None:
    if by.person is None or by.person.pk != person.pk:
        require_account(person, by)
