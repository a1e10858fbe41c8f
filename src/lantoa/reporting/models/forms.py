"""Report forms: what a body asks of whom, how often, in which parts."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lantoa.kit.moves import StateField
from lantoa.movements.models import Movement
from lantoa.organisations.models import Body, Group
from lantoa.plans.models import Duty, Plan
from lantoa.recognition.models import Certainty
from lantoa.reporting.states import FORM_MOVES


class Cadence(models.TextChoices):
    """How often a report is asked for."""

    MONTH = "month", _("every month")
    QUARTER = "quarter", _("every quarter")
    HALF = "half", _("every half-year")
    YEAR = "year", _("every year")
    REQUEST = "request", _("when it is asked for")


class PartKind(models.TextChoices):
    """What a part of a report is made of."""

    NARRATIVE = "narrative", _("text that is written")
    FIGURES = "figures", _("table of figures")
    EXEMPLARS = "exemplars", _("list of exemplars")
    TABLE = "table", _("table of the statistics")
    PROMISES = "promises", _("what the programme promised, and what was reached")
    POINTS = "points", _("lessons and recommendations")


#: Rows and columns, each cell a figure of its own.
GRIDS = (PartKind.TABLE, PartKind.PROMISES)


class ReportForm(models.Model):
    """`body` asks a report of every body of `group`, due `grace` days after the end of a period.

    Periods lie by the calendar between `first_day` and `last_day` (None: without an end). Reports of `duty` count for
    it when they are submitted. Without a `group` the body writes it itself, about all below. An interim or final review
    is about a programme (`plan`) or a `movement`, and has days of its own. `source` says where the form was taken from,
    `certainty` how sure it is that this is the form in force.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="report_forms", verbose_name=_("asked by"))
    name = models.CharField(_("name of the report"), max_length=255)
    cadence = models.CharField(_("how often"), max_length=7, choices=Cadence, default=Cadence.QUARTER)
    first_day = models.DateField(_("first period from"))
    last_day = models.DateField(_("last period to"), null=True, blank=True)
    grace = models.PositiveSmallIntegerField(_("days after the end of the period"), default=10)
    group = models.ForeignKey(
        Group, models.PROTECT, related_name="report_forms", verbose_name=_("asked of"), null=True, blank=True
    )
    duty = models.ForeignKey(
        Duty,
        models.SET_NULL,
        related_name="report_forms",
        verbose_name=_("duty that it fulfils"),
        null=True,
        blank=True,
    )
    plan = models.ForeignKey(
        Plan, models.PROTECT, related_name="report_forms", verbose_name=_("reviewed programme"), null=True, blank=True
    )
    movement = models.ForeignKey(
        Movement,
        models.PROTECT,
        related_name="report_forms",
        verbose_name=_("reviewed movement"),
        null=True,
        blank=True,
    )
    source = models.TextField(_("where the form is from"), blank=True)
    certainty = models.CharField(_("certainty"), max_length=11, choices=Certainty, blank=True)
    state = StateField(FORM_MOVES)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by"), null=True, blank=True
    )
    recorded_at = models.DateTimeField(_("recorded at"))

    class Meta:
        verbose_name = _("report form")
        verbose_name_plural = _("report forms")
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(first_day__lte=F("last_day")), name="report_form_in_order"
            )
        ]

    def __str__(self) -> str:
        return self.name


class FormVersion(models.Model):
    """The parts of a form for the periods that begin on `since` or later, until the next version."""

    form = models.ForeignKey(ReportForm, models.CASCADE, related_name="versions", verbose_name=_("report form"))
    since = models.DateField(_("for periods from"))

    class Meta:
        verbose_name = _("version of a report form")
        verbose_name_plural = _("versions of report forms")
        ordering = ("form", "since")
        constraints = [models.UniqueConstraint(fields=["form", "since"], name="report_version_once")]

    def __str__(self) -> str:
        return f"{self.form} ({self.since:%d/%m/%Y})"


class FormPart(models.Model):
    """One part of a report. `asks`: keys of measures, kinds of milestones in a list, the one key of a table,
    which lessons and recommendations."""

    version = models.ForeignKey(FormVersion, models.CASCADE, related_name="parts", verbose_name=_("version"))
    order = models.PositiveSmallIntegerField(_("place in the form"))
    heading = models.CharField(_("heading"), max_length=255)
    kind = models.CharField(_("what it is made of"), max_length=9, choices=PartKind)
    asks = models.JSONField(_("what is counted or listed"), default=list, blank=True)
    hint = models.TextField(_("what to write"), blank=True)

    class Meta:
        verbose_name = _("part of a report form")
        verbose_name_plural = _("parts of report forms")
        ordering = ("version", "order", "pk")

    def __str__(self) -> str:
        return self.heading
