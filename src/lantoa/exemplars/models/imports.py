"""Lists of nominations that an officer sent."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.exemplars.import_states import IMPORT_MOVES
from lantoa.kit.moves import StateField
from lantoa.organisations.models import Body


class NominationImport(models.Model):
    """One file with nominations that `body` received, and what was found when it was checked.

    `lines` are as `desk.sheets.report` has them; the counts are of rows. The file is kept until it is written down, and
    one with errors for two weeks after, so that they can be given back.
    """

    content = models.BinaryField(editable=False)  # an Excel workbook of at most 5 MB, as it was sent
    file_name = models.CharField(_("file"), max_length=255)
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("received by"))
    state = StateField(IMPORT_MOVES)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("sent by"))
    sent_at = models.DateTimeField(_("sent at"))
    lines = models.JSONField(default=list, editable=False)
    ignored = models.JSONField(default=list, editable=False)  # headings that mean no column
    rows = models.PositiveIntegerField(_("rows"), default=0)
    known = models.PositiveIntegerField(_("rows that may be known already"), default=0)
    refused = models.PositiveIntegerField(_("errors"), default=0)

    class Meta:
        verbose_name = _("list of nominations")
        verbose_name_plural = _("lists of nominations")
        indexes = [models.Index(fields=["body", "-sent_at"], name="nomination_list_of_body")]

    def __str__(self) -> str:
        return self.file_name
