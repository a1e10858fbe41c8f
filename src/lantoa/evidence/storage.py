"""Where the content of files lies: outside of everything that is served, under the hash of the content itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from django.conf import settings

THUMBNAIL = ".thumb.webp"


def place_of(sha256: str, suffix: str = "") -> Path:
    """The path of the content with this hash (64 hexadecimal digits)."""
    return Path(settings.EVIDENCE_ROOT) / sha256[:2] / sha256[2:4] / f"{sha256}{suffix}"


def put(sha256: str, content: bytes, suffix: str = "") -> bool:
    """Keep `content`; whether it was not there before. It is there as a whole or, after an interruption, not at all."""
    place = place_of(sha256, suffix)
    if place.exists():
        return False
    place.parent.mkdir(parents=True, exist_ok=True)
    unfinished = place.with_name(f".{uuid4().hex}.part")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(place)
    finally:
        unfinished.unlink(missing_ok=True)
    return True


def open_content(sha256: str, suffix: str = "") -> BinaryIO:
    """The content, to read. FileNotFoundError when it was erased, or was never there."""
    return place_of(sha256, suffix).open("rb")


def forget(sha256: str) -> None:
    """Delete the content and its small picture."""
    for suffix in ("", THUMBNAIL):
        place_of(sha256, suffix).unlink(missing_ok=True)


def kept() -> Iterator[tuple[str, Path]]:
    """Hash and path of all that lies there, and ("", path) of what was never finished."""
    root = Path(settings.EVIDENCE_ROOT)
    for place in root.glob("*/*/*"):
        with suppress(FileNotFoundError):
            yield ("" if place.name.endswith(".part") else place.name.split(".")[0], place)
