"""The folder that files, claims and consents hang on."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lantoa.organisations.models import Body


class Folder(models.Model):
    """One bundle of evidence of a body. What it is about points here from a higher room."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="folders", verbose_name=_("body"))
    opened_at = models.DateTimeField(_("opened at"))

    class Meta:
        verbose_name = _("folder of evidence")
        verbose_name_plural = _("folders of evidence")

    def __str__(self) -> str:
        return gettext("Folder %(number)s") % {"number": self.pk}


class InFolder:
    """What hangs on a folder is logged under the body of the folder."""

    folder: Any

    @property
    def body_id(self) -> int:
        """The id of that body."""
        return int(self.folder.body_id)
