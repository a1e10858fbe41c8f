"""What a file is, told by its first bytes: officers rename files, and a suffix proves nothing."""

from __future__ import annotations

import io
import re
import struct
import zipfile

from vanban.reading.problems import Unreadable

PDF, ZIP, OLE, RTF, TEXT = "pdf", "zip", "ole", "rtf", "text"

_CONTAINERS = ((b"PK\x03\x04", ZIP), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE), (b"{\\rtf", RTF))
_FOREIGN = (
    (re.compile(rb"\xff\xd8\xff|\x89PNG\r\n|GIF8[79]a|II\*\0|MM\0\*|RIFF....WEBP|....ftyp(?:heic|mif1|avif)", re.S),
     "picture"),
    (re.compile(rb"BM....\0\0\0\0", re.S), "picture"),
    (re.compile(rb"\x7fELF|MZ[^\0]?\0|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe", re.S), "program"),
    (re.compile(rb"Rar!\x1a|7z\xbc\xaf|\x1f\x8b\x08|BZh[1-9]1AY|PK\x05\x06|\xfd7zXZ\0"), "archive"),
    (re.compile(rb"\s*(?:<!doctype\s+html|<html|<head[\s>]|mime-version:)", re.I), "web_page"),
    (re.compile(rb"\s*<\?xml(?=.{0,2000}<(?:w:wordDocument|pkg:package|office:document))", re.S), "other_format"),
)  # fmt: skip

#: Where each program keeps its main part in the zip file; None is the one that can be read.
_OFFICE_FOLDERS = (
    ("word/", None),
    ("xl/", "spreadsheet"),
    ("ppt/", "presentation"),
    ("content.xml", "other_format"),
    ("META-INF/", "other_format"),
)


def container(data: bytes, name: str | None) -> str:
    """The container these bytes are in; raises `Unreadable` for what is plainly something else."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    for magic, found in _CONTAINERS:
        if head.lstrip(b" \t\r\n").startswith(magic):
            return found
    if b"%PDF-" in head[:1024]:  # some scanners put a line of their own before it; the standard allows that
        return PDF
    for pattern, code in _FOREIGN:
        if pattern.match(head):
            raise Unreadable(code, name)
    return TEXT


def require_word(data: bytes, name: str | None) -> None:
    """Raise `Unreadable` unless this zip file is a Word document; other offices' files are zip files, too."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error) as broken:
        raise Unreadable("damaged", name) from broken
    for folder, code in _OFFICE_FOLDERS:
        if any(member.startswith(folder) for member in members):
            if code:
                raise Unreadable(code, name)
            return
    raise Unreadable("archive", name)
