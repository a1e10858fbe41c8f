"""What the loudspeaker says, the sound of it, when it airs, and that it did."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.channels.ear.length import PACES, USUAL, minutes
from lantoa.channels.models.dispatches import Dispatch
from lantoa.channels.states import AIRING_MOVES, SCRIPT_MOVES
from lantoa.kit.moves import StateField


class Script(models.Model):
    """What is said of a story at one loudspeaker, as it is said: `text` at `pace` syllables a minute."""

    dispatch = models.OneToOneField(Dispatch, models.CASCADE, related_name="script", verbose_name=_("dispatch"))
    text = models.TextField(pgettext_lazy("loudspeaker", "what is said"))
    pace = models.PositiveSmallIntegerField(
        _("syllables a minute"), default=USUAL, validators=[MinValueValidator(PACES[0]), MaxValueValidator(PACES[-1])]
    )
    state = StateField(SCRIPT_MOVES)

    class Meta:
        verbose_name = _("script")
        verbose_name_plural = _("scripts")

    def __str__(self) -> str:
        return str(self.dispatch)

    @property
    def body_id(self) -> int:
        """The body whose loudspeaker it is: the log is kept under it."""
        return self.dispatch.body_id

    @property
    def minutes(self) -> float:
        """How long it takes."""
        return minutes(self.text, self.pace)


class Recording(models.Model):
    """The sound of a script (MP3), made by the worker: `seconds` long, or not made because of `problem`."""

    script = models.OneToOneField(Script, models.CASCADE, related_name="recording", verbose_name=_("script"))
    content = models.BinaryField(null=True, editable=False)
    seconds = models.FloatField(_("seconds"), default=0)
    problem = models.TextField(_("why there is no sound"), blank=True)
    asked_at = models.DateTimeField(_("asked for at"))
    finished_at = models.DateTimeField(pgettext_lazy("recording", "finished at"), null=True)

    class Meta:
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")

    def __str__(self) -> str:
        return str(self.script)


class Airing(models.Model):
    """A script is to be played at one moment; `seconds` are how long it took. Why it was not is in the log."""

    script = models.ForeignKey(Script, models.CASCADE, related_name="airings", verbose_name=_("script"))
    at = models.DateTimeField(pgettext_lazy("airing", "airs at"))
    state = StateField(AIRING_MOVES)
    played_at = models.DateTimeField(_("played at"), null=True, editable=False)
    seconds = models.PositiveIntegerField(_("seconds"), default=0, editable=False)

    class Meta:
        verbose_name = _("airing")
        verbose_name_plural = _("airings")
        ordering = ("at", "pk")
        constraints = [models.UniqueConstraint(fields=["script", "at"], name="airing_once")]
        indexes = [models.Index(fields=["state", "at"], name="airing_of_state")]

    def __str__(self) -> str:
        return f"{self.script}"

    @property
    def body_id(self) -> int:
        """The body whose loudspeaker it is: the log is kept under it."""
        return self.script.body_id
