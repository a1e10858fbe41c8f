"""What a report bears once it is signed, and the signed document."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.evidence.models import Folder, StoredFile
from lantoa.recognition.models import SignedInPlace
from lantoa.reporting.models.reports import PeriodicReport


class SignedReport(SignedInPlace):
    """The signed document of a report: signed here with the key of the office, or outside and attached.

    `number` is the whole, "12/BC-UBND". `document` is None after the report went back to those who write it: what was
    signed stays in the folder, and no longer stands for the report.
    """

    report = models.OneToOneField(
        PeriodicReport, models.CASCADE, related_name="signed", verbose_name=_("periodic report")
    )
    number = models.CharField(_("number of the report"), max_length=60)
    signed_on = models.DateField(_("signed on"))
    folder = models.OneToOneField(Folder, models.PROTECT, related_name="signed_report", editable=False)
    document = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="+", verbose_name=_("signed document"), null=True, editable=False
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by"), null=True
    )
    recorded_at = models.DateTimeField(_("recorded at"), editable=False)

    class Meta:
        verbose_name = pgettext_lazy("document", "signed report")
        verbose_name_plural = pgettext_lazy("document", "signed reports")
        constraints = [models.CheckConstraint(condition=~Q(number=""), name="report_signed_has_number")]

    def __str__(self) -> str:
        return self.number
