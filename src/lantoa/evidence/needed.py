"""Whether content in the storage still belongs to something: a file of a folder, or what a higher room keeps."""

from __future__ import annotations

from collections.abc import Callable

from lantoa.evidence import storage
from lantoa.evidence.models import StoredFile

_asked: list[Callable[[str], bool]] = []


def ask_too(needs: Callable[[str], bool]) -> None:
    """Let `needs` say of a hash whether a higher room has something of that content."""
    _asked.append(needs)


def is_needed(sha256: str) -> bool:
    """Whether anything has this content."""
    if StoredFile.objects.filter(sha256=sha256, erased_at=None).exists():
        return True
    return any(needs(sha256) for needs in _asked)


def forget_unless_needed(sha256: str) -> None:
    """Delete this content, unless something else has the same."""
    if not is_needed(sha256):
        storage.forget(sha256)
