"""Stories as the desk shows them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, QuerySet

from lantoa.exemplars.models import Dossier
from lantoa.kit.access import visible
from lantoa.kit.actors import Actor
from lantoa.kit.text import fold
from lantoa.newsroom.access import STORIES
from lantoa.newsroom.models import Passage, Story
from lantoa.newsroom.queries.tellable import tellable
from lantoa.newsroom.states import ON_THE_WAY, StoryState
from lantoa.organisations.models import Body, Membership, Role

_TOLD_ON = (*ON_THE_WAY, StoryState.PUBLISHED)


def whole(found: QuerySet[Story]) -> QuerySet[Story]:
    """With what a line or a page says besides."""
    return found.select_related("body", "locale", "column", "author", "verified_by", "approved_by")


def of_dossier(actor: Actor, dossier: Dossier) -> QuerySet[Story]:
    """The stories that tell of the exemplar and that the actor may see, the newest first."""
    return visible(actor, whole(Story.objects.filter(dossiers=dossier))).order_by("-written_at", "-pk")


def stale(found: QuerySet[Story]) -> QuerySet[Story]:
    """Those that are told or will be, and in which a claim changed since it was taken over."""
    changed = Passage.objects.stale().filter(story=OuterRef("pk"))
    return found.filter(Exists(changed), state__in=_TOLD_ON)


def without_theme(found: QuerySet[Story]) -> QuerySet[Story]:
    """Those of which nobody has said what they are about."""
    return found.filter(~Exists(Story.themes.through.objects.filter(story=OuterRef("pk"))))


def overdue(found: QuerySet[Story], on: date) -> QuerySet[Story]:
    """Those on their way whose next step should have been taken."""
    return found.filter(due_on__lt=on, state__in=ON_THE_WAY)


def dossiers_like(actor: Actor, text: str, *, most: int = 8) -> list[Dossier]:
    """The exemplars of which the actor may tell whose name has `text`; one whose whole name it is stands alone."""
    name = fold(text.strip())
    seen = tellable(actor).select_related("body")
    found = list(seen.filter(folded_name__contains=name).order_by("sort_key")[:most])
    return [each for each in found if each.folded_name == name] or found


def writing_bodies(actor: Actor, on: date) -> QuerySet[Body]:
    """The bodies of which the actor writes stories: what forms offer for a new one."""
    return STORIES.bodies_for(actor, "keep", day=on)


def writers_for(actor: Actor, on: date) -> QuerySet[Any]:
    """The people who write for the bodies that the actor writes for, by name."""
    roles = (Role.OFFICER, Role.SECRETARY, Role.EDITOR)
    found = Membership.objects.on(on).filter(body__in=writing_bodies(actor, on).values("pk"), role__in=roles)
    return get_user_model()._default_manager.filter(pk__in=found.values("person"), is_active=True).order_by("pk")
