"""Delivering: one worker claims a message, tries, and notes what came of it.

A claim holds as long as its worker is seen. A message whose worker died is free again, and its attempt counts.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.kit.outbox.deliverers import Deliver, Permanent, deliverer_of, given_up
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.kit.outbox.queries import due
from lantoa.kit.outbox.states import State
from lantoa.kit.working.models import Worker

MOST_ATTEMPTS = 10  # with the waiting below, for about five hours
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=2)


def deliver_next(worker: Worker, *, clock: Callable[[], datetime]) -> bool:
    """Claim the message that has waited longest and try to deliver it; whether there was one."""
    message = claim(worker, at=clock())
    if message is None:
        return False
    try:
        found = deliverer_of(message.kind)
        (_inside if found.inside else _outside)(found.deliver, message, clock)
    except Exception as problem:  # whatever a deliverer raises must not stop the others
        _put_back(message, problem, at=clock())
    return True


def claim(worker: Worker, *, at: datetime) -> OutgoingMessage | None:
    """The message that has waited longest, taken for `worker`, or None when nothing waits."""
    if not due(at).exists():  # reads only: SQLite would lock everybody out once a second
        return None
    with transaction.atomic():
        message = due(at).select_for_update(skip_locked=True, of=("self",)).first()
        if message is None:
            return None
        if message.attempts >= MOST_ATTEMPTS:  # every attempt ended with the death of its worker
            _give_up(message, last_error=message.last_error or _("The worker ended during each attempt."))
            return None
        message.claimed_by, message.attempts = worker, message.attempts + 1
        message.save(update_fields=["claimed_by", "attempts"])
    return message


def release(worker: Worker) -> None:
    """Free what `worker` still claims between two messages: the database was away when it wanted to note the end."""
    OutgoingMessage.objects.filter(claimed_by=worker).update(claimed_by=None)


def wait_after(attempts: int) -> timedelta:
    """How long to wait after so many attempts: twice as long each time, and never all at the same moment."""
    wait: timedelta = min(FIRST_WAIT * 2 ** (attempts - 1), LONGEST_WAIT)
    return wait * random.uniform(0.75, 1.25)  # noqa: S311  # guards no secret


def _inside(deliver: Deliver, message: OutgoingMessage, clock: Callable[[], datetime]) -> None:
    """Effect and mark are one transaction, in which the row is locked: both happen once, or neither."""
    with transaction.atomic():
        mine = OutgoingMessage.objects.filter(pk=message.pk, state=State.WAITING, claimed_by=message.claimed_by_id)
        if locked := mine.select_for_update(of=("self",)).first():
            _note(locked, state=State.DELIVERED, delivered_at=clock(), receipt=deliver(locked), payload={})


def _outside(deliver: Deliver, message: OutgoingMessage, clock: Callable[[], datetime]) -> None:
    """The effect cannot be taken back; dying before the mark means another attempt with the same key."""
    receipt = deliver(message)
    _note(message, state=State.DELIVERED, delivered_at=clock(), receipt=receipt, payload={})


def _put_back(message: OutgoingMessage, problem: Exception, *, at: datetime) -> None:
    if not OutgoingMessage.objects.filter(pk=message.pk, claimed_by=message.claimed_by_id).exists():
        return  # we were given up for dead, and another worker is at it
    told = {"last_error": f"{type(problem).__name__}: {problem}"}
    if isinstance(problem, Permanent) or message.attempts >= MOST_ATTEMPTS:
        _give_up(message, next_attempt_at=at, **told)
    else:
        _note(message, state=State.WAITING, next_attempt_at=at + wait_after(message.attempts), **told)


def _give_up(message: OutgoingMessage, **values: Any) -> None:
    """No more attempts: a person finds the message among those that failed, and whoever asked for it is told."""
    with transaction.atomic():
        _note(message, state=State.DEAD, **values)
        message.last_error = values["last_error"]
        given_up(message)


def _note(message: OutgoingMessage, **values: Any) -> None:
    """Write what came of it, unless the message is no longer waiting."""
    OutgoingMessage.objects.filter(pk=message.pk, state=State.WAITING).update(claimed_by=None, **values)
