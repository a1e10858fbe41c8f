"""Putting something into the outbox; starting again or dropping what could not be delivered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection

from lantoa.kit.actors import Actor
from lantoa.kit.outbox.deliverers import deliverer_of
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.kit.outbox.states import MOVES


def put(kind: str, payload: Mapping[str, Any], *, key: str, at: datetime) -> OutgoingMessage:
    """Have this delivered once the present transaction is committed; the message that has `key` already, if any.

    RuntimeError outside of a transaction: the cause could then be lost without its effect, or the other way round.
    KeyError for a kind that nobody delivers.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("the outbox takes messages inside a transaction only")
    deliverer_of(kind)
    message = OutgoingMessage(kind=kind, key=key, payload=payload, put_at=at, next_attempt_at=at)
    OutgoingMessage.objects.bulk_create([message], ignore_conflicts=True)
    return OutgoingMessage.objects.get(key=key)


def retry(message: OutgoingMessage, *, by: Actor, at: datetime) -> OutgoingMessage:
    """Start again with a message that was given up, with all its attempts before it."""
    with MOVES["retry"].of(message, by=by, at=at) as message:
        message.attempts, message.next_attempt_at = 0, at
    return message


def drop(message: OutgoingMessage, *, by: Actor, at: datetime, reason: str) -> OutgoingMessage:
    """Never deliver this message. One that a worker is at just now may still arrive."""
    with MOVES["drop"].of(message, by=by, at=at, reason=reason) as message:
        message.payload = {}
    return message
