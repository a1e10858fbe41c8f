"""What the log keeps of signing in: who, when, from where, of a failure what kind. Never a password or a code."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from lantoa.accounts import names, queries
from lantoa.accounts.models import Invitation, User
from lantoa.kit import audit
from lantoa.kit.actors import Actor

VERBS = {
    "sign_in": _("signed in"),
    "sign_out": _("signed out"),
    "sign_in_failed": _("could not sign in"),
    "locked_out": _("was refused after too many attempts"),
    "code_failed": _("gave a wrong second factor"),
    "change_password": _("changed the password"),
    "reset_password": _("set a new password by a link"),
    "add_factor": _("added a second factor"),
    "remove_factor": _("removed a second factor"),
    "renew_codes": _("made new recovery codes"),
    "open_account": _("opened the account by invitation"),
    "change_contact": _("changed name, address or number"),
    "switch_off": _("switched the account off"),
    "switch_on": _("switched the account on"),
    "remove_factors": _("removed all second factors"),
    "give_link": _("made a link for a new password"),
    "invite": _("sent the invitation"),
    "end_session": _("ended a session"),
    "end_sessions": _("ended all sessions"),
    "sign_on_failed": _("could not sign in through the province"),
    "connect_sign_on": _("signed in through the province for the first time"),
}


def name_verbs() -> None:
    """Tell the log how these are said."""
    audit.name_verbs(VERBS)
    audit.keep_secret(User, "password")
    audit.keep_secret(Invitation, "token_hash")


def write(verb: str, person: User, *, by: Actor, at: datetime, note: str = "") -> None:
    """That `verb` happened to the account of `person`."""
    audit.record(verb, person, by=by, at=at, note=note)


def failed(typed: str, *, by: Actor, at: datetime) -> None:
    """That somebody could not sign in under the name `typed`, and the class of the reason: for the log only."""
    name = names.known_as(typed)
    person = queries.by_name(name)
    audit.record("sign_in_failed", audit.About(person, name), by=by, at=at, note=_reason(name, person))


def locked_out(name: str, *, by: Actor, at: datetime) -> None:
    """That somebody was turned away because of the failures before."""
    audit.record("locked_out", audit.About(queries.by_name(name), name), by=by, at=at)


def sign_on_failed(error: str, *, by: Actor, at: datetime) -> None:
    """That the province's own sign-in brought nobody."""
    audit.record("sign_on_failed", audit.About(), by=by, at=at, note=error)


def _reason(name: str, person: User | None) -> str:
    if name == names.UNREADABLE:
        return "no name"
    if person is None:
        return "no account"
    return "wrong password" if person.is_active else "switched off"
