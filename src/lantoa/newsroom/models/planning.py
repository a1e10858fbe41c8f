"""What is to be told, by whom and when; the columns that it appears in; and what went on the air."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.exemplars.models.nurture import Noted
from lantoa.newsroom.models.stories import OfStory, Story, StoryKind
from lantoa.newsroom.models.themes import Theme
from lantoa.organisations.models import Body
from lantoa.plans.models import Anniversary


class ColumnKind(models.TextChoices):
    """What plans call chuyên trang and chuyên mục."""

    PAGE = "page", pgettext_lazy("kind of column", "special page")
    SECTION = "section", pgettext_lazy("kind of column", "column")


class Column(Noted):  # type: ignore[django-manager-missing]  # that of a Wagtail page has no types
    """A special page or column that `body` keeps, with `partners` where several do, promised `every_days` days."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="columns", verbose_name=_("body"))
    partners = models.ManyToManyField(
        Body, related_name="shared_columns", verbose_name=_("kept together with"), blank=True
    )
    name = models.CharField(_("name"), max_length=160)
    kind = models.CharField(
        pgettext_lazy("column", "kind"), max_length=7, choices=ColumnKind, default=ColumnKind.SECTION
    )
    appears = models.CharField(_("where it appears"), max_length=160, blank=True)
    every_days = models.PositiveSmallIntegerField(
        _("days between two stories"), default=30, validators=[MinValueValidator(1), MaxValueValidator(366)]
    )
    since = models.DateField(_("since"))
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    class Meta:
        verbose_name = pgettext_lazy("newsroom", "column")
        verbose_name_plural = pgettext_lazy("newsroom", "columns")
        constraints = [
            models.CheckConstraint(condition=Q(ended_on=None) | Q(ended_on__gte=F("since")), name="column_in_order")
        ]

    def __str__(self) -> str:
        return self.name


class Orientation(Noted):
    """How a topic is to be told, in the words of the body that directs publicity; read by all below it."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="orientations", verbose_name=_("body"))
    topic = models.CharField(_("topic"), max_length=160)
    text = models.TextField(pgettext_lazy("orientation", "text"))
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("orientation note")
        verbose_name_plural = _("orientation notes")

    def __str__(self) -> str:
        return self.topic


class Asked(Noted):
    """What somebody is asked to tell: in what form, about what, where, and for whom."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("body"))
    topic = models.CharField(_("topic"), max_length=160)
    kind = models.CharField(_("kind of story"), max_length=9, choices=StoryKind, default=StoryKind.PORTRAIT)
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="+", verbose_name=_("theme"), null=True, blank=True)
    channel = models.CharField(_("where it is told"), max_length=160, blank=True)
    audience = models.CharField(_("for whom"), max_length=160, blank=True)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("who writes it"),
        null=True,
        blank=True,
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.topic


class Occasion(Asked):
    """Every year `number` stories are due on the day of an anniversary; they are asked for `days_before` it."""

    anniversary = models.ForeignKey(
        Anniversary, models.PROTECT, related_name="occasions", verbose_name=_("anniversary")
    )
    number = models.PositiveSmallIntegerField(
        _("how many stories"), default=1, validators=[MinValueValidator(1), MaxValueValidator(20)]
    )
    days_before = models.PositiveSmallIntegerField(
        _("days before the day"), default=30, validators=[MinValueValidator(1), MaxValueValidator(180)]
    )
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    class Meta:
        verbose_name = _("yearly occasion")
        verbose_name_plural = _("yearly occasions")
        constraints = [models.UniqueConstraint(fields=["body", "anniversary", "kind"], name="occasion_once_of_a_kind")]


class Assignment(Asked):
    """One entry of the content plan: what is to be told by `due_on`.

    It is done once its `story` is public. One that was dropped stays, with why.
    """

    due_on = models.DateField(_("due on"))
    orientation = models.ForeignKey(
        Orientation,
        models.PROTECT,
        related_name="assignments",
        verbose_name=_("orientation note"),
        null=True,
        blank=True,
    )
    column = models.ForeignKey(
        Column, models.PROTECT, related_name="assignments", verbose_name=_("appears in"), null=True, blank=True
    )
    occasion = models.ForeignKey(
        Occasion, models.PROTECT, related_name="assignments", verbose_name=_("occasion"), null=True, editable=False
    )
    place = models.PositiveSmallIntegerField(default=1, editable=False)  # among those of one occasion and day
    story = models.ForeignKey(
        Story, models.PROTECT, related_name="assignments", verbose_name=_("story"), null=True, editable=False
    )
    dropped_because = models.TextField(_("why it was dropped"), blank=True, editable=False)

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        constraints = [
            models.UniqueConstraint(fields=["occasion", "due_on", "place"], name="assignment_once_an_occasion")
        ]
        indexes = [models.Index(fields=["body", "due_on"], name="assignment_of_body")]


class Broadcast(OfStory, Noted):
    """A story was on the air: where, on which day, and for how many minutes."""

    story = models.ForeignKey(Story, models.PROTECT, related_name="broadcasts", verbose_name=_("story"))
    on = models.DateField(_("on the air on"))
    station = models.CharField(_("station or programme"), max_length=160)
    minutes = models.DecimalField(
        _("minutes"), max_digits=5, decimal_places=1, validators=[MinValueValidator(0), MaxValueValidator(600)]
    )

    class Meta:
        verbose_name = _("broadcast of a story")
        verbose_name_plural = _("broadcasts of stories")
        ordering = ("-on", "-pk")
        indexes = [models.Index(fields=["on"], name="broadcast_on")]

    def __str__(self) -> str:
        return f"{self.station}, {self.on:%d/%m/%Y}"
