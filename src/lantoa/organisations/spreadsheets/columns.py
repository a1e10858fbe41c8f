"""The columns of a list of bodies, and the words that may stand in them, in each language of the platform."""

from __future__ import annotations

from functools import cache

from django.utils.translation import pgettext_lazy

from lantoa.desk.sheets.words import Column, in_every_language
from lantoa.organisations.models import BodyKind, Tree

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
NEEDED = COLUMNS[:2]
BETWEEN_ALIASES = "|"


@cache
def columns_by_heading() -> dict[str, str]:
    """The column that a heading means, by the heading as `desk.sheets.words.meant` reads it."""
    return in_every_language([(column.name, column.label) for column in COLUMNS])


@cache
def kinds_by_word() -> dict[str, str]:
    """The kind of body that a word means."""
    return in_every_language([(kind.value, kind.label) for kind in BodyKind])


@cache
def trees_by_word() -> dict[str, str]:
    """The tree that a word means."""
    return in_every_language([(tree.value, tree.label) for tree in Tree])
