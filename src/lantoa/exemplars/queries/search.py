"""Public pages are found by words without accents, place, field, kind, year and movement; bounded however common."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from lantoa.exemplars.models import Release, SearchEntry
from lantoa.exemplars.queries.public import with_card
from lantoa.exemplars.search_index import INDEX, TABLE
from lantoa.kit.kept import depends_on
from lantoa.kit.text import fold
from lantoa.organisations.models import Ancestry
from lantoa.organisations.models.trees import DIRECTING

LISTED = 20  # on a page
COUNTED = 1_000  # beyond that nobody needs to know how many
WORDS = 8  # of what somebody types
NEWEST = 5_000  # what PostgreSQL looks through before it asks its index
MOST = 20_000  # of what its index finds: a word that stood in old pages only could be in any number of them
_BEYOND = 2**62  # above every id
#: The first two letters of a word are a word of their own: so few letters stand at the beginning of very many words.
BEGINNING = "_"
#: How words that nobody types are told apart from those that stand in a text, which have letters and digits only.
FACETS = {"kind": "k", "field": "f", "movement": "m", "year": "y", "place": "p"}
_TICKETS = re.compile(rf"[{''.join(FACETS.values())}]:\w+")


@dataclass(frozen=True)
class Asked:
    """What somebody looks for. `place` is a body, whose own pages and those of all below it are meant.

    `before` is the id of the last entry of the page before; 0 for the first page.
    """

    text: str = ""
    place: int = 0
    field: int = 0
    movement: int = 0
    year: int = 0
    kind: str = ""
    before: int = 0

    @property
    def is_narrowed(self) -> bool:
        """Whether anything at all is asked for."""
        return replace(self, before=0) != Asked()


@dataclass(frozen=True)
class Found:
    """A page of what was found. `number` is how many there are from here on; `is_more`: there are more than that.

    `ids` are the entries that were found, of this page and of later ones.
    """

    releases: Sequence[Release]
    number: int
    is_more: bool
    next_before: int
    ids: Sequence[int] = ()


def ticket(facet: str, value: object) -> str:
    """The word that stands for one value of a facet."""
    return f"{FACETS[facet]}:{value}"


def place_words(body_id: int, day: date) -> str:
    """The words for a body and all that stand above it on `day`."""
    lines = Ancestry.objects.on(day).filter(descendant=body_id, tree__in=DIRECTING)
    above = {body_id, *lines.values_list("ancestor", flat=True)}
    return " ".join(ticket("place", pk) for pk in sorted(above))


def beginnings(words: Iterable[str]) -> set[str]:
    """The words that stand for the first two letters of `words`."""
    return {f"{BEGINNING}{word[:2]}" for word in words if len(word) > 1}


def search(asked: Asked) -> Found:
    """A page of what fits, the newest first: two queries, and a third for a rare thing on PostgreSQL."""
    depends_on(SearchEntry)
    words, prefix = _words_of(asked)
    if not words and not prefix:
        ids, is_all = _newest(asked.before)
    elif connection.vendor == "postgresql":
        ids, is_all = _on_postgresql(words, prefix, asked.before)
    else:
        ids, is_all = _on_sqlite(words, prefix, asked.before)
    shown = ids[:LISTED]
    entries = SearchEntry.objects.filter(pk__in=shown).order_by("-pk").values_list("release", flat=True)
    by_id = {each.pk: each for each in with_card(Release.objects.filter(pk__in=list(entries)))}
    releases = [by_id[pk] for pk in entries if pk in by_id]
    more = shown[-1] if len(ids) > LISTED else 0
    return Found(releases, min(len(ids), COUNTED), len(ids) > COUNTED or not is_all, more, ids)


def counted(found: Found) -> Mapping[str, int] | None:
    """How many of what was found have which value of a facet, by its ticket, in one query.

    None where there is more than was counted: half a number would mislead.
    """
    if found.is_more:
        return None
    words = SearchEntry.objects.filter(pk__in=found.ids).values_list("words", flat=True)
    return Counter(word for told in words for word in _TICKETS.findall(told))


def tally(questions: Sequence[Asked]) -> list[int]:
    """How many pages fit each of `questions`, in their order, none counted beyond `COUNTED` + 1; nothing is typed.

    One query, which asks the index of words alone.
    """
    depends_on(SearchEntry)
    if not questions:
        return []
    if connection.vendor == "postgresql":
        few, word, together = f"SELECT 1 FROM {TABLE} WHERE found @@ %s::tsquery", "'%s'", " & "  # noqa: S608
    else:
        few, word, together = f"SELECT 1 FROM {INDEX} WHERE {INDEX} MATCH %s", '"%s"', " "  # noqa: S608
    each = f"SELECT %s AS place, COUNT(*) FROM ({few} LIMIT {COUNTED + 1}) few"  # noqa: S608
    asked = [together.join(word % ticket for ticket in _words_of(one)[0]) for one in questions]
    params = [param for placed in enumerate(asked) for param in placed]
    with _by_index_alone() as cursor:
        cursor.execute(" UNION ALL ".join([each] * len(asked)), params)
        found = dict(cursor.fetchall())
    return [found[place] for place in range(len(questions))]


def _words_of(asked: Asked) -> tuple[list[str], str]:
    """The whole words that must be there, and what one more must begin with ("" for nothing)."""
    typed = list(dict.fromkeys(islice(iter(fold(asked.text).split()), WORDS)))
    facets = [ticket(name, value) for name in FACETS if (value := getattr(asked, name))]
    if not typed:
        return facets, ""
    *whole, last = typed
    if len(last) == 1:  # somebody is about to type a word
        return [*facets, *whole], ""
    return ([*facets, *whole, BEGINNING + last], "") if len(last) == 2 else ([*facets, *whole], last)


def _newest(before: int) -> tuple[list[int], bool]:
    entries = SearchEntry.objects.filter(pk__lt=before) if before else SearchEntry.objects.all()
    return list(entries.order_by("-pk").values_list("pk", flat=True)[: COUNTED + 1]), True


def _on_sqlite(words: list[str], prefix: str, before: int) -> tuple[list[int], bool]:
    """FTS5 gives rows in the order of their ids and stops where it is told to."""
    match = " ".join([*(f'"{word}"' for word in words), *([f'"{prefix}"*'] if prefix else [])])
    sql = f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s AND rowid < %s ORDER BY rowid DESC LIMIT {COUNTED + 1}"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [match, before or _BEYOND])
        return [pk for (pk,) in cursor.fetchall()], True


def _on_postgresql(words: list[str], prefix: str, before: int) -> tuple[list[int], bool]:
    """What is common stands among the newest pages; what is rare there is rare in the index, which is asked then."""
    match = " & ".join([*(f"'{word}'" for word in words), *([f"'{prefix}':*"] if prefix else [])])
    newest = f"SELECT id, found FROM {TABLE} WHERE id < %s ORDER BY id DESC LIMIT {NEWEST}"  # noqa: S608
    among = f"SELECT id FROM ({newest}) newest WHERE found @@ %s::tsquery ORDER BY id DESC LIMIT {COUNTED + 1}"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(among, [before or _BEYOND, match])
        ids = [pk for (pk,) in cursor.fetchall()]
    if not _has_older(before):
        return ids, True
    if len(ids) > LISTED:
        return ids, len(ids) > COUNTED
    return _by_index(match, before), True


def _by_index(match: str, before: int) -> list[int]:
    """All that fit, as PostgreSQL's index finds them; reading the whole table instead would look cheap to it."""
    found = f"SELECT id FROM {TABLE} WHERE found @@ %s::tsquery AND id < %s LIMIT {MOST}"  # noqa: S608
    with _by_index_alone() as cursor:
        cursor.execute(f"SELECT id FROM ({found}) f ORDER BY id DESC LIMIT {COUNTED + 1}", [match, before or _BEYOND])  # noqa: S608
        return [pk for (pk,) in cursor.fetchall()]


@contextmanager
def _by_index_alone() -> Iterator[CursorWrapper]:
    """A cursor with which PostgreSQL asks the index of words, and reads no table instead."""
    with transaction.atomic(), connection.cursor() as cursor:
        _switch(cursor, "off")
        yield cursor
        _switch(cursor, "on")


def _switch(cursor: CursorWrapper, how: str) -> None:
    if connection.vendor == "postgresql":
        cursor.execute(f"SET LOCAL enable_seqscan = {how}; SET LOCAL enable_indexscan = {how}")


def _has_older(before: int) -> bool:
    """Whether there are pages older than those that were looked through."""
    older = SearchEntry.objects.filter(pk__lt=before) if before else SearchEntry.objects.all()
    return older.order_by("-pk").values_list("pk", flat=True)[NEWEST : NEWEST + 1].exists()
