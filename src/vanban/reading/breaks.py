"""What the words on both sides of a line break say about it."""

from __future__ import annotations

import re

from .labels import parse_label
from .vocabulary import DASHED_NAMES, NAME_GOES_ON, NAMES_LIKE_OPENERS, SENTENCE_OPENERS

_ENDS = re.compile(r"[.;:!?…]\W*$")
_ENDS_SENTENCE = re.compile(r"[.!?…]\W*$")
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_GOES_ON = re.compile(r"[.;]\s|:\s+\S")
_NAMES = re.compile(f"(?=({NAME_GOES_ON}))")  # looked for at every place: names overlap
_NAME_SPAN = 24  # characters on each side of a break in which a name of several capitals can lie


def ends(text: str) -> bool:
    """Whether these words end in a mark that closes a sentence, a clause or an introduction."""
    return bool(_ENDS.search(text[-24:]))


def ends_sentence(text: str) -> bool:
    """Whether these words end in a full stop or what stands for one."""
    return bool(_ENDS_SENTENCE.search(text[-24:]))


def holds_sentence(text: str) -> bool:
    """Whether a sentence goes on inside these words, after a full stop, a semicolon or a run-in heading."""
    return bool(_SENTENCE_GOES_ON.search(text))


def left_open(text: str) -> bool:
    """Whether the words so far want more on the next line: a comma, an open bracket or quotation."""
    return (
        text.endswith((",", "(", "-", "–", "“", "&", "/"))
        or text.count("(") > text.count(")")
        or text.count("“") > text.count("”")
    )


def inside_name(before: str, after: str) -> bool:
    """Whether the break stands inside a name of several capitals ("Thủ tướng / Chính phủ")."""
    tail = before[-_NAME_SPAN:]
    around = f"{tail} {after[:_NAME_SPAN]}"
    return any(match.start() < len(tail) < match.end(1) - 1 for match in _NAMES.finditer(around))


def dashed_name(before: str, after: str) -> bool:
    """Whether a dash between these words is part of a name ("Thi đua / - Khen thưởng")."""
    first, second = before.rsplit(None, 1)[-1:], after.split(None, 1)[:1]
    return f"{''.join(first)} - {''.join(second)}".casefold().strip(".,;:()") in DASHED_NAMES


def opens_sentence(text: str) -> bool:
    """Whether these words begin as sentences of plans do: see SENTENCE_OPENERS."""
    first = _WORD.match(text.lstrip('“"'))
    return bool(first and first[0].casefold() in SENTENCE_OPENERS and not NAMES_LIKE_OPENERS.match(text))


def repeats_heading(heading: str, text: str) -> bool:
    """Whether a paragraph takes its heading up: "1. Phòng Nội vụ" / "Phòng Nội vụ là cơ quan đầu mối ..."."""
    label = parse_label(heading)
    words = heading[label.length if label else 0 :].split()[:3]
    return len(words) == 3 and text.startswith(" ".join(words) + " ")
