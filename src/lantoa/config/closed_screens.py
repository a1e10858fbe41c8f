"""Which of Wagtail's own screens are open on the desk, and to whom (docs/decisions/0021).

Its generic views ask nobody row by row, so an address of the desk is closed unless one of our rooms answers it or it is
named here. Closed looks the same as not there.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import ResolverMatch
from django.views.defaults import page_not_found

DESK = "desk/"
# The ways in and out, words and drawings, and a person's own language and colours: nothing that belongs to a body.
OPEN = frozenset(f"desk/{route}/" for route in ("account", "jsi18n", "login", "logout", "sprite"))
# Closed to administrators of the installation too: `accounts` and `organisations` have ways to people and rights that
# ask and keep the log. The last two are for those who work on Wagtail itself.
SHUT = tuple(f"desk/{route}/" for route in ("users", "groups", "password_reset", "failwhale", "test404"))


class ClosedScreensMiddleware:
    """Answers 404 where a screen of Wagtail's is closed to the person; a stranger is asked to sign in first."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or not match.route.startswith(DESK) or is_open(match, request.user):
            return None
        return redirect_to_login(request.get_full_path()) if request.user.is_anonymous else closed(request)


def is_open(match: ResolverMatch, person: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether `person` may ask the address of the desk that `match` found."""
    if match.route in OPEN or set(match.app_names[:1]) & rooms():
        return True
    return bool(getattr(person, "is_superuser", False)) and not match.route.startswith(SHUT)


@cache
def rooms() -> frozenset[str]:
    """The names under which our rooms include their addresses (`app_name`): their labels."""
    return frozenset(config.label for config in apps.get_app_configs() if config.name.startswith("lantoa."))


def closed(request: HttpRequest, **_options: Any) -> HttpResponse:
    """What the desk answers for an address that nobody knows."""
    return page_not_found(request, Http404(), template_name="wagtailadmin/404.html")
