"""What stands in an index for one thing."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models

from lantoa.kit.text import fold

#: The first two letters of a word are a word of their own: so few letters stand at the beginning of very many words.
BEGINNING = "_"


class WordEntry(models.Model):
    """By which words one thing is found: `places` apart, so that they can be changed when bodies merge.

    Words that nobody types stand for the values of facets; they have a colon, which words of a text never have.
    """

    places = models.TextField()
    words = models.TextField()

    class Meta:
        abstract = True


def all_words(text: str, tickets: Iterable[str] = ()) -> str:
    """The words of `text` without accents, their beginnings and `tickets`: what is kept as `WordEntry.words`."""
    words = set(fold(text).split())
    return " ".join(sorted({*words, *beginnings(words), *tickets}))


def beginnings(words: Iterable[str]) -> set[str]:
    """The words that stand for the first two letters of `words`."""
    return {f"{BEGINNING}{word[:2]}" for word in words if len(word) > 1}
