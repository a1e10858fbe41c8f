"""What makes the database itself refuse to alter or delete a log entry, on PostgreSQL and on SQLite.

A later migration that alters the table on SQLite makes it anew and so loses them: it must end with `put_on`.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "kit_logentry"
REFUSAL = "the log is append-only"
CONTENT = (
    *("id", "at", "verb", "person_id", "address", "kind", "key", "subject"),
    *("body_id", "changes_json", "note"),
)

_OLD, _NEW = (", ".join(f'{row}."{column}"' for column in CONTENT) for row in ("OLD", "NEW"))

_POSTGRESQL = [
    f"""CREATE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$""",
    f"""CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE ON {TABLE} FOR EACH ROW
    WHEN (OLD.number IS NOT NULL OR ({_OLD}) IS DISTINCT FROM ({_NEW})) EXECUTE FUNCTION {TABLE}_refuse()""",
    f"CREATE TRIGGER {TABLE}_no_delete BEFORE DELETE ON {TABLE} FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()",
    f"CREATE TRIGGER {TABLE}_no_truncate BEFORE TRUNCATE ON {TABLE} EXECUTE FUNCTION {TABLE}_refuse()",
]
_SQLITE = [
    f"""CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE ON {TABLE}
    WHEN OLD.number IS NOT NULL OR ({_OLD}) IS NOT ({_NEW}) BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
    f"""CREATE TRIGGER {TABLE}_no_delete BEFORE DELETE ON {TABLE}
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
]


def put_on(connection: BaseDatabaseWrapper) -> None:
    """From now on the log can only grow."""
    with connection.cursor() as cursor:
        for statement in _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE:
            cursor.execute(statement)


def take_off(connection: BaseDatabaseWrapper) -> None:
    """Let the log be changed again: to undo the migration."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"DROP FUNCTION IF EXISTS {TABLE}_refuse() CASCADE")  # its triggers go with it
            return
        for event in ("update", "delete"):
            cursor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_no_{event}")
