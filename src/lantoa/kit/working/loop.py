"""The worker's day: tasks and messages one after the other, a sign of life, and care for what dead workers left."""

from __future__ import annotations

import logging
import os
import socket
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, InterfaceError, OperationalError, close_old_connections, connection
from django.utils.timezone import now

from lantoa.kit import audit
from lantoa.kit.kept.drawing import draw_next
from lantoa.kit.kept.shelf import shelf
from lantoa.kit.outbox.delivery import deliver_next, release
from lantoa.kit.working import daily, tasks
from lantoa.kit.working.models import Worker

logger = logging.getLogger(__name__)
PAUSE_S = 1.0
SIGNS_PER_LEASE = 4


def work(*, lease: timedelta, stopping: threading.Event) -> None:
    """Work until `stopping` is set. What a worker holds is given to others when it was not seen for `lease`."""
    worker = Worker.objects.create(place=f"{socket.gethostname()}:{os.getpid()}", started_at=now(), seen_at=now())
    signs = threading.Thread(target=give_signs, args=(worker, lease, stopping), daemon=True)
    signs.start()
    if settings.KEPT_PAGES:
        shelf().clear()  # a worker that was killed may not have dropped what it had changed
    try:
        tend_again = now()
        while not stopping.is_set():
            if now() >= tend_again:
                unless_the_database_is_away(lambda: tend(worker, lease=lease, at=now()))
                tend_again = now() + lease / SIGNS_PER_LEASE
            if not unless_the_database_is_away(lambda: work_once(worker)):
                stopping.wait(PAUSE_S)
    finally:
        stopping.set()
        signs.join()
        worker.delete()


def work_once(worker: Worker) -> bool:
    """One message, one task and one kept page, so that none waits for all of another; whether there was any.

    A worker that was given up because nobody heard of it for too long signs on again, and goes on.
    """
    try:
        return any([deliver_next(worker, clock=now), tasks.run_next(worker), draw_next()])
    except IntegrityError:
        if Worker.objects.filter(pk=worker.pk).exists():
            raise
        return give_sign(worker, at=now())


def tend(worker: Worker, *, lease: timedelta, at: datetime) -> None:
    """Free what dead workers hold, seal what the log has not sealed, ask for the day's work; between two pieces."""
    give_sign(worker, at=at)  # whoever is busy giving others up lives
    Worker.objects.filter(seen_at__lt=at - lease).delete()  # the claims on messages go with them
    release(worker)
    tasks.put_back(worker)
    audit.seal()
    daily.ask_for(at=at)


def give_signs(worker: Worker, lease: timedelta, stopping: threading.Event) -> None:
    """Tell several times per lease that the worker lives, from a thread of its own: a task may take long."""
    while not stopping.wait(lease.total_seconds() / SIGNS_PER_LEASE):
        unless_the_database_is_away(lambda: give_sign(worker, at=now()))
    connection.close()


def give_sign(worker: Worker, *, at: datetime) -> bool:
    """The worker was seen at `at`, even if others had given it up meanwhile."""
    worker.seen_at = at
    worker.save()
    return True


def unless_the_database_is_away(doing: Callable[[], object]) -> bool:
    """Whether `doing` found something to do; a database that restarts is waited for like an empty queue."""
    close_old_connections()
    try:
        return bool(doing())
    except (OperationalError, InterfaceError) as problem:
        logger.warning("The worker waits for the database: %s", problem)
        return False
