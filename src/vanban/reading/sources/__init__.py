"""Getting the text out of what an office sends: text files of any age, Word, PDF, RTF.

`load` returns the text as it stands in the file, or raises `vanban.reading.problems.Unreadable`. The formats that
need a library import it when the first such file comes, so that a text file is read without waiting for them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from vanban.reading.problems import Unreadable
from vanban.reading.sources import signatures
from vanban.reading.sources.legacy_letters import to_unicode

MAX_BYTES = 20 * 1024 * 1024
MAX_CHARACTERS = 3_000_000
_MARKDOWN_SUFFIXES = (".md", ".markdown")
_BREAKS = re.compile("\r\n|[\r\x0b\x1c-\x1e\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one document: Unicode NFC, lines ended by "\\n", pages parted by "\\f".

    `kind` is "txt", "md", "docx", "pdf", "doc" or "rtf"; `name` is the file's, if it has one.
    """

    text: str
    kind: str
    name: str | None = None


def load(source: str | Path | bytes, *, name: str | None = None) -> Source:
    """The text of a document: a `str` is the text itself, a `Path` a file, `bytes` the content of one.

    What the file is, its content decides; the name serves messages, and tells Markdown from plain text.
    """
    if isinstance(source, str):
        return _source(source, _text_kind(name), name)
    if isinstance(source, Path):
        name = name or source.name
        source = _content(source, name)
    if len(source) > MAX_BYTES:
        raise Unreadable("too_large", name)
    kind, text = _extracted(source, name)
    return _source(text, kind, name)


def _content(path: Path, name: str) -> bytes:
    try:
        if not path.exists():
            raise Unreadable("missing", name)
        if not path.is_file():
            raise Unreadable("directory", name)
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except PermissionError as refused:
        raise Unreadable("denied", name) from refused
    except (OSError, ValueError) as failed:  # ValueError: a NUL in the name
        raise Unreadable("missing", name) from failed


def _source(text: str, kind: str, name: str | None) -> Source:
    if len(text) > MAX_CHARACTERS:
        raise Unreadable("too_long", name)
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # halves of letters make no text
    text = to_unicode(_BREAKS.sub("\n", text.removeprefix("\ufeff")))
    if not any(map(str.isalnum, text)):
        raise Unreadable("empty", name)
    return Source(text, kind, name)


def _text_kind(name: str | None) -> str:
    return "md" if (name or "").lower().endswith(_MARKDOWN_SUFFIXES) else "txt"


def _extracted(data: bytes, name: str | None) -> tuple[str, str]:
    found = signatures.container(data, name)
    if found == signatures.TEXT:
        from vanban.reading.sources.plain_text import read_text_file

        return _text_kind(name), read_text_file(data, name)
    kind, reader = _reader(found, data, name)
    try:
        return kind, reader(data, name)
    except Unreadable:
        raise
    except Exception as failed:  # broken files fail in as many ways as there are libraries to read them
        raise Unreadable("damaged", name) from failed


def _reader(found: str, data: bytes, name: str | None) -> tuple[str, Callable[[bytes, str | None], str]]:
    if found == signatures.PDF:
        from vanban.reading.sources.pdf import read_pdf

        return "pdf", read_pdf
    if found == signatures.RTF:
        from vanban.reading.sources.rtf import read_rtf

        return "rtf", read_rtf
    if found == signatures.OLE:
        from vanban.reading.sources.word97 import read_doc

        return "doc", read_doc
    signatures.require_word(data, name)
    from vanban.reading.sources.word import read_docx

    return "docx", read_docx
