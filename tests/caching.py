"""A cache that every test finds empty, in memory as on a Redis that others use too: keys change, nothing is deleted."""

from uuid import uuid4

_round = uuid4().hex


def start_afresh() -> None:
    """Make everything cached so far unreachable."""
    global _round
    _round = uuid4().hex


def key(name: str, key_prefix: str, version: int) -> str:
    """The key under which the cache keeps a name (the setting KEY_FUNCTION)."""
    return f"lantoa-test:{_round}:{version}:{name}"
