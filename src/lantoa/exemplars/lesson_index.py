"""The index by which lessons are found: words of `Impact.folded_lessons`, on PostgreSQL and on SQLite.

A later migration that alters the table on SQLite makes it anew and so loses the triggers: it must end with `put_on`.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE, COLUMN, INDEX = "exemplars_impact", "folded_lessons", "exemplars_lessons"
#: On PostgreSQL: the words of the column, worked out when it is written. To rank is to read them of each that fits.
WORDS = "lesson_words"

_POSTGRESQL = [f"CREATE INDEX {INDEX} ON {TABLE} USING gin (to_tsvector('simple', {COLUMN}))"]
_OLD = f"INSERT INTO {INDEX}({INDEX}, rowid, {COLUMN}) VALUES ('delete', OLD.id, OLD.{COLUMN});"  # noqa: S608
_NEW = f"INSERT INTO {INDEX}(rowid, {COLUMN}) VALUES (NEW.id, NEW.{COLUMN});"  # noqa: S608
_SQLITE = [
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {INDEX} USING fts5({COLUMN}, content='{TABLE}', content_rowid='id')",
    f"CREATE TRIGGER {INDEX}_insert AFTER INSERT ON {TABLE} BEGIN {_NEW} END",
    f"CREATE TRIGGER {INDEX}_delete AFTER DELETE ON {TABLE} BEGIN {_OLD} END",
    f"CREATE TRIGGER {INDEX}_update AFTER UPDATE ON {TABLE} BEGIN {_OLD} {_NEW} END",
    f"INSERT INTO {INDEX}({INDEX}) VALUES ('rebuild')",  # noqa: S608
]


def put_on(connection: BaseDatabaseWrapper) -> None:
    """From now on lessons are found by their words."""
    with connection.cursor() as cursor:
        for statement in _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE:
            cursor.execute(statement)


def take_off(connection: BaseDatabaseWrapper) -> None:
    """No index any more: to undo the migration."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"DROP INDEX IF EXISTS {INDEX}")
            return
        for event in ("insert", "delete", "update"):
            cursor.execute(f"DROP TRIGGER IF EXISTS {INDEX}_{event}")
        cursor.execute(f"DROP TABLE IF EXISTS {INDEX}")


def keep_words(connection: BaseDatabaseWrapper) -> None:
    """From now on PostgreSQL keeps the words beside the text, and finds by them; SQLite's index has them already."""
    if connection.vendor == "postgresql":
        words = f"tsvector GENERATED ALWAYS AS (to_tsvector('simple', {COLUMN})) STORED"
        with connection.cursor() as cursor:
            cursor.execute(f"DROP INDEX IF EXISTS {INDEX}")
            cursor.execute(f"ALTER TABLE {TABLE} ADD COLUMN {WORDS} {words}")
            cursor.execute(f"CREATE INDEX {INDEX} ON {TABLE} USING gin ({WORDS})")


def drop_words(connection: BaseDatabaseWrapper) -> None:
    """As before: to undo the migration."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {TABLE} DROP COLUMN {WORDS}")  # its index goes with it
            cursor.execute(*_POSTGRESQL)
