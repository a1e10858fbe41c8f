"""The columns of a list of bodies, and the words that may stand in them, in each language of the platform."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from lantoa.kit.text import fold
from lantoa.organisations.models import BodyKind, Tree


class Column(NamedTuple):
    """One column: what the program calls it, its heading, and how wide it is drawn, in characters."""

    name: str
    label: Promise
    width: int


COLUMNS = (
    Column("code", pgettext_lazy("column", "Code"), 16),
    Column("name", pgettext_lazy("column", "Name"), 44),
    Column("kind", pgettext_lazy("column", "Kind"), 24),
    Column("tree", pgettext_lazy("column", "Tree"), 24),
    Column("above", pgettext_lazy("column", "Code of the body above"), 16),
    Column("since", pgettext_lazy("column", "From"), 12),
    Column("last_day", pgettext_lazy("column", "To (last day)"), 14),
    Column("aliases", pgettext_lazy("column", "Other names"), 28),
    Column("document", pgettext_lazy("column", "Document"), 32),
)
NEEDED = ("code", "name")
BETWEEN_ALIASES = "|"


def _bare(text: object) -> str:
    """What of a heading or a choice counts: no remark in parentheses, no accents, no capitals."""
    return fold(str(text).partition("(")[0])


@cache
def columns_by_heading() -> dict[str, str]:
    """The column that a heading means, by the heading as `meant` reads it."""
    return _in_every_language([(column.name, column.label) for column in COLUMNS])


@cache
def kinds_by_word() -> dict[str, str]:
    """The kind of body that a word means."""
    return _in_every_language([(kind.value, kind.label) for kind in BodyKind])


@cache
def trees_by_word() -> dict[str, str]:
    """The tree that a word means."""
    return _in_every_language([(tree.value, tree.label) for tree in Tree])


def meant(words: dict[str, str], text: str) -> str:
    """What `text` means among `words`; empty when it means nothing."""
    return words.get(_bare(text), "")


def _in_every_language(named: list[tuple[str, object]]) -> dict[str, str]:
    words = {_bare(name): name for name, _label in named}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            words |= {_bare(label): name for name, label in named}
    return words
