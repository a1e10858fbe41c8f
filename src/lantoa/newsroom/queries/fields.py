"""Public stories by the field of work of those whom they tell of.

A field is that of the dossier as it is now. A page that shows none of these dossiers, and only the stories, is told
when a story changes; that a dossier went into another field it says the day after.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Count, QuerySet

from lantoa.movements.models import Field
from lantoa.newsroom.models import Story
from lantoa.newsroom.queries.telling import published
from lantoa.newsroom.states import StoryState

_TELLS_OF = Story.dossiers.through


def stories_of_field(field: Field) -> QuerySet[Story]:
    """The public stories that tell of somebody of the field, each once."""
    return published().filter(pk__in=_TELLS_OF.objects.filter(dossier__field=field).values("story"))


def stories_by_field() -> Mapping[int, int]:
    """How many public stories tell of somebody of each field, by the id of the field. One query."""
    told = _TELLS_OF.objects.filter(story__state=StoryState.PUBLISHED, dossier__field__isnull=False)
    return dict(told.order_by().values_list("dossier__field").annotate(number=Count("story", distinct=True)))
