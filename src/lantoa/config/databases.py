"""What each kind of database needs to serve several threads and a worker at once."""

from typing import Any

SQLITE_OPTIONS = {
    # A write takes its lock at the start and waits for it, where the default fails in the middle of a transaction.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # Readers and a writer do not block each other; Django itself turns foreign keys on.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}


def tuned(database: dict[str, Any]) -> dict[str, Any]:
    """The same database with the options that its kind needs."""
    if database["ENGINE"].endswith("sqlite3"):
        return database | {"OPTIONS": SQLITE_OPTIONS}
    return database | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
