"""Where a story went, and what a person has to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from lantoa.channels.models import Dispatch
from lantoa.channels.states import OUT, DispatchState
from lantoa.kit.access import visible
from lantoa.kit.actors import Actor
from lantoa.newsroom.models import Story
from lantoa.newsroom.queries.telling import published


@dataclass(frozen=True)
class Reach:
    """Of a withdrawn story: what came down, what still stands somewhere, and what can never be called back."""

    down: list[Dispatch]
    standing: list[Dispatch]
    staying: list[Dispatch]


def whole(found: QuerySet[Dispatch]) -> QuerySet[Dispatch]:
    """With what a line or a page says besides."""
    return found.select_related("story__body", "story__locale", "outlet__body", "script")


def stories_known_to(actor: Actor) -> QuerySet[Story]:
    """The public ones of every body, and all that the actor sees on her desk, with their body and language."""
    own = visible(actor, Story.objects.all()).values("pk")
    return Story.objects.filter(Q(pk__in=published().values("pk")) | Q(pk__in=own)).select_related("body", "locale")


def of_story(actor: Actor, story: Story) -> list[Dispatch]:
    """The dispatches of a story that the actor may see, by body and kind. One query."""
    found = visible(actor, whole(Dispatch.objects.filter(story=story)))
    return list(found.order_by("outlet__body__sort_key", "outlet__kind", "outlet__name", "pk"))


def reach_of(found: Iterable[Dispatch]) -> Reach:
    """Sorted by what became of them."""
    told = Reach([], [], [])
    for one in found:
        if one.state == DispatchState.STAYS:
            told.staying.append(one)
        elif one.state == DispatchState.RECALLED:
            told.down.append(one)
        elif one.state in OUT or one.state in (DispatchState.UNSURE, DispatchState.SENDING):
            told.standing.append(one)
    return told


def for_a_person(found: QuerySet[Dispatch]) -> QuerySet[Dispatch]:
    """Those about which somebody has to do something: loudspeakers have their own work."""
    waiting = found.filter(
        state__in=(
            DispatchState.BY_HAND,
            DispatchState.FAILED,
            DispatchState.UNSURE,
            DispatchState.RECALLING,
            DispatchState.CORRECTING,
        )
    )
    return waiting.exclude(state=DispatchState.BY_HAND, script__isnull=False)
