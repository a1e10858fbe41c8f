"""Outlets as lists, forms and the public see them."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from lantoa.channels.kinds import OutletKind
from lantoa.channels.models import Outlet
from lantoa.channels.states import OutletState
from lantoa.kit.access import visible
from lantoa.kit.actors import Actor
from lantoa.newsroom.models import Story
from lantoa.newsroom.queries.readiness import consents_lacking

AHEAD = timedelta(days=30)  # credentials that end are work from then on


def active() -> QuerySet[Outlet]:
    """Those to which stories go."""
    return Outlet.objects.filter(state=OutletState.ACTIVE)


def newsletters() -> QuerySet[Outlet]:
    """Those that the public may ask for, by name."""
    return active().filter(kind=OutletKind.NEWSLETTER).select_related("body").order_by("name", "pk")


def open_for(actor: Actor, story: Story) -> QuerySet[Outlet]:
    """Those that the actor keeps and to which the story has not gone, by body and kind."""
    found = visible(actor, active(), "keep").exclude(dispatches__story=story)
    return found.select_related("body").order_by("body__sort_key", "kind", "name", "pk")


def why_not_agreed(story: Story, outlet: Outlet, on: date) -> str:
    """Who of those that the story tells of did not agree to such an outlet; empty where all did."""
    lack = next(consents_lacking(story, on, outlet.known.agreed), None)
    return f"{outlet}: {lack.why}" if lack else ""


def to_renew(on: date) -> QuerySet[Outlet]:
    """Those whose credentials end within a month of `on`, or did not open them when they were tested last."""
    ending = Q(expires_on__lte=on + AHEAD) | ~Q(test_problem="")
    return active().exclude(sealed="").filter(ending)
