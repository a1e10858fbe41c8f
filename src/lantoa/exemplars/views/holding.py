"""Which nomination a visitor holds: her session knows the one that she began or took up again with its code."""

from __future__ import annotations

from django.http import HttpRequest

from lantoa.desk.requests import actor_of
from lantoa.exemplars.models import Nomination
from lantoa.exemplars.nomination_states import NominationState
from lantoa.kit.actors import Actor

HELD = "nomination"  # the key in the session


def held(request: HttpRequest) -> Nomination | None:
    """The one that is being written; None where there is none, or it was sent or deleted meanwhile."""
    found = Nomination.objects.select_related("commune", "field", "folder")
    return found.filter(pk=request.session.get(HELD) or 0, state=NominationState.BEGUN).first()


def sent(request: HttpRequest) -> Nomination | None:
    """The one that was held and has been sent."""
    found = Nomination.objects.select_related("body").exclude(state=NominationState.BEGUN)
    return found.filter(pk=request.session.get(HELD) or 0).first()


def hold(request: HttpRequest, nomination: Nomination) -> None:
    """Let the visitor go on with it. The session gets another key, so that nobody had it beforehand."""
    request.session.cycle_key()
    request.session[HELD] = nomination.pk


def let_go(request: HttpRequest) -> None:
    """Forget it in this browser: the next person at the machine begins anew."""
    request.session.pop(HELD, None)


def stranger(request: HttpRequest) -> Actor:
    """Whoever nominates is nobody of the house, even when an officer is signed in."""
    return Actor(None, actor_of(request).address)
