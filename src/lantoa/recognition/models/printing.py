"""Certificates that are printed in the background."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.recognition.models.catalogue import Award
from lantoa.recognition.models.decisions import Decision


class PrintRun(models.Model):
    """The certificates of a decision for one award as one PDF, until what they say changes or others are asked for.

    `done` of `total` steps are taken; `content` is there once it is finished. `right` and `down` are millimetres.
    """

    decision = models.ForeignKey(
        Decision, models.CASCADE, related_name="print_runs", verbose_name=pgettext_lazy("commendation", "decision")
    )
    award = models.ForeignKey(Award, models.PROTECT, related_name="+", verbose_name=_("award"))
    overprint = models.BooleanField(_("on printed forms"), default=False)
    right = models.FloatField(_("moved to the right, in millimetres"), default=0.0)
    down = models.FloatField(_("moved down, in millimetres"), default=0.0)
    done = models.PositiveIntegerField(default=0, editable=False)
    total = models.PositiveIntegerField(default=0, editable=False)
    content = models.BinaryField(null=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("asked for by"), null=True
    )
    asked_at = models.DateTimeField(_("asked for at"))
    finished_at = models.DateTimeField(pgettext_lazy("printing", "finished at"), null=True)

    class Meta:
        verbose_name = _("certificates to print")
        verbose_name_plural = _("certificates to print")
        constraints = [models.UniqueConstraint(fields=["decision", "award"], name="print_run_once")]

    def __str__(self) -> str:
        return f"{self.award}: {self.decision}"

    @property
    def body_id(self) -> int:
        """Whose log it stands in."""
        return self.decision.body_id

    @property
    def percent(self) -> int:
        """How far it is, in percent."""
        return 100 * self.done // self.total if self.total else 0
