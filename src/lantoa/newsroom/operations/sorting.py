"""What a story is about and for whom it is: said while it is being written or long after it went out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.kit import audit
from lantoa.kit.access import Refused, require, visible
from lantoa.kit.actors import Actor
from lantoa.newsroom.models import Story, Theme


@transaction.atomic
def sort(story: Story, themes: Iterable[Theme], audience: str, *, by: Actor, at: datetime) -> Story:
    """The story is of `themes` and no others, and for an `audience` of that code. Refused: one that is not for her."""
    locked = Story.objects.select_for_update(of=("self",)).select_related("body").get(pk=story.pk)
    require(by, "keep", locked)
    chosen = list(themes)
    if visible(by, Theme.objects.filter(pk__in=[each.pk for each in chosen]), "use").count() < len(chosen):
        raise Refused(_("This theme is kept by a body that does not stand above yours."))
    before = {"themes": _named(locked), "audience": locked.audience}
    locked.themes.set(chosen)
    locked.audience = audience
    locked.save(update_fields=["audience"])
    after = {"themes": _named(locked), "audience": audience}
    audit.record("sort_story", locked, by=by, at=at, changes=audit.differences(before, after))
    return locked


def _named(story: Story) -> str:
    return ", ".join(story.themes.order_by("pk").values_list("name", flat=True))
