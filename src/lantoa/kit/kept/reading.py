"""Listening to what is read from the database while a page is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from lantoa.kit.kept.tables import EVERYTHING, busy, now_read, row_tag, tables_in


@contextmanager
def listening() -> Iterator[set[str]]:
    """Whatever the block reads is in the set at its end, as tags (lantoa.kit.kept.tables)."""
    read = {EVERYTHING}

    def listen(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        read.update(tables_in(sql))
        return execute(sql, params, many, context)

    token = now_read.set(read)
    try:
        with connection.execute_wrapper(listen):
            yield read
    finally:
        now_read.reset(token)
    read.update([row_tag(table, EVERYTHING) for table in read if _shows_no_row_of(table, read)])


def _shows_no_row_of(table: str, read: set[str]) -> bool:
    """Whether rows of a busy table were read, as for a count, by a page that shows neither them nor whose they are."""
    known = busy(table)
    shown = {tag.partition(":")[0] for tag in read if ":" in tag}
    return known is not None and not shown & {table, *known.owners.values()}
