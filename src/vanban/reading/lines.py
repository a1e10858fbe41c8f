"""Lines as such: how those of a file were made, and cutting and joining them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .labels import BULLET

_LONE_MARK = re.compile(r"[-–+]|[IVX]{1,5}\.|\d{1,2}(?:\.\d{1,2})?[.)]|[a-zđĐ]\)")


@dataclass(slots=True)
class LineShape:
    """How the lines of this file were made, learned from the lines themselves."""

    width: int  # the length that wrapped lines fill, in characters
    flowed: bool  # a line is a paragraph
    wrapped: bool  # lines were broken at `width`; otherwise the breaks mean nothing
    blanks_count: bool  # blank lines stand between paragraphs, not after every line

    @classmethod
    def of(cls, lines: list[str]) -> LineShape:
        """Learn the shape from the lengths of the lines and the share of blank ones."""
        lengths = sorted(len(line) for line in lines if line) or [0]
        median, upper, long, width = (lengths[int(len(lengths) * share)] for share in (0.5, 0.8, 0.85, 0.97))
        blanks = [not after for line, after in zip(lines, lines[1:], strict=False) if line]
        return cls(
            width=width,
            flowed=long > 180,
            wrapped=width <= 180 and upper >= 0.85 * width and median >= 0.5 * width,
            blanks_count=0.04 < sum(blanks) / max(len(blanks), 1) < 0.7,
        )

    def deliberate(self, line: str, after: str, blank_between: bool) -> bool | None:
        """Whether the break between two lines was made by a person; None where the shape cannot tell.

        In wrapped text a break is a person's where the next word would still have fitted on the line.
        """
        if self.flowed or (self.blanks_count and blank_between and self.wrapped):
            return True
        if not self.wrapped:
            return None
        return len(line) + 1 + len(after.split(" ", 1)[0]) <= 0.93 * self.width


def with_lone_marks_joined(lines: list[str]) -> list[str]:
    """A label or bullet alone on its line goes with the words of the next one."""
    joined: list[str] = []
    mark = ""
    for line in lines:
        if line and _LONE_MARK.fullmatch(line):
            joined += [mark] if mark else []
            mark = line
        elif line and mark:
            joined += [mark, line] if BULLET.match(line) else [f"{mark} {line}"]
            mark = ""
        else:
            joined.append(line)
    return [*joined, mark] if mark else joined


def cut_lines(lines: list[str], place: int) -> tuple[list[str], list[str]]:
    """Part the lines at offset `place` of their words joined by single spaces; blank lines stay where they are."""
    at = 0
    for i, line in enumerate(lines):
        if not line:
            continue
        if place <= at + len(line):
            inside = max(place - at, 0)
            return [*lines[:i], line[:inside].rstrip()], [line[inside:].lstrip(), *lines[i + 1 :]]
        at += len(line) + 1
    return lines, []
