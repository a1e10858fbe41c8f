"""What becomes of the rows of a list, counted and in words.

A line is a list: the number of the row, what stands beside the name, the name, the words said of it, and a note.
`words` are labels by word, in the order in which a person wants to know; "refused" is said of an error.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.utils.functional import Promise

Words = Mapping[str, str | Promise]
SHOWN = 200  # lines; the file that can be taken away has all


class Count(NamedTuple):
    """How many rows a word is said of."""

    word: str
    label: str | Promise
    rows: int


def counts(lines: Iterable[list[Any]], words: Words) -> list[Count]:
    """By word; a row may count under several words."""
    found = Counter(word for line in lines for word in line[3])
    return [Count(word, label, found[word]) for word, label in words.items() if found[word]]


def of(lines: Iterable[list[Any]], word: str, words: Words) -> list[list[Any]]:
    """The lines of which `word` is said; all when there is no such word."""
    return [line for line in lines if word in line[3]] if word in words else list(lines)


def told(what: Iterable[str], words: Words) -> str:
    """The words of a line in one text."""
    return ", ".join(str(words[word]) for word in what)


def panel(lines: list[list[Any]], words: Words, word: str, download: str) -> dict[str, Any]:
    """What `desk/sheets/lines.html` draws: the lines of which `word` is said, and where all of them can be taken."""
    found = of(lines, word, words)
    shown = [(*line[:3], told(line[3], words), line[4], "refused" in line[3]) for line in found[:SHOWN]]
    return {
        "lines": shown,
        "more": len(found) - len(shown),
        "word": word,
        "counts": counts(lines, words),
        "all": word not in words,
        "download": download,
    }
