"""How far stories reach: what was opened by day, and what outlets say. Of nobody who reads is anything kept."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.channels.models.dispatches import Dispatch


class Opened(models.TextChoices):
    """What was opened."""

    STORY = "story", _("page of the story")
    EXEMPLAR = "exemplar", _("page of the exemplar")
    CODE = "code", _("code on paper")
    SOUND = "sound", _("sound listened to")
    FILM = "film", _("film watched")


class DayCount(models.Model):
    """How often one thing was opened on one day. `ref` is the id of the story, dossier or printed item by `opened`.

    Sounds and films are counted for their story, which keeps the count when another takes their place.
    """

    opened = models.CharField(pgettext_lazy("reach", "what was opened"), max_length=8, choices=Opened)
    ref = models.PositiveBigIntegerField()
    day = models.DateField(_("day"))
    number = models.PositiveIntegerField(_("how often"), default=0)

    class Meta:
        verbose_name = _("count of a day")
        verbose_name_plural = _("counts of days")
        constraints = [models.UniqueConstraint(fields=["opened", "ref", "day"], name="day_count_once")]

    def __str__(self) -> str:
        return f"{self.opened} {self.ref}: {self.number}"


class LogPosition(models.Model):
    """How far a log is counted: `offset` bytes of the file that begins with the line of this SHA-256.

    The file is known by its first line and not by its name, which changes when logs are rotated.
    """

    first = models.CharField(max_length=64, unique=True)
    offset = models.PositiveBigIntegerField(default=0)
    at = models.DateTimeField(_("counted at"))

    class Meta:
        verbose_name = _("position in a log")
        verbose_name_plural = _("positions in logs")

    def __str__(self) -> str:
        return f"{self.first[:8]}: {self.offset}"


class Figure(models.TextChoices):
    """What an outlet counts."""

    VIEWS = "views", _("views")
    LISTENERS = "listeners", _("listeners or listening households")
    LIKES = "likes", _("likes")
    SHARES = "shares", _("shares")
    COMMENTS = "comments", _("comments, as an outlet counts them")
    COPIES = "copies", _("copies handed out")


class OutletFigure(models.Model):
    """What an outlet says of one story: `number` in all until the day `on`, as told by `source`."""

    dispatch = models.ForeignKey(Dispatch, models.CASCADE, related_name="figures", verbose_name=_("dispatch"))
    figure = models.CharField(pgettext_lazy("reach", "what was counted"), max_length=9, choices=Figure)
    number = models.PositiveIntegerField(_("number until that day"))
    on = models.DateField(_("as of"))
    source = models.CharField(_("who says so"), max_length=255)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by"), null=True
    )
    at = models.DateTimeField(_("recorded at"))

    class Meta:
        verbose_name = _("figure of an outlet")
        verbose_name_plural = _("figures of outlets")
        ordering = ("on", "pk")
        constraints = [models.UniqueConstraint(fields=["dispatch", "figure", "on"], name="outlet_figure_once")]

    def __str__(self) -> str:
        return f"{self.dispatch}: {self.number} {self.get_figure_display()}"

    @property
    def body_id(self) -> int:
        """Whose log it stands in."""
        return self.dispatch.body_id
