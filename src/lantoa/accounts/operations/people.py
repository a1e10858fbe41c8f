"""What an administrator does to the account of somebody else. A right is given or taken with memberships, not here."""

from __future__ import annotations

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.urls import reverse
from django.utils.http import int_to_base36
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.accounts import logbook
from lantoa.accounts.access import require_account
from lantoa.accounts.models import User
from lantoa.accounts.operations import sessions
from lantoa.desk.work import open_work_of
from lantoa.kit import audit
from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM, Actor


@transaction.atomic
def change_contact(person: User, *, name: str, email: str, phone: str, by: Actor, at: datetime) -> User:
    """Under what name, address and number `person` is known. ValidationError: taken, or neither is there."""
    require_account(person, by)
    changed = User.objects.select_for_update().get(pk=person.pk)
    with audit.watching(changed, "change_contact", by=by, at=at):
        changed.rename(name)
        changed.email, changed.phone = email, phone
        changed.phone_verified = changed.phone_verified and phone == person.phone
        changed.full_clean(exclude=["password"])
        changed.save()
    return changed


@transaction.atomic
def switch_off(person: User, *, by: Actor, at: datetime, reason: str) -> None:
    """Whoever has left signs in no more, and is signed out everywhere. Refused while work of hers is open."""
    require_account(person, by)
    if by.person is not None and by.person.pk == person.pk:
        raise Refused(_("You cannot switch off your own account."))
    work = open_work_of(person, on=localdate(at))
    if work.overdue or work.coming:
        raise Refused(_("This person has open work. Hand it over first."))
    _switch(person, False, "switch_off", by=by, at=at, reason=reason)
    sessions.end_all_sessions(person, by=PLATFORM, at=at)


def switch_on(person: User, *, by: Actor, at: datetime, reason: str) -> None:
    """Whoever comes back signs in as before."""
    require_account(person, by)
    _switch(person, True, "switch_on", by=by, at=at, reason=reason)


@transaction.atomic
def remove_factors(person: User, *, by: Actor, at: datetime, reason: str) -> None:
    """Whoever has lost the telephone and the codes sets up a second factor anew; she is signed out everywhere."""
    require_account(person, by)
    Authenticator.objects.filter(user=person).delete()
    logbook.write("remove_factors", person, by=by, at=at, note=reason)
    sessions.end_all_sessions(person, by=PLATFORM, at=at)


def give_link(person: User, *, by: Actor, at: datetime) -> str:
    """The address of a page where a new password is set, to hand over to whoever has no e-mail address. Logged."""
    require_account(person, by)
    logbook.write("give_link", person, by=by, at=at)
    key = f"{int_to_base36(person.pk)}-{default_token_generator.make_token(person)}"
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
    return settings.BASE_URL + path.replace("UID-KEY", key)


def _switch(person: User, on: bool, verb: str, *, by: Actor, at: datetime, reason: str) -> None:
    with audit.watching(person, verb, by=by, at=at, fields=["is_active"], note=reason):
        person.is_active = on
        person.save(update_fields=["is_active"])
