"""Where things are kept: what each kind of database needs to serve several threads at once, and the cache."""

from typing import Any

KEPT_OPEN_S = 60  # how long a thread keeps its connection for the next page
SQLITE_OPTIONS = {
    # A write takes its lock at the start and waits for it, where the default fails in the middle of a transaction.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # Readers and a writer do not block each other; Django itself turns foreign keys on.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}


#: Which rows somebody sees is asked by conditions that PostgreSQL believes to be costly, and are not: it would compile
#: such a query to machine code for seconds to run it for milliseconds. And a page looked up by its key costs about as
#: much as the next one, on disks without a needle.
POSTGRESQL_OPTIONS = "-c jit=off -c random_page_cost=1.1"


def tuned(database: dict[str, Any]) -> dict[str, Any]:
    """The same database with the options that its kind needs."""
    if database["ENGINE"].endswith("sqlite3"):
        # Opening it means to read what tables there are, which takes longer than most pages do otherwise.
        return database | {"CONN_MAX_AGE": KEPT_OPEN_S, "OPTIONS": SQLITE_OPTIONS}
    return database | {
        "CONN_MAX_AGE": KEPT_OPEN_S,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": database.get("OPTIONS", {}) | {"options": POSTGRESQL_OPTIONS},
    }


def caches(redis_url: str) -> dict[str, dict[str, str]]:
    """Redis where there is one; else this process's memory, which is enough for the one process that serves."""
    if redis_url:
        return {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": redis_url}}
    return {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
