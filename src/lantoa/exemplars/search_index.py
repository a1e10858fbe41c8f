"""The index that public pages are found by: FTS5 on SQLite, a generated column with GIN on PostgreSQL.

It follows the table of `SearchEntry` by itself, in the same transaction. A later migration that alters that table on
SQLite makes it anew and so loses the triggers: it must end with `build`.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE, INDEX = "exemplars_searchentry", "exemplars_found"
_OLD = f"INSERT INTO {INDEX}({INDEX}, rowid, places, words) VALUES ('delete', old.id, old.places, old.words);"  # noqa: S608 - two names of our own
_NEW = f"INSERT INTO {INDEX}(rowid, places, words) VALUES (new.id, new.places, new.words);"  # noqa: S608

_SQLITE = [
    # Which words stand in a row is enough: nobody asks for their places. What a word begins with is looked up as
    # one word is, not put together from all that begin so; few syllables of Vietnamese have more than six letters.
    f"""CREATE VIRTUAL TABLE {INDEX} USING fts5(places, words, content='{TABLE}', content_rowid='id', detail=none,
    prefix='3 4 5 6', tokenize="unicode61 remove_diacritics 0 tokenchars ':_'")""",
    f"CREATE TRIGGER {INDEX}_add AFTER INSERT ON {TABLE} BEGIN {_NEW} END",
    f"CREATE TRIGGER {INDEX}_remove AFTER DELETE ON {TABLE} BEGIN {_OLD} END",
    f"CREATE TRIGGER {INDEX}_change AFTER UPDATE ON {TABLE} BEGIN {_OLD} {_NEW} END",
]
_POSTGRESQL = [
    f"""ALTER TABLE {TABLE} ADD COLUMN found tsvector
    GENERATED ALWAYS AS (array_to_tsvector(string_to_array(places || ' ' || words, ' '))) STORED""",
    f"CREATE INDEX {INDEX} ON {TABLE} USING gin (found) WITH (fastupdate = off)",
]


def build(connection: BaseDatabaseWrapper) -> None:
    """Make the index, and from now on keep it in step."""
    with connection.cursor() as cursor:
        for statement in _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE:
            cursor.execute(statement)


def build_anew(connection: BaseDatabaseWrapper) -> None:
    """On SQLite make the index once more as it is made today, of all that is there; PostgreSQL needs none of it."""
    if connection.vendor == "postgresql":
        return
    take_down(connection)
    build(connection)
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {INDEX}({INDEX}) VALUES ('rebuild')")  # noqa: S608


def take_down(connection: BaseDatabaseWrapper) -> None:
    """Drop the index: to undo the migration."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"ALTER TABLE {TABLE} DROP COLUMN found")
            return
        for event in ("add", "remove", "change"):
            cursor.execute(f"DROP TRIGGER {INDEX}_{event}")
        cursor.execute(f"DROP TABLE {INDEX}")
