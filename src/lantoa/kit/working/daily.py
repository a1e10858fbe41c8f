"""Work that is done once a day: the worker asks the outbox for it, whose key makes sure that nobody does it twice."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime

from lantoa.kit.outbox.operations import put

_hours: dict[str, int] = {}


def register(kind: str, *, hour: int) -> None:
    """Have the deliverer of `kind` run each day, not before `hour` o'clock; its message tells the `day`."""
    if kind in _hours:
        raise ValueError(f"{kind!r} is done every day already")
    _hours[kind] = hour


def ask_for(*, at: datetime) -> None:
    """Put into the outbox what is to be done today and was not asked for yet."""
    now = localtime(at)
    for kind, hour in _hours.items():
        if now.hour >= hour:
            day = now.date().isoformat()
            with transaction.atomic():
                put(kind, {"day": day}, key=f"{kind}-{day}", at=at)
