"""What the worker does for public pages: taking back what nobody agrees to any more, and placing them anew."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from django.utils.timezone import localdate

from lantoa.exemplars.models import SearchEntry
from lantoa.exemplars.operations.indexing import place_again
from lantoa.exemplars.operations.releasing import check_lapsed
from lantoa.kit import outbox
from lantoa.kit.working import daily

if TYPE_CHECKING:
    from lantoa.kit.outbox.models import OutgoingMessage

LAPSED, PLACED = "exemplar_pages_lapsed", "exemplar_pages_placed"
HOUR = 0


def place_later(*, at: datetime) -> None:
    """Bodies changed: have the worker put the pages, if there are any, below whoever stands above them now."""
    if SearchEntry.objects.exists():
        outbox.put(PLACED, {}, key=f"{PLACED}-{uuid4().hex}", at=at)


def register_daily() -> None:
    """Have it looked at every night whether an agreement has ended."""
    daily.register(LAPSED, hour=HOUR)


@outbox.deliverer(LAPSED, inside=True)
def deliver_lapsed(message: OutgoingMessage) -> str:
    """Take back the pages whose agreements have ended."""
    check_lapsed(date.fromisoformat(message.payload["day"]), at=message.put_at)
    return ""


@outbox.deliverer(PLACED, inside=True)
def deliver_placed(message: OutgoingMessage) -> str:
    """Place the pages anew; how many moved."""
    return str(place_again(SearchEntry.objects.all(), localdate(message.put_at)))
