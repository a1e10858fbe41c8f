"""The columns of a list, and the words that may stand in them, in each language of the platform."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise

from lantoa.kit.text import fold


class Column(NamedTuple):
    """One column: what the program calls it, its heading, and how wide it is drawn, in characters."""

    name: str
    label: str | Promise
    width: int


def bare(text: object) -> str:
    """What of a heading or a choice counts: no remark in parentheses, no accents, no capitals."""
    return fold(str(text).partition("(")[0])


def meant(words: dict[str, str], text: str) -> str:
    """What `text` means among `words`; empty when it means nothing."""
    return words.get(bare(text), "")


def in_every_language(named: Iterable[tuple[str, object]]) -> dict[str, str]:
    """Names of the program by the words for them, as `meant` reads them."""
    named = list(named)
    words = {bare(name): name for name, _label in named}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            words |= {bare(label): name for name, label in named}
    return words
