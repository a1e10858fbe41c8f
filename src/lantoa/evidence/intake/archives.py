"""Archives, office files among them: those that are made to do harm are refused without being unpacked to disk."""

from __future__ import annotations

import zipfile
from io import BytesIO

from django.utils.translation import gettext as _

from lantoa.evidence.intake.refusals import FileRefused
from lantoa.evidence.intake.types import ZIP, FileType, office_type

MOST_ENTRIES = 2_000
MOST_UNPACKED = 200 * 1024 * 1024
HIGHEST_RATIO = 100  # text packs some 10 times, an empty table 50 times
SMALL = 1024 * 1024  # entries below this size may pack as well as they like
_NESTED = (".zip", ".rar", ".7z", ".gz", ".tgz", ".bz2", ".xz", ".tar", ".iso", ".cab", ".arj", ".ace", ".jar")
_PROGRAMS = tuple(
    ".exe .dll .com .scr .pif .msi .msp .bat .cmd .ps1 .psm1 .vbs .vbe .js .jse .wsf .wsh .hta .lnk .reg .cpl .sh .apk"
    " .app .dmg .deb .rpm .py .pl .php .html .htm .svg .url .chm .inf .sys .docm .dotm .xlsm .xlsb .pptm".split()
)
_MACRO_PARTS = ("vbaproject.bin", "vbadata.xml")
# How macros are called in the directory of an old office file, whose names are in UTF-16.
_OLD_MACROS = tuple(name.encode("utf-16-le") for name in ("_VBA_PROJECT", "VBA", "Macros"))
_OLD_TYPES = {
    "WordDocument": ("application/msword", ".doc"),
    "Workbook": ("application/vnd.ms-excel", ".xls"),
    "PowerPoint Document": ("application/vnd.ms-powerpoint", ".ppt"),
}


def checked_archive(content: bytes) -> FileType:
    """The type of a harmless archive or office file; FileRefused otherwise."""
    try:
        archive = zipfile.ZipFile(BytesIO(content))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as problem:
        raise FileRefused(_("This file is damaged. Save it anew and send it again.")) from problem
    found = office_type([entry.filename for entry in entries])
    _require_honest(archive, entries)
    for entry in entries:
        _require_harmless(entry, found)
    return found


def checked_old_office(content: bytes) -> FileType:
    """The type of a Word, Excel or PowerPoint file up to 2003 without macros; FileRefused otherwise."""
    if any(name in content for name in _OLD_MACROS):
        raise FileRefused(_macros())
    for stream, (media_type, suffix) in _OLD_TYPES.items():
        if stream.encode("utf-16-le") in content:
            return FileType("document", media_type, suffix)
    raise FileRefused(
        _("This kind of file is not taken. Send a photo, a PDF, a Word or Excel file, a recording or a film.")
    )


def _require_honest(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """No bomb: few entries, and not much in them, whatever their headers say."""
    said = sum(entry.file_size for entry in entries)
    bombs = [each for each in entries if each.file_size > SMALL and each.file_size > HIGHEST_RATIO * each.compress_size]
    if len(entries) > MOST_ENTRIES or said > MOST_UNPACKED or bombs:
        raise FileRefused(_("This archive unpacks to far more than it seems to hold. Send what is in it file by file."))
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise FileRefused(_("This archive has a password, so nobody can check it. Send what is in it without one."))
    for entry in entries:
        try:
            with archive.open(entry) as packed:
                unpacked = len(packed.read(entry.file_size + 1))
        except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError) as problem:
            raise FileRefused(_("This file is damaged. Save it anew and send it again.")) from problem
        if unpacked > entry.file_size:
            raise FileRefused(_("This file is damaged. Save it anew and send it again."))


def _require_harmless(entry: zipfile.ZipInfo, found: FileType) -> None:
    name = entry.filename.replace("\\", "/").lower()
    if name.rsplit("/", 1)[-1] in _MACRO_PARTS:
        raise FileRefused(_macros())
    if name.startswith("/") or ".." in name.split("/"):
        raise FileRefused(_("This archive wants to write outside of its folder. Send what is in it file by file."))
    if found is not ZIP:
        if name.endswith((".exe", ".dll", ".scr", ".vbs", ".js", ".bat", ".cmd")) or "/activex/" in name:
            raise FileRefused(_("A program is hidden in this file. Save it as PDF and send that."))
        return
    if name.endswith(_NESTED):
        raise FileRefused(_("This archive holds another archive. Unpack it, and send what is in it file by file."))
    if name.endswith(_PROGRAMS):
        raise FileRefused(_("This archive holds a program. Send only documents, photos and recordings."))


def _macros() -> str:
    return _("This file holds macros, which can do harm. Save it as PDF, or as .docx or .xlsx, and send that.")
