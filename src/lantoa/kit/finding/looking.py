"""Looking things up by their words: the highest ids first, and no more of them than anybody wants to know of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from django.db import connection, transaction

from lantoa.kit.finding.entries import BEGINNING
from lantoa.kit.finding.index import WordIndex
from lantoa.kit.text import fold

COUNTED = 1_000  # beyond that nobody needs to know how many
WORDS = 8  # of what somebody types
NEWEST = 5_000  # what PostgreSQL looks through before it asks its index
MOST = 20_000  # of what its index finds: a word that stood in old entries only could be in any number of them
_BEYOND = 2**62  # above every id


@dataclass(frozen=True)
class Wanted:
    """The words that must be there, and what one more must begin with ("" for nothing)."""

    words: tuple[str, ...] = ()
    beginning: str = ""


def wanted(text: str, tickets: Iterable[str] = ()) -> Wanted:
    """What somebody wants who has typed `text` so far, and chose the values that `tickets` stand for."""
    typed = list(dict.fromkeys(islice(iter(fold(text).split()), WORDS)))
    if not typed:
        return Wanted((*tickets,))
    *whole, last = typed
    if len(last) == 1:  # somebody is about to type a word
        return Wanted((*tickets, *whole))
    if len(last) == 2:  # noqa: PLR2004 - as many letters as BEGINNING stands for
        return Wanted((*tickets, *whole, BEGINNING + last))
    return Wanted((*tickets, *whole), last)


@dataclass(frozen=True)
class Hits:
    """The ids of what was found, the highest first, no more than are counted; `is_more`: there are others below."""

    ids: list[int]
    is_more: bool

    @property
    def number(self) -> int:
        """How many there are from here on, as far as they were counted."""
        return len(self.ids)


def look_up(index: WordIndex, what: Wanted, before: int = 0, *, enough: int) -> Hits:
    """What is below the id `before` (0: all), more than `enough` of it where there is more. Up to three queries."""
    if what == Wanted():
        ids, is_all = _ids(f"SELECT id FROM {index.table} WHERE id < %s", before), True  # noqa: S608 - names of our own
    elif connection.vendor == "postgresql":
        ids, is_all = _on_postgresql(index, what, before, enough)
    else:
        ids, is_all = _on_sqlite(index, what, before), True
    return Hits(ids[:COUNTED], len(ids) > COUNTED or not is_all)


def tally(index: WordIndex, questions: Sequence[Wanted]) -> list[int]:
    """How many entries fit each of `questions`, in their order, none counted beyond COUNTED + 1. One query."""
    if not questions:
        return []
    is_large = connection.vendor == "postgresql"
    fits = f"{index.table} WHERE found @@ %s::tsquery" if is_large else f"{index.name} WHERE {index.name} MATCH %s"
    each = f"SELECT %s AS place, COUNT(*) FROM (SELECT 1 FROM {fits} LIMIT {COUNTED + 1}) few"  # noqa: S608
    params = [param for place, what in enumerate(questions) for param in (place, _match(what))]
    with _by_index_alone(), connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([each] * len(questions)), params)
        found = dict(cursor.fetchall())
    return [found[place] for place in range(len(questions))]


def _on_sqlite(index: WordIndex, what: Wanted, before: int) -> list[int]:
    """FTS5 gives rows in the order of their ids and stops where it is told to."""
    sql = f"SELECT rowid AS id FROM {index.name} WHERE rowid < %s AND {index.name} MATCH %s"  # noqa: S608
    return _ids(sql, before, _match(what))


def _on_postgresql(index: WordIndex, what: Wanted, before: int, enough: int) -> tuple[list[int], bool]:
    """At most COUNTED + 1 ids, and whether there are no others.

    What is common stands among the newest entries; what is rare there is rare in the index, which is asked then.
    """
    match = _match(what)
    newest = f"SELECT id, found FROM {index.table} WHERE id < %s ORDER BY id DESC LIMIT {NEWEST}"  # noqa: S608
    ids = _ids(f"SELECT id FROM ({newest}) newest WHERE found @@ %s::tsquery", before, match)  # noqa: S608
    if not _has_older(index, before):
        return ids, True
    if len(ids) > enough:
        return ids, len(ids) > COUNTED
    return _by_index(index, match, before), True


def _by_index(index: WordIndex, match: str, before: int) -> list[int]:
    """All that fit, as PostgreSQL's index finds them; reading the whole table instead would look cheap to it."""
    found = f"SELECT id FROM {index.table} WHERE id < %s AND found @@ %s::tsquery LIMIT {MOST}"  # noqa: S608
    with _by_index_alone():
        return _ids(f"SELECT id FROM ({found}) found", before, match)  # noqa: S608


@contextmanager
def _by_index_alone() -> Iterator[None]:
    """PostgreSQL asks the index of words, and reads no table instead."""
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
        yield
        cursor.execute("SET LOCAL enable_seqscan = on; SET LOCAL enable_indexscan = on")


def _match(what: Wanted) -> str:
    """As the database's own search says it."""
    is_large = connection.vendor == "postgresql"
    quote, begun, together = ("'", ":*", " & ") if is_large else ('"', "*", " ")
    words = [f"{quote}{word}{quote}" for word in what.words]
    return together.join([*words, f"{quote}{what.beginning}{quote}{begun}"] if what.beginning else words)


def _has_older(index: WordIndex, before: int) -> bool:
    """Whether there are entries older than those that were looked through."""
    with connection.cursor() as cursor:
        sql = f"SELECT 1 FROM {index.table} WHERE id < %s ORDER BY id DESC OFFSET {NEWEST} LIMIT 1"  # noqa: S608
        cursor.execute(sql, [before or _BEYOND])
        return cursor.fetchone() is not None


def _ids(sql: str, before: int, *more: str) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} ORDER BY id DESC LIMIT {COUNTED + 1}", [before or _BEYOND, *more])
        return [pk for (pk,) in cursor.fetchall()]
