"""Files that somebody sent, kept as they came."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.organisations.models import Body


class StoredFile(models.Model):
    """One file, at most 10 MB, in a row of its own so that lists never load it. Whoever sees what it hangs on sees it.

    `sha256` is of the content as it came, in hexadecimal: whether a file was changed afterwards can be told.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("body"))
    name = models.CharField(_("file"), max_length=255)
    media_type = models.CharField(_("kind of file"), max_length=120)  # told from the content, not from the sender
    content = models.BinaryField(editable=False)
    size = models.PositiveIntegerField(_("size"))
    sha256 = models.CharField(max_length=64, editable=False)
    sent_at = models.DateTimeField(_("sent at"))

    class Meta:
        verbose_name = _("stored file")
        verbose_name_plural = _("stored files")

    def __str__(self) -> str:
        return self.name
