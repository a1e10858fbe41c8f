"""Reports: one of each body for each period, what people wrote in it, and its figures as they were submitted."""

from __future__ import annotations

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lantoa.kit.moves import StateField
from lantoa.organisations.models import Body
from lantoa.plans.board_words import period_words
from lantoa.reporting.models.forms import FormPart, FormVersion, ReportForm
from lantoa.reporting.states import REPORT_MOVES


class ReportingPeriod(models.Model):
    """One period of a form, from `since` on and before `until`; `due_on` is the last day in time.

    It is opened on its last day or later, when it is known who owes the report.
    """

    form = models.ForeignKey(ReportForm, models.PROTECT, related_name="periods", verbose_name=_("report form"))
    version = models.ForeignKey(FormVersion, models.PROTECT, related_name="periods", verbose_name=_("version"))
    since = models.DateField(_("from"))
    until = models.DateField(_("until"))
    due_on = models.DateField(_("due"))
    opened_at = models.DateTimeField(_("opened at"))

    class Meta:
        verbose_name = _("period of a report form")
        verbose_name_plural = _("periods of report forms")
        ordering = ("-since", "-pk")
        constraints = [
            models.UniqueConstraint(fields=["form", "since", "until"], name="report_period_once"),
            models.CheckConstraint(condition=Q(since__lt=F("until")), name="report_period_in_order"),
        ]
        indexes = [models.Index(fields=["due_on"], name="report_period_due")]

    def __str__(self) -> str:
        return period_words(self.since, self.until)


class PeriodicReport(models.Model):
    """What `body` reports for `period` to `to_body`; the body that asks reports to itself, by closing the period.

    `counted` are ids of the bodies whose records count in it: the body, those that were merged into it in the period,
    and those below that do not report themselves; settled when the period is opened. `submitted_at` is the first time,
    which says whether it was late. `excuse` is why the report is done without.
    """

    period = models.ForeignKey(ReportingPeriod, models.PROTECT, related_name="reports", verbose_name=_("period"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="reports", verbose_name=_("body"))
    to_body = models.ForeignKey(Body, models.PROTECT, related_name="reports_received", verbose_name=_("received by"))
    counted = models.JSONField(_("whose records count"), default=list, editable=False)
    state = StateField(REPORT_MOVES)
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("submitted by"),
        null=True,
        blank=True,
    )
    excuse = models.TextField(_("reason why it is missing"), blank=True)

    class Meta:
        verbose_name = _("periodic report")
        verbose_name_plural = _("periodic reports")
        constraints = [models.UniqueConstraint(fields=["period", "body"], name="report_once")]
        indexes = [models.Index(fields=["to_body", "period", "state"], name="report_received")]

    def __str__(self) -> str:
        return f"{self.period.form.name}, {self.period}: {self.body.name}"

    @property
    def is_top(self) -> bool:
        """Whether it is the report of the body that asks."""
        return self.body_id == self.to_body_id


class Narrative(models.Model):
    """What people wrote in one part of a report."""

    report = models.ForeignKey(
        PeriodicReport, models.CASCADE, related_name="narratives", verbose_name=_("periodic report")
    )
    part = models.ForeignKey(FormPart, models.PROTECT, related_name="narratives", verbose_name=_("part"))
    text = models.TextField(_("text"), blank=True)

    class Meta:
        verbose_name = _("text of a report")
        verbose_name_plural = _("texts of reports")
        constraints = [models.UniqueConstraint(fields=["report", "part"], name="report_narrative_once")]

    def __str__(self) -> str:
        return self.text[:80]


class WrittenFigure(models.Model):
    """What a person wrote in a cell of a table that no record counts; it is added to what records count."""

    report = models.ForeignKey(
        PeriodicReport, models.CASCADE, related_name="written", verbose_name=_("periodic report")
    )
    part = models.ForeignKey(FormPart, models.PROTECT, related_name="written", verbose_name=_("part"))
    key = models.CharField(_("cell"), max_length=40)
    amount = models.DecimalField(_("written figure"), max_digits=14, decimal_places=2)

    class Meta:
        verbose_name = _("written figure")
        verbose_name_plural = _("written figures")
        constraints = [models.UniqueConstraint(fields=["report", "part", "key"], name="report_written_once")]

    def __str__(self) -> str:
        return f"{self.key}: {self.amount}"


class FrozenFigure(models.Model):
    """A figure as it was at submission: the body's `own` from `rows` records, what reports `below` had, both together.

    `before` is the figure of the period before, None where there was none. `listed` has the exemplars of a list:
    `name`, `url`, `on` (ISO day) and `body`; then `key` is "exemplars". Lessons and recommendations have `owner`,
    `due` (ISO day), `state` and `outcome` besides, as they were then.
    """

    report = models.ForeignKey(
        PeriodicReport, models.CASCADE, related_name="figures", verbose_name=_("periodic report")
    )
    part = models.ForeignKey(FormPart, models.PROTECT, related_name="figures", verbose_name=_("part"))
    key = models.CharField(_("measure"), max_length=40)
    own = models.DecimalField(_("own figure"), max_digits=14, decimal_places=2)
    rows = models.PositiveIntegerField(_("records behind it"))
    below = models.DecimalField(_("from reports below"), max_digits=14, decimal_places=2, default=0)
    before = models.DecimalField(_("period before"), max_digits=14, decimal_places=2, null=True, blank=True)
    listed = models.JSONField(_("list"), default=list, blank=True)
    at = models.DateTimeField(_("as of"))

    class Meta:
        verbose_name = _("frozen figure")
        verbose_name_plural = _("frozen figures")
        constraints = [models.UniqueConstraint(fields=["report", "part", "key"], name="report_figure_once")]

    def __str__(self) -> str:
        return f"{self.key}: {self.total}"

    @property
    def total(self) -> Decimal:
        """Own and below."""
        return self.own + self.below
