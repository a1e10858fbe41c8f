"""The outbox: what must leave the house is written in the same transaction as its cause, and a worker delivers it.

    outbox.put("mail", {"to": …, "subject": …, "text": …}, key=f"invitation-{invitation.pk}", at=at)

A room that sends something new registers how:

    @outbox.deliverer("zalo")
    def post(message: OutgoingMessage) -> str:
        ...
        return receipt

Such a deliverer may run twice for one message (the worker died between the answer and the note of it): it must hand
the key on, so that the other side can tell. With `inside=True` it runs in the transaction that marks the message as
delivered: what it does in our own database happens exactly once. That is how background work is asked for that must
neither be lost nor doubled; tasks of Django's queue may run twice.
"""

from lantoa.kit.outbox.deliverers import Permanent, deliverer
from lantoa.kit.outbox.operations import drop, put, retry

__all__ = ["Permanent", "deliverer", "drop", "put", "retry"]
