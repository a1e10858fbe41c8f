"""Where things are kept: what each kind of database needs to serve several threads at once, and the cache."""

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


def caches(redis_url: str) -> dict[str, dict[str, str]]:
    """Redis where there is one; else this process's memory, which is enough for the one process that serves."""
    if redis_url:
        return {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": redis_url}}
    return {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
