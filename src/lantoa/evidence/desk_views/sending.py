"""Files in forms of the room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lantoa.evidence.intake import FileRefused
from lantoa.evidence.intake.checking import LARGEST, MEGABYTE
from lantoa.evidence.models import Folder, StoredFile
from lantoa.evidence.operations import files
from lantoa.kit.actors import Actor

ENDINGS = "jpg jpeg png webp heic pdf doc docx xls xlsx ppt pptx odt rtf txt zip mp3 m4a ogg wav amr mp4 webm mov"
ACCEPTED = ",".join(f".{ending}" for ending in ENDINGS.split())
HELP = _(
    "Photo, PDF, Word, Excel or text up to 10 MB; recording or film up to 30 MB."
    " Where a photo or film was taken is removed."
)


def file_field(label: Any, *, required: bool = True, help_text: Any = HELP) -> forms.FileField:
    """A field for one file."""
    widget = forms.FileInput(attrs={"accept": ACCEPTED})
    return forms.FileField(label=label, required=required, help_text=help_text, widget=widget)


def kept(folder: Folder, sent: Any, name: str, *, by: Actor, at: Any, caption: str = "") -> StoredFile | None:
    """The file that was sent in the field `name`, kept; a refusal is told at the field. None: nothing was sent."""
    if not sent:
        return None
    try:
        if sent.size > max(LARGEST.values()) * MEGABYTE:
            raise FileRefused(_("This file is too large. Send only the part that shows it."))
        return files.store(folder, name=sent.name, content=sent.read(), by=by, at=at, caption=caption)
    except FileRefused as refused:
        raise ValidationError({name: refused.messages}) from refused
