"""The queue of Django's task interface: running what waits, putting back what a dead worker left."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django_tasks import task_backends
from django_tasks.base import TaskResultStatus
from django_tasks_db.backend import DatabaseBackend
from django_tasks_db.management.commands.db_worker import Worker as TaskRunner
from django_tasks_db.models import DBTaskResult

from lantoa.kit.working.models import Worker

BACKEND = "default"
MOST_STARTS = 5


class WorkerLost(Exception):
    """Each worker that ran the task ended before the task did."""


def run_next(worker: Worker) -> bool:
    """Run the task that is next; whether there was one. A task that fails is marked as failed and raises nothing."""
    if not isinstance(task_backends[BACKEND], DatabaseBackend) or not DBTaskResult.objects.ready().exists():
        return False
    TaskRunner(
        queue_names=["*"],
        interval=0,
        batch=True,  # one task, or none when another worker was quicker
        backend_name=BACKEND,
        startup_delay=False,
        max_tasks=1,
        worker_id=worker.pk,
        excluded_queue_names=[],
    ).run()
    return True


def put_back(worker: Worker) -> None:
    """Queue again what runs at no other living worker; give up what has taken several workers with it.

    `worker` asks between two tasks: what is still noted as its own was left when the database was away.
    """
    if not DBTaskResult.objects.running().exists():
        return
    alive = set(Worker.objects.exclude(pk=worker.pk).values_list("pk", flat=True))
    with transaction.atomic():
        for task in DBTaskResult.objects.running().select_for_update(skip_locked=True):
            if task.worker_ids[-1] not in alive:
                _start_again(task)


def _start_again(task: DBTaskResult[Any, Any]) -> None:
    if len(task.worker_ids) >= MOST_STARTS:
        task.set_failed(WorkerLost())
        return
    task.status, task.started_at = TaskResultStatus.READY, None
    task.save(update_fields=["status", "started_at"])
