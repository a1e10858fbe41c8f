"""The statements that progress is read with: how every owing body stands, and how many stand alike.

What is known of bodies in periods comes from several sources. Joined to each other, such results have sizes that no
database can guess. So they are stacked instead, as rows of one form with most fields empty, and each body in each
period is one group of them. To count a whole plan, only those are stacked of which something special is known; for the
others it is enough to know how much they did, and that they owe it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import connection

from lantoa.plans.queries.sources import (
    FIELDS,
    OWES,
    Asked,
    Part,
    Source,
    everybody,
    joined,
    known,
    on_the_day,
    sources,
)

_SUMS = ", ".join(f"{how}({name}) AS {name}" for name, (how, _type) in FIELDS.items())
_GROUPED = f"SELECT term, body, {_SUMS} FROM stack GROUP BY term, body HAVING MAX(owes) = 1"  # noqa: S608  # ours
# Bodies of which everything is the same are one row. Only whether something waits matters, and whether there is an
# individual or a collective, not how much.
_SPECIAL = """SELECT 'special', term, done, waiting, individual, collective, number, decided, later, direct, COUNT(*)
FROM (SELECT term, ROUND(COALESCE(done, 0), 2) AS done, CASE WHEN waiting > 0 THEN 1 ELSE 0 END AS waiting,
CASE WHEN individual > 0 THEN 1 ELSE 0 END AS individual, CASE WHEN collective > 0 THEN 1 ELSE 0 END AS collective,
number, decided, later, ROUND(direct, 2) AS direct FROM standing) s
GROUP BY term, done, waiting, individual, collective, number, decided, later, direct"""
# Who did something, whether anything special is known or not. The periods of one measure lie beside each other, so that
# its facts are read in order and need no sorting; periods that lie between them are left out at the end, when few rows
# are left: a condition that comes earlier misleads the database about their number.
_OF_MEASURE = "FROM terms WHERE measure = '{measure}'"
_PLAIN = f"""SELECT 'plain', c.term, c.done, 0, 0, 0, {{empty}}, c.bodies
FROM (SELECT x.term, x.done, COUNT(*) AS bodies FROM (SELECT f.term, f.body, ROUND(SUM(f.value), 2) AS done
FROM {{facts}} f WHERE f.term BETWEEN (SELECT MIN(term) {_OF_MEASURE}) AND (SELECT MAX(term) {_OF_MEASURE})
GROUP BY f.term, f.body) x JOIN terms t ON t.term = x.term WHERE {OWES.format(body="x.body")}
GROUP BY x.term, x.done) c WHERE c.term IN (SELECT term {_OF_MEASURE})"""  # noqa: S608
_OWING_SINCE = "SELECT o.body FROM own o JOIN terms t ON t.term = o.term WHERE t.since <= %s"
_ALL = "SELECT 'all', term, 0, 0, 0, 0, {empty}, bodies FROM everybody"
_COUNTED = "counted(kind, term, done, waiting, individual, collective, number, decided, later, direct, bodies)"
_EMPTY = "CAST(NULL AS integer), CAST(NULL AS numeric), CAST(NULL AS date), CAST(NULL AS numeric)"
# Who owes it, of those of whom something special is known.
_SPECIAL_OWN = f"""SELECT s.term, s.body, 1 FROM special s JOIN terms t ON t.term = s.term
WHERE {OWES.format(body="s.body")}"""  # noqa: S608


def fetched(part: Part) -> list[tuple[Any, ...]]:
    """The rows of a statement."""
    with connection.cursor() as cursor:
        cursor.execute(part.sql, part.params)
        return cursor.fetchall()


def standing(asked: Asked) -> Part:
    """The parts and `standing(term, body, …)`, ready for what is to be selected from it."""
    rows = list(sources(asked))
    return _defined({**known(asked), **_heads(rows), **_stack(map(_stacked, _filling(rows)))})


def idle(asked: Asked, since: date) -> Part:
    """`SELECT body`: who owes something in a period that began by `since`, and of whom nothing is done nor waits.

    Without sums: whoever is told of by any source drops out, which costs a fraction of what all standings do.
    """
    rows = list(sources(asked))
    telling = (row.name for row in rows if row.field in ("done", "waiting"))
    without = "".join(f" EXCEPT SELECT body FROM {name} WHERE value > 0" for name in telling)  # noqa: S608  # ours
    defined = _defined({**known(asked), **_heads(rows)})
    day = connection.ops.adapt_datefield_value(since)
    return Part(f"{defined.sql} {_OWING_SINCE}{without}", (*defined.params, day))


def alike(asked: Asked) -> Part:
    """The parts and `counted(kind, term, done, …, direct, bodies)`: by period, how many bodies stand alike.

    Of three kinds: "all" says how many owe something; "plain" how many did so much themselves; "special" how those
    stand of whom more is known, who are among the plain ones too, with what they did themselves as `direct`.
    """
    rows = [row for row in sources(asked) if row.field != "owes"]
    bulk = [row for row in rows if row.measure]
    few = [row for row in _filling(rows) if not row.measure]
    special = " UNION ".join(f"SELECT term, body FROM {row.name}" for row in few)  # noqa: S608  # names of ours
    owing = Source("special_own", on_the_day(_SPECIAL_OWN, asked), "owes")
    return _defined(
        {
            **known(asked),
            **_heads(rows),
            "special(term, body)": Part(special),
            **_heads([owing]),
            **_stack([*map(_stacked, [*few, owing]), *map(_stacked_of_special, bulk)]),
            "everybody(term, bodies)": everybody(asked),
            _COUNTED: joined([Part(_SPECIAL), *(_plain(row, asked) for row in bulk), Part(_ALL.format(empty=_EMPTY))]),
        }
    )


def _plain(source: Source, asked: Asked) -> Part:
    """Those of all bodies are read in order of the index; those of some are few and looked up."""
    facts = source.name if asked.bodies is not None else f"all_{source.name}"
    names = {"facts": facts, "measure": source.measure, "empty": _EMPTY}
    return on_the_day(_PLAIN.format(**names), asked)


def _defined(parts: dict[str, Part]) -> Part:
    defined = ", ".join(f"{head} AS {_kept(head)} ({part.sql})" for head, part in parts.items())
    return Part(f"WITH {defined} ", tuple(param for part in parts.values() for param in part.params))


def _kept(head: str) -> str:
    """Facts are worked out where they are used: the database then takes only those that it needs."""
    return "NOT MATERIALIZED" if head.startswith(("facts", "all_facts")) else ""


def _heads(rows: Iterable[Source]) -> dict[str, Part]:
    return {f"{row.name}(term, body, value)": row.part for row in rows}


def _filling(rows: Iterable[Source]) -> list[Source]:
    return [row for row in rows if row.field]


def _stack(selects: Iterable[str]) -> dict[str, Part]:
    return {f"stack(term, body, {', '.join(FIELDS)})": Part(" UNION ALL ".join(selects)), "standing": Part(_GROUPED)}


def _stacked(source: Source) -> str:
    return f"SELECT r.term, r.body, {_values(source)} FROM {source.name} r"  # noqa: S608  # names of ours


def _stacked_of_special(source: Source) -> str:
    """Only what is about bodies of which something special is known."""
    return f"{_stacked(source)} JOIN special s ON s.term = r.term AND s.body = r.body"


def _values(source: Source) -> str:
    filled = {source.field, "direct"} if source.measure else {source.field}
    return ", ".join("r.value" if name in filled else f"CAST(NULL AS {kind})" for name, (_how, kind) in FIELDS.items())
