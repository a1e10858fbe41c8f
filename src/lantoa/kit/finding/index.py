"""The index itself: FTS5 on SQLite, a generated column with GIN on PostgreSQL."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True)
class WordIndex:
    """The index `name` of the entries in `table`, which it follows by itself, in the same transaction.

    A later migration that alters that table on SQLite makes it anew and so loses the triggers: it must end with
    `build_anew`.
    """

    table: str
    name: str

    def build(self, connection: BaseDatabaseWrapper) -> None:
        """Make it, and from now on keep it in step."""
        with connection.cursor() as cursor:
            for statement in self._on_postgresql() if connection.vendor == "postgresql" else self._on_sqlite():
                cursor.execute(statement)

    def build_anew(self, connection: BaseDatabaseWrapper) -> None:
        """On SQLite make it once more as it is made today, of all that is there; PostgreSQL needs none of it."""
        if connection.vendor == "postgresql":
            return
        self.take_down(connection)
        self.build(connection)
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {self.name}({self.name}) VALUES ('rebuild')")  # noqa: S608

    def take_down(self, connection: BaseDatabaseWrapper) -> None:
        """Drop it: to undo the migration."""
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(f"ALTER TABLE {self.table} DROP COLUMN found")
                return
            for event in ("add", "remove", "change"):
                cursor.execute(f"DROP TRIGGER {self.name}_{event}")
            cursor.execute(f"DROP TABLE {self.name}")

    def _on_sqlite(self) -> list[str]:
        name, table = self.name, self.table
        old = f"INSERT INTO {name}({name}, rowid, places, words) VALUES ('delete', old.id, old.places, old.words);"  # noqa: S608 - two names of our own
        new = f"INSERT INTO {name}(rowid, places, words) VALUES (new.id, new.places, new.words);"  # noqa: S608
        return [
            # Which words stand in a row is enough: nobody asks for their places. What a word begins with is looked up
            # as one word is, not put together from all that begin so; few syllables of Vietnamese are longer than six.
            f"""CREATE VIRTUAL TABLE {name} USING fts5(places, words, content='{table}', content_rowid='id',
            detail=none, prefix='3 4 5 6', tokenize="unicode61 remove_diacritics 0 tokenchars ':_'")""",
            f"CREATE TRIGGER {name}_add AFTER INSERT ON {table} BEGIN {new} END",
            f"CREATE TRIGGER {name}_remove AFTER DELETE ON {table} BEGIN {old} END",
            f"CREATE TRIGGER {name}_change AFTER UPDATE ON {table} BEGIN {old} {new} END",
        ]

    def _on_postgresql(self) -> list[str]:
        return [
            f"""ALTER TABLE {self.table} ADD COLUMN found tsvector
            GENERATED ALWAYS AS (array_to_tsvector(string_to_array(places || ' ' || words, ' '))) STORED""",
            f"CREATE INDEX {self.name} ON {self.table} USING gin (found) WITH (fastupdate = off)",
        ]
