"""Files of a folder: what is known of them. Their content lies in the private storage, under its own hash."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.evidence.models.folders import Folder, InFolder


class FileKind(models.TextChoices):
    """What somebody does with a file: look, read, listen."""

    PHOTO = "photo", _("photo")
    DOCUMENT = "document", pgettext_lazy("kind of file", "document")
    AUDIO = "audio", _("recording")
    VIDEO = "video", _("film")


class Bystanders(models.TextChoices):
    """Whether people can be recognised on a photo who are not named in the folder, or their houses and addresses."""

    UNKNOWN = "unknown", _("nobody has looked yet")
    NONE = "none", _("nobody else can be recognised")
    AGREED = "agreed", _("those who can be recognised have agreed")
    PUBLIC = "public", _("taken at a public event, without harm to anybody")
    RECOGNISABLE = "recognisable", _("somebody can be recognised who has not agreed")


class StoredFile(InFolder, models.Model):
    """One file of a folder. Whoever sees the folder sees it.

    `sha256` is of the stored content, in hexadecimal; `sent_sha256` of what was sent, which differs for images, because
    those are written anew. An erased file keeps its row, without name and content, and says why.
    """

    folder = models.ForeignKey(Folder, models.PROTECT, related_name="files", verbose_name=_("folder"))
    name = models.CharField(_("file"), max_length=255)
    kind = models.CharField(_("kind"), max_length=8, choices=FileKind)
    media_type = models.CharField(_("media type"), max_length=120)  # told from the content, not from the sender
    size = models.PositiveIntegerField(_("size"))
    sha256 = models.CharField(max_length=64, editable=False, db_index=True)
    sent_sha256 = models.CharField(max_length=64, editable=False)
    caption = models.CharField(_("caption"), max_length=500, blank=True)
    rights = models.CharField(_("whose picture or work it is"), max_length=255, blank=True)
    bystanders = models.CharField(
        _("others who can be recognised"), max_length=12, choices=Bystanders, default=Bystanders.UNKNOWN
    )
    has_thumbnail = models.BooleanField(_("has a small picture"), default=False, editable=False)
    sent_at = models.DateTimeField(_("sent at"))
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("sent by"), null=True, blank=True
    )
    removed_at = models.DateTimeField(_("removed at"), null=True, blank=True)
    erased_at = models.DateTimeField(_("erased at"), null=True, blank=True)
    erased_because = models.TextField(_("why it was erased"), blank=True)

    class Meta:
        verbose_name = _("file of a folder")
        verbose_name_plural = _("files of folders")
        ordering = ("sent_at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["folder", "sent_sha256"], condition=Q(erased_at=None), name="file_once_in_a_folder"
            )
        ]

    def __str__(self) -> str:
        return self.name
