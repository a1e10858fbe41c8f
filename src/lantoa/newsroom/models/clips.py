"""Sounds and films of a story, each with what it says in words, and the story read aloud."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.evidence.models import Bystanders
from lantoa.newsroom.models.stories import OfStory, Story


class ClipKind(models.TextChoices):
    """Whether one listens or watches."""

    SOUND = "sound", pgettext_lazy("kind of clip", "sound")
    FILM = "film", pgettext_lazy("kind of clip", "film")


#: What a name in an address ends with, by media type: players and podcast directories go by it.
ENDINGS = {
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "audio/ogg": "ogg",
    "audio/wav": "wav",
    "video/mp4": "mp4",
    "video/webm": "webm",
}


class Clip(OfStory, models.Model):  # type: ignore[django-manager-missing]  # that of passages has no types here
    """A sound or film that a passage of the story shows; or, where `reads_story`, the whole story read aloud.

    The content lies in the storage of `evidence` under `sha256`, `size` bytes and `seconds` long. `words` say what is
    heard and seen to whoever cannot; `captions` are the same in step with the film (WebVTT). A story has one reading at
    most, and it goes when the words of the story change.
    """

    story = models.ForeignKey(Story, models.CASCADE, related_name="clips", verbose_name=_("story"))
    kind = models.CharField(pgettext_lazy("clip", "kind"), max_length=5, choices=ClipKind)
    name = models.CharField(_("file"), max_length=255)
    media_type = models.CharField(_("media type"), max_length=40)
    size = models.PositiveIntegerField(_("size"))
    seconds = models.FloatField(_("seconds"))
    sha256 = models.CharField(max_length=64, editable=False, db_index=True)
    words = models.TextField(_("what is said and seen"))
    captions = models.TextField(_("captions"), blank=True)
    rights = models.CharField(_("whose picture or work it is"), max_length=255, blank=True)
    bystanders = models.CharField(
        _("others who can be recognised"), max_length=12, choices=Bystanders, default=Bystanders.UNKNOWN
    )
    reads_story = models.BooleanField(_("reads the story aloud"), default=False)
    sent_at = models.DateTimeField(_("sent at"))
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("sent by"), null=True
    )

    class Meta:
        verbose_name = _("sound or film")
        verbose_name_plural = _("sounds and films")
        ordering = ("sent_at", "pk")
        constraints = [
            models.UniqueConstraint(fields=["story"], condition=Q(reads_story=True), name="story_read_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def ending(self) -> str:
        """What its name in an address ends with, without the point."""
        return ENDINGS[self.media_type]

    @property
    def length(self) -> str:
        """Minutes and seconds, such as 3:05."""
        minutes, seconds = divmod(round(self.seconds), 60)
        return f"{minutes}:{seconds:02}"
