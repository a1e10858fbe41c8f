"""The columns of a list of nominations: the questions of the paper form, in its order."""

from __future__ import annotations

from functools import cache

from django.utils.translation import pgettext_lazy

from lantoa.desk.sheets.words import Column, in_every_language
from lantoa.exemplars.models import Kind

NAME = Column("name", pgettext_lazy("column", "Name of the person or collective"), 30)
DEED = Column("deed", pgettext_lazy("column", "What they did"), 60)
COLUMNS = (
    NAME,
    Column("kind", pgettext_lazy("column", "Who or what"), 18),
    Column("about", pgettext_lazy("column", "Who that is"), 28),
    Column("commune", pgettext_lazy("column", "Commune or ward"), 22),
    Column("place", pgettext_lazy("column", "Village or place"), 20),
    Column("field", pgettext_lazy("column", "Field of work"), 24),
    DEED,
    Column("since_when", pgettext_lazy("column", "Since when"), 18),
    Column("proof", pgettext_lazy("column", "Who or what can confirm it"), 36),
    Column("nominator", pgettext_lazy("column", "Nominator"), 22),
    Column("contact", pgettext_lazy("column", "Phone or e-mail"), 20),
)
NEEDED = (NAME, DEED)
#: Stands before the others where rows are given back, and is not read when they come again.
TO_MEND = Column("to_mend", pgettext_lazy("column", "What is to be mended"), 60)


@cache
def columns_by_heading() -> dict[str, str]:
    """The column that a heading means, by the heading as `desk.sheets.words.meant` reads it."""
    return in_every_language([(column.name, column.label) for column in (TO_MEND, *COLUMNS)])


@cache
def kinds_by_word() -> dict[str, str]:
    """The kind of exemplar that a word means."""
    return in_every_language([(kind.value, kind.label) for kind in Kind])
