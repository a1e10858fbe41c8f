"""How the rules write long lists of alternatives: a phrase a line, so that each is found, read and changed alone."""

from __future__ import annotations


def any_of(listing: str) -> str:
    """A group that matches any line of the listing; a line is a phrase or a small pattern, the first that fits wins."""
    return f"(?:{'|'.join(phrases(listing))})"


def any_name_of(names: tuple[str, ...]) -> str:
    """A group that matches any of these plain names, longer ones first."""
    escaped = (name.replace(".", r"\.") for name in sorted(names, key=len, reverse=True))
    return f"(?:{'|'.join(escaped)})"


def phrases(listing: str) -> tuple[str, ...]:
    """The lines of a listing without their indentation; several phrases may share a line, parted by " | "."""
    lines = (line.strip() for line in listing.strip().splitlines())
    return tuple(phrase.strip() for line in lines for phrase in line.split(" | ") if phrase.strip())
