"""Who owes a duty from when to when, and what people decided about single bodies and periods."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.organisations.models import Body
from lantoa.organisations.models.spells import Spell, SpellQuerySet, in_order
from lantoa.plans.models.duties import Duty, Term


class Obligation(Spell):
    """`body` owes `duty` for a time, and what `counted` achieved counts for it.

    Nobody writes here but `operations.fan_out`. Where `counted` is the body itself, it owes. Other rows say what else
    counts: what a body that ended had achieved, for the one that answers for it since; what all bodies below achieved,
    for the one that owes something for its whole area.
    """

    # No indexes of their own: those below begin with them.
    duty = models.ForeignKey(Duty, models.CASCADE, related_name="obligations", verbose_name=_("duty"), db_index=False)
    body = models.ForeignKey(Body, models.CASCADE, related_name="obligations", verbose_name=_("body"), db_index=False)
    counted = models.ForeignKey(
        Body, models.CASCADE, related_name="+", verbose_name=_("whose achievements count"), db_index=False
    )
    # Whether the body owes it itself: kept, because a database cannot guess how often two columns are the same.
    is_own = models.GeneratedField(
        expression=models.Q(body=models.F("counted")),  # type: ignore[arg-type]  # a condition is an expression
        output_field=models.BooleanField(),
        db_persist=True,
    )

    objects = SpellQuerySet.as_manager()

    class Meta:
        verbose_name = _("obligation")
        verbose_name_plural = _("obligations")
        constraints = [
            in_order("obligation_in_order"),
            models.UniqueConstraint(fields=["duty", "body", "counted", "since"], name="obligation_once"),
        ]
        indexes = [
            models.Index(fields=["counted", "duty", "body", "since", "until"], name="obligation_counted_for"),
            models.Index(fields=["body", "since", "until"], name="obligation_of_body"),
            models.Index(fields=["duty", "body"], condition=models.Q(is_own=False), name="obligation_of_others"),
        ]

    def __str__(self) -> str:
        return f"{self.body_id}: {self.duty_id}"


class QuotaReading(models.TextChoices):
    """How a quota "each" is read for a body that became one out of several in the middle of a period."""

    ONE = "one", _("the quota of one body")
    SUM = "sum", _("the quotas of all that it came from")


class Decided(models.Model):
    """An act about one body in one period of a duty: who decided it, when and why."""

    term = models.ForeignKey(Term, models.PROTECT, related_name="%(class)ss", verbose_name=_("period"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("body"))
    reason = models.TextField(_("reason"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("decided by"))
    at = models.DateTimeField(_("decided at"))

    class Meta:
        abstract = True


class MergedQuota(Decided):
    """Which of the two readings holds for a body that others were merged into; decided once."""

    reading = models.CharField(_("reading"), max_length=3, choices=QuotaReading)
    value = models.DecimalField(_("value"), max_digits=12, decimal_places=2)

    class Meta:
        verbose_name = _("decision about a quota after a merger")
        verbose_name_plural = _("decisions about quotas after mergers")
        constraints = [models.UniqueConstraint(fields=["term", "body"], name="merged_quota_once")]

    def __str__(self) -> str:
        return f"{self.body}: {self.get_reading_display()}"


class Extension(Decided):
    """A later due day for one body in one period. The last one holds."""

    due_on = models.DateField(_("new due day"))

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        indexes = [models.Index(fields=["term", "body"], name="extension_of")]

    def __str__(self) -> str:
        return f"{self.body}: {self.due_on:%d/%m/%Y}"


class Explanation(Decided):
    """Why a duty is late, in the body's own words."""

    class Meta:
        verbose_name = _("explanation")
        verbose_name_plural = _("explanations")
        indexes = [models.Index(fields=["term", "body"], name="explanation_of")]

    def __str__(self) -> str:
        return self.reason[:120]
