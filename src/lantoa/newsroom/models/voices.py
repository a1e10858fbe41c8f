"""What readers say of a public story: thanks, comments, questions to the office, and mistakes that they found."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.kit.moves import StateField
from lantoa.newsroom.models.stories import OfStory, Story
from lantoa.newsroom.voice_states import VOICE_MOVES


class VoiceKind(models.TextChoices):
    """What somebody says it for."""

    THANKS = "thanks", pgettext_lazy("voice of a reader", "I thank whom it tells of")
    COMMENT = "comment", pgettext_lazy("voice of a reader", "I want to say something about it")
    QUESTION = "question", pgettext_lazy("voice of a reader", "I have a question to the office")
    MISTAKE = "mistake", pgettext_lazy("voice of a reader", "Something in it is wrong")


class Voice(OfStory, models.Model):
    """One reader, who gives a name only if she likes. Nothing but thanks, which have no text, is shown unread."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="voices", verbose_name=_("story"))
    kind = models.CharField(pgettext_lazy("voice of a reader", "kind"), max_length=8, choices=VoiceKind)
    text = models.TextField(pgettext_lazy("voice of a reader", "what is said"), blank=True)
    name = models.CharField(pgettext_lazy("voice of a reader", "name or place"), max_length=80, blank=True)
    said_at = models.DateTimeField(_("said at"))
    state = StateField(VOICE_MOVES)
    answer = models.TextField(_("answer of the office"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("answered by"), null=True
    )
    answered_at = models.DateTimeField(_("answered at"), null=True, editable=False)

    class Meta:
        verbose_name = _("voice of a reader")
        verbose_name_plural = _("voices of readers")
        ordering = ("said_at", "pk")
        indexes = [models.Index(fields=["story", "state"], name="voice_of_story")]

    def __str__(self) -> str:
        """Without the words, which may name somebody: the log says this."""
        return f"{self.get_kind_display()} ({self.said_at:%d/%m/%Y})"
