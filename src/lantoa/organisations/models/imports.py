"""Lists of bodies that somebody sent."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.kit.moves import StateField
from lantoa.organisations.models.bodies import Body
from lantoa.organisations.models.changes import Change
from lantoa.organisations.models.trees import Tree
from lantoa.organisations.spreadsheets.states import MOVES


class BodyImport(models.Model):
    """One file with bodies, what was found when it was tried, and the change that came of it.

    `lines` are rows of `planning.Line` as lists; the counts are of rows, except for `changing`: rows with any effect.
    """

    content = models.BinaryField(editable=False)  # an Excel workbook of at most 5 MB, as it was sent
    file_name = models.CharField(_("file"), max_length=255)
    tree = models.CharField(_("tree"), max_length=12, choices=Tree)
    under = models.ForeignKey(
        Body, models.PROTECT, related_name="imports_below", verbose_name=_("below"), null=True, blank=True
    )
    on = models.DateField(_("in force from"))
    document = models.CharField(_("deciding document"), max_length=255, blank=True)
    state = StateField(MOVES)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("sent by"))
    sent_at = models.DateTimeField(_("sent at"))
    lines = models.JSONField(default=list, editable=False)
    ignored = models.JSONField(default=list, editable=False)  # headings that mean no column
    rows = models.PositiveIntegerField(_("rows"), default=0)
    changing = models.PositiveIntegerField(_("rows with an effect"), default=0)
    refused = models.PositiveIntegerField(_("errors"), default=0)
    trouble = models.TextField(_("why it was not recorded"), blank=True)
    change = models.ForeignKey(Change, models.PROTECT, related_name="imports", null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("import of bodies")
        verbose_name_plural = _("imports of bodies")

    def __str__(self) -> str:
        return self.file_name
