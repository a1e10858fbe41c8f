"""Evidence: what a body says that it did for a duty, with the proof, and what a second person found."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.kit.moves import StateField
from lantoa.organisations.models import Body
from lantoa.plans.models.duties import Duty, Subject, Term
from lantoa.plans.models.files import StoredFile
from lantoa.plans.states import EVIDENCE_MOVES


class EvidenceKind(models.TextChoices):
    """What shows it."""

    FILE = "file", _("file")
    LINK = "link", _("link")
    NUMBER = "number", _("number with its source")
    DOCUMENT = "document", _("document with number and date")


class Evidence(models.Model):
    """Something done by `body` on a day, for one period of a duty, and what shows it. Counts once it is accepted.

    `amount` is in the unit of the duty. `term` is the period that it counts for: the day never lies before it, but may
    lie behind it, as that of a report about a year that has ended.
    """

    # No indexes of their own: those below begin with them, and answer without the rows.
    duty = models.ForeignKey(Duty, models.PROTECT, related_name="evidence", verbose_name=_("duty"), db_index=False)
    term = models.ForeignKey(Term, models.PROTECT, related_name="evidence", verbose_name=_("period"), db_index=False)
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("body"), db_index=False)
    on = models.DateField(_("done on"))
    amount = models.DecimalField(_("how many"), max_digits=12, decimal_places=2, default=1)
    subject = models.CharField(_("subject"), max_length=10, choices=Subject, blank=True)
    kind = models.CharField(_("shown by"), max_length=8, choices=EvidenceKind)
    title = models.CharField(_("what was done"), max_length=255)
    note = models.TextField(_("note"), blank=True)
    link = models.URLField(_("web address"), max_length=500, blank=True)
    number = models.CharField(_("number of the document"), max_length=60, blank=True)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="+", verbose_name=_("file"), null=True, blank=True
    )

    state = StateField(EVIDENCE_MOVES)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by"), null=True, blank=True
    )
    recorded_at = models.DateTimeField(_("recorded at"))
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("checked by"), null=True, blank=True
    )
    checked_at = models.DateTimeField(_("checked at"), null=True, blank=True)

    class Meta:
        verbose_name = _("evidence of a duty")
        verbose_name_plural = _("evidence of duties")
        indexes = [
            models.Index(fields=["term", "body", "state", "amount"], name="evidence_rolled_up"),
            models.Index(fields=["duty", "state"], name="evidence_of_duty"),
            models.Index(fields=["body", "state"], name="evidence_of_body"),
        ]

    def __str__(self) -> str:
        return self.title
