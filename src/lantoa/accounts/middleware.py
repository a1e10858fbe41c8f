"""What is looked after at every request of somebody who is signed in."""

from collections.abc import Callable

from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate, now

from lantoa.accounts import access
from lantoa.accounts.visitors import address_of, person_of

Answer = Callable[[HttpRequest], HttpResponse]
SEEN_EVERY_S = 300  # a write at every request would cost more than the minutes are worth


def at_the_desk(request: HttpRequest) -> bool:
    """Whether somebody who is signed in asks for a page of the desk; no other page is made to read the session."""
    return request.path_info.startswith("/desk/") and request.user.is_authenticated


class SecondFactorMiddleware:
    """Leads whoever must have a second factor, and has none, to setting it up before she reaches the desk."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if at_the_desk(request) and access.lacks_second_factor(person_of(request), on=localdate()):
            return redirect("mfa_index")
        return self.answer(request)


class LastSeenMiddleware:
    """Keeps, to a few minutes, when and from where each session was used last."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = request.session.session_key
        if at_the_desk(request) and cache.add(f"seen:{key}", True, SEEN_EVERY_S):
            seen = UserSession.objects.filter(session_key=key, user=request.user)
            seen.update(last_seen_at=now(), ip=address_of(request))
        return self.answer(request)
