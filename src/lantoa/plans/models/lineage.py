"""What people said about which plan a citation is; what the numbers alone tell stands in the citation itself."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.plans.models.plans import Citation


class CitationAnswer(models.Model):
    """A person said which plan a citation is, or that it is none that is here. Numbers do not overrule her."""

    citation = models.OneToOneField(
        Citation, models.CASCADE, related_name="answer", verbose_name=_("citation"), primary_key=True
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("said by"), null=True, blank=True
    )
    at = models.DateTimeField(_("said at"))

    class Meta:
        verbose_name = _("answer about a citation")
        verbose_name_plural = _("answers about citations")

    def __str__(self) -> str:
        return str(self.citation_id)
