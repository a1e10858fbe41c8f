"""By which words public stories are found."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.kit.finding import WordEntry
from lantoa.newsroom.models.stories import Story
from lantoa.organisations.models import Body


class StoryEntry(WordEntry):
    """By which words a public story is found; there is one for each story as long as anybody may read it.

    Its id is the moment of the first publication, in microseconds since 1970: so the order of ids is the order of
    lists, also for a story that returns.
    """

    story = models.OneToOneField(Story, models.CASCADE, related_name="entry")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("words of a public story")
        verbose_name_plural = _("words of public stories")

    def __str__(self) -> str:
        return str(self.story_id)
