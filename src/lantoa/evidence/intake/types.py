"""Which type of file some bytes are: a list of what is known to be harmless enough, and nothing else.

No library: one that knows hundreds of types would have to be narrowed to these all the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

HEAD = 64 * 1024  # where films name the tracks that they have
Kind = Literal["photo", "document", "audio", "video"]


@dataclass(frozen=True)
class FileType:
    """A type that is taken. `suffix` is what a name of such a file ends with, with the point."""

    kind: Kind
    media_type: str
    suffix: str


JPEG = FileType("photo", "image/jpeg", ".jpg")
PNG = FileType("photo", "image/png", ".png")
WEBP = FileType("photo", "image/webp", ".webp")
HEIC = FileType("photo", "image/heic", ".heic")
PDF = FileType("document", "application/pdf", ".pdf")
RTF = FileType("document", "application/rtf", ".rtf")
TEXT = FileType("document", "text/plain", ".txt")
ZIP = FileType("document", "application/zip", ".zip")
OLE = FileType("document", "application/x-ole-storage", ".doc")  # Word, Excel and PowerPoint up to 2003
MP3 = FileType("audio", "audio/mpeg", ".mp3")

_BEGINNINGS: tuple[tuple[bytes, FileType], ...] = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"%PDF-", PDF),
    (b"{\\rtf", RTF),
    (b"PK\x03\x04", ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"ID3", MP3),
    # Frames of layer III: of MPEG 1, 2 and 2.5, each with a checksum or without.
    *((b"\xff" + bytes([mark]), MP3) for mark in (0xFB, 0xFA, 0xF3, 0xF2, 0xE3, 0xE2)),
    (b"#!AMR", FileType("audio", "audio/amr", ".amr")),
    (b"OggS", FileType("audio", "audio/ogg", ".ogg")),
)
_RIFF = {b"WEBP": WEBP, b"WAVE": FileType("audio", "audio/wav", ".wav")}
_HEIF_BRANDS = (b"heic", b"heix", b"mif1", b"msf1", b"heim", b"heis")
# Word, Excel and PowerPoint name their main part; OpenDocument names itself in the first entry.
_OFFICE = {
    "word/": ("vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
    "xl/": ("vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
    "ppt/": ("vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx"),
}


def type_of(content: bytes) -> FileType | None:
    """The type of `content`; None for one that is not taken."""
    for beginning, found in _BEGINNINGS:
        if content.startswith(beginning):
            return found
    if content[:4] == b"RIFF":
        return _RIFF.get(content[8:12])
    if content[4:8] == b"ftyp":
        return _of_iso(content)
    if content.startswith(b"\x1a\x45\xdf\xa3"):
        return _of_matroska(content)
    return TEXT if _is_text(content) else None


def office_type(names: list[str]) -> FileType:
    """The type of an archive that has entries of these names: an office file, or an archive and nothing else."""
    if "[Content_Types].xml" in names:
        for folder, (media_type, suffix) in _OFFICE.items():
            if any(name.startswith(folder) for name in names):
                return FileType("document", f"application/{media_type}", suffix)
    if "mimetype" in names and "content.xml" in names:
        return FileType("document", "application/vnd.oasis.opendocument.text", ".odt")
    return ZIP


def _of_iso(content: bytes) -> FileType | None:
    """MP4, QuickTime and HEIC share a container; a recording has no track of pictures."""
    if content[8:12] in _HEIF_BRANDS:
        return HEIC
    if b"vide" in content[:HEAD] or b"vide" in content[-HEAD:]:
        return FileType("video", "video/mp4", ".mp4")
    return FileType("audio", "audio/mp4", ".m4a")


def _of_matroska(content: bytes) -> FileType | None:
    """What browsers record: WebM, with sound alone or with pictures."""
    head = content[:HEAD]
    if b"webm" not in head:
        return None
    if any(codec in head for codec in (b"V_VP8", b"V_VP9", b"V_AV1", b"V_MPEG4")):
        return FileType("video", "video/webm", ".webm")
    return FileType("audio", "audio/webm", ".weba")


def _is_text(content: bytes) -> bool:
    """Readable text in UTF-8; older encodings cannot be told from any other bytes."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return bool(text.strip()) and not any(char < " " and char not in "\t\r\n\f" for char in text)
