"""One file that somebody sends, looked at from all sides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from lantoa.evidence.intake.archives import checked_archive, checked_old_office
from lantoa.evidence.intake.containers import without_places
from lantoa.evidence.intake.pictures import written_anew
from lantoa.evidence.intake.refusals import FileRefused
from lantoa.evidence.intake.types import OLE, RTF, ZIP, FileType, type_of

MEGABYTE = 1024 * 1024
#: In megabytes, by kind.
LARGEST = {"photo": 10, "document": 10, "audio": 30, "video": 30}
_WITH_PLACES = ("video/mp4", "audio/mp4")
_UNWRITABLE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]+')


@dataclass(frozen=True)
class Checked:
    """A file that may be kept: `content` is what to keep, of this `kind` (of FileKind) and `media_type`."""

    name: str
    kind: str
    media_type: str
    content: bytes


def checked(name: str, content: bytes) -> Checked:
    """What to keep of a file that is called `name` by its sender. FileRefused says why it is not taken."""
    if not content:
        raise FileRefused(_("This file is empty. Check whether it is the one you meant."))
    found = type_of(content)
    if found is None:
        raise FileRefused(
            _("This kind of file is not taken. Send a photo, a PDF, a Word or Excel file, a recording or a film.")
        )
    if len(content) > LARGEST[found.kind] * MEGABYTE:
        told = _("This file is larger than %(most)d MB. Make it smaller, or send only the part that shows it.")
        raise FileRefused(told % {"most": LARGEST[found.kind]})
    if found.kind == "photo":
        content, found = written_anew(content)
    else:
        found = _looked_into(content, found)
        if found.media_type in _WITH_PLACES:
            content = without_places(content)
    return Checked(name_for(name, found), found.kind, found.media_type, content)


def name_for(name: str, found: FileType) -> str:
    """A name that every system can store and that ends as the content does."""
    bare = _UNWRITABLE.sub(" ", PurePosixPath(name.replace("\\", "/")).name).strip(" .")
    stem, _point, suffix = bare.rpartition(".")
    if stem and f".{suffix.lower()}" in (found.suffix, ".jpeg", ".heic", ".webp", ".oga", ".webm", ".mov"):
        bare = stem
    return f"{bare[:200].strip() or _('file')}{found.suffix}"


def _looked_into(content: bytes, found: FileType) -> FileType:
    if found is ZIP:
        return checked_archive(content)
    if found is OLE:
        return checked_old_office(content)
    if found is RTF and b"\\objdata" in content:
        raise FileRefused(_("Something is embedded in this file. Save it as PDF and send that."))
    return found
