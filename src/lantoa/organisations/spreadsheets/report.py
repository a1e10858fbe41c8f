"""What became of the rows of a list, counted and in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS = {
    "refused": _("Error"),
    "added": _("New body"),
    "renamed": _("Another name"),
    "moved": _("Another place"),
    "placed": _("Place in one more tree"),
    "closed": _("Ended"),
    "called": _("Other name added"),
    "unchanged": _("Unchanged"),
}


class Count(NamedTuple):
    """How many rows a word is said of."""

    word: str
    label: Promise
    rows: int


def counts(lines: Iterable[list[Any]]) -> list[Count]:
    """By word, in the order in which a person wants to know; a row may count under several words."""
    found = Counter(word for line in lines for word in line[3])
    return [Count(word, label, found[word]) for word, label in WORDS.items() if found[word]]


def of(lines: Iterable[list[Any]], word: str) -> list[list[Any]]:
    """The lines of which `word` is said; all when there is no such word."""
    return [line for line in lines if word in line[3]] if word in WORDS else list(lines)
