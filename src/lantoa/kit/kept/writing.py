"""Listening to what is written to the database, by whatever code, and dropping pages once it is committed."""

from __future__ import annotations

import logging
import re
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

from lantoa.kit.kept.shelf import shelf
from lantoa.kit.kept.tables import Busy, busy, row_tag, tables_in

logger = logging.getLogger(__name__)
_READS = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "PRAGMA", "EXPLAIN", "SET", "SHOW")
_WRITES = re.compile(r'\s*(INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)
_BY_KEY = r'WHERE "{table}"\."(\w+)" (?:= %s|IN \((%s(?:, %s)*)\))$'
_INSERTED = re.compile(r'INSERT INTO "\w+" \(([^)]*)\) VALUES ((?:\((?:%s(?:, )?)+\)(?:, )?)+)(?: RETURNING .*)?$')


class Writes:
    """What one connection wrote since its last commit: an execute wrapper, and what happens when that commits."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection
        self.tags: set[str] = set()
        self.rows: dict[str, set[Any]] = {}  # by busy table, the keys of rows whose owners are asked for at the commit

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        answer = execute(sql, params, many, context)
        if settings.KEPT_PAGES and not sql.lstrip(" (").upper().startswith(_READS):
            self._note(sql, () if many or not isinstance(params, (list, tuple)) else params)
        return answer

    def _note(self, sql: str, params: Any) -> None:
        written = _WRITES.match(sql)
        if written is None:  # a statement of nobody's usual kind: whatever it names may be written
            tables = tables_in(sql)
            self.tags |= tables | {row_tag(table, "*") for table in tables}
        elif not self._note_rows(written[1].upper(), written[2], sql, params):
            self.tags |= {written[2], row_tag(written[2], "*")}
        waiting: list[Any] = self.connection.run_on_commit
        if not any(function == self.drop for _savepoints, function, _robust in waiting):
            self.connection.on_commit(self.drop)

    def _note_rows(self, verb: str, table: str, sql: str, params: Any) -> bool:
        """Note which rows of a busy table are written; False where the statement does not tell."""
        known = busy(table)
        if known is None or not params:
            return False
        tags = list(_inserted(known, sql, params) if verb == "INSERT INTO" else self._by_key(known, verb, sql, params))
        self.tags.update(tags)
        if tags:
            self.tags.add(row_tag(table, "*"))
        return bool(tags)

    def _by_key(self, known: Busy, verb: str, sql: str, params: Any) -> Iterator[str]:
        table = known.model._meta.db_table
        found = re.search(_BY_KEY.format(table=table), sql)
        if found is None:
            return
        column, keys = found[1], params[-(found[2] or "%s").count("%s") :]
        if column == known.key and verb == "UPDATE":
            self.rows.setdefault(table, set()).update(keys)
            yield from (row_tag(table, key) for key in keys)
        elif column in known.owners and verb == "DELETE FROM":
            yield from (row_tag(known.owners[column], key) for key in keys)

    def drop(self) -> None:
        """Remove the pages that read what was written: the transaction is committed."""
        tags, self.tags, rows, self.rows = self.tags, set(), self.rows, {}
        try:
            for table, keys in rows.items():
                tags.update(_owners_of(busy(table), keys))
            shelf().drop(tags)
        except sqlite3.Error:
            logger.exception("Kept pages could not be dropped one by one, so all of them are.")
            shelf().burn()


def _owners_of(known: Busy | None, keys: set[Any]) -> Iterator[str]:
    if known is None or not known.owners:
        return
    owners = known.model._base_manager.filter(pk__in=keys).values_list(*known.owners)
    for owned_by in owners:
        yield from (row_tag(table, key) for table, key in zip(known.owners.values(), owned_by, strict=True))


def _inserted(known: Busy, sql: str, params: Any) -> Iterator[str]:
    """What new rows belong to."""
    found = _INSERTED.match(sql)
    if found is None or not known.owners:
        return
    columns = [name.strip(' "') for name in found[1].split(",")]
    for start in range(0, len(params), len(columns)):
        row = dict(zip(columns, params[start : start + len(columns)], strict=True))
        yield from (row_tag(table, row.get(column)) for column, table in known.owners.items())


def listen(connection: BaseDatabaseWrapper, **_signal: Any) -> None:
    """Listen to a connection from now on; it may have been opened before."""
    if not any(isinstance(wrapper, Writes) for wrapper in connection.execute_wrappers):
        connection.execute_wrappers.append(Writes(connection))
