"""Kinds of messages that tests put into the outbox."""

import time

from lantoa.kit import audit, outbox
from lantoa.kit.actors import PLATFORM
from lantoa.kit.outbox.models import OutgoingMessage
from tests.kit.app.models import Leaflet


@outbox.deliverer("leaflet", inside=True)
def make_leaflet(message: OutgoingMessage) -> str:
    """Background work in our own database, with the trouble that the message asks for."""
    leaflet = Leaflet.objects.create(title=message.payload.get("title", ""))
    audit.record("create", leaflet, by=PLATFORM, at=message.put_at)
    time.sleep(message.payload.get("pause", 0))
    if trouble := message.payload.get("trouble"):
        raise ConnectionError(trouble)
    if never := message.payload.get("never"):
        raise outbox.Permanent(never)
    return f"leaflet {leaflet.pk}"
