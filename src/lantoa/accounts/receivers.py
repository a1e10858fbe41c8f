"""What is heard of sign-in: written into the log, and what must follow from it."""

from typing import Any

from allauth.account import signals as account
from allauth.core import ratelimit
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from allauth.socialaccount import signals as social
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.timezone import now

from lantoa.accounts import logbook, names
from lantoa.accounts.models import User
from lantoa.accounts.operations import sessions
from lantoa.accounts.visitors import visitor


def _write(verb: str, request: HttpRequest, user: User, note: str = "") -> None:
    logbook.write(verb, user, by=visitor(request, user), at=now(), note=note)


@receiver(user_logged_in)
def log_sign_in(request: HttpRequest, user: User, **options: Any) -> None:
    _write("sign_in", request, user)


@receiver(user_logged_out)
def log_sign_out(request: HttpRequest, user: User | None, **options: Any) -> None:
    if user:
        _write("sign_out", request, user)


@receiver(user_login_failed)
def log_failure(credentials: dict[str, Any], request: HttpRequest | None = None, **options: Any) -> None:
    if request:
        typed = next((str(credentials[kind]) for kind in names.KINDS if credentials.get(kind)), "")
        logbook.failed(typed, by=visitor(request), at=now())


@receiver(mfa.authentication_failed)
def log_wrong_code(request: HttpRequest, user: User, authenticator: Authenticator, **options: Any) -> None:
    _write("code_failed", request, user, note=authenticator.type)


@receiver(account.password_changed)
@receiver(account.password_set)
def after_change_of_password(request: HttpRequest, user: User, **options: Any) -> None:
    _write("change_password", request, user)
    sessions.end_other_sessions(user, keep=request.session.session_key, by=visitor(request, user), at=now())


@receiver(account.password_reset)
def after_reset(request: HttpRequest, user: User, **options: Any) -> None:
    """Whoever had the old password is signed out, and failures before the reset no longer count."""
    _write("reset_password", request, user)
    sessions.end_all_sessions(user, by=visitor(request, user), at=now())
    for name in filter(None, (user.email, user.phone)):
        ratelimit.clear(request, action="login_failed", key=name)


@receiver(mfa.authenticator_added)
def log_factor(request: HttpRequest, user: User, authenticator: Authenticator, **options: Any) -> None:
    _write("add_factor", request, user, note=authenticator.type)


@receiver(mfa.authenticator_removed)
def log_removal(request: HttpRequest, user: User, authenticator: Authenticator, **options: Any) -> None:
    _write("remove_factor", request, user, note=authenticator.type)


@receiver(mfa.authenticator_reset)
def log_new_codes(request: HttpRequest, user: User, **options: Any) -> None:
    _write("renew_codes", request, user)


@receiver(social.social_account_added)
def log_connection(request: HttpRequest, sociallogin: Any, **options: Any) -> None:
    _write("connect_sign_on", request, sociallogin.user)
