"""From a request to whoever acts in it, before and after she has signed in."""

from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils.module_loading import import_string

from lantoa.kit.actors import Actor

if TYPE_CHECKING:
    from lantoa.accounts.models import User


def address_of(request: HttpRequest) -> str:
    """The visitor's address as the trusted proxies tell it; none where a program and no visitor made the request."""
    if "REMOTE_ADDR" not in request.META:
        return ""
    return import_string(settings.RATELIMIT_IP_META_KEY)(request)


def person_of(request: HttpRequest) -> "User":
    """Whoever is signed in, in a view that is behind the sign-in."""
    return cast("User", request.user)


def visitor(request: HttpRequest, person: AbstractBaseUser | None = None) -> Actor:
    """The actor: `person` where the caller knows better than the session, else whoever is signed in.

    A stranger is an anonymous account.
    """
    return Actor(person=person or request.user, address=address_of(request))  # type: ignore[arg-type]
