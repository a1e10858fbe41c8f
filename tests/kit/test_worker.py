"""The worker's own duties: tasks, signs of life, what dead workers left."""

import threading
from datetime import timedelta

import pytest
from django.db import OperationalError, connection, transaction
from django.utils.timezone import now
from django_tasks_db.models import DBTaskResult

from lantoa.kit import audit, outbox
from lantoa.kit.actors import PLATFORM
from lantoa.kit.models import LogEntry
from lantoa.kit.outbox.delivery import claim
from lantoa.kit.outbox.queries import due
from lantoa.kit.working import loop, tasks
from lantoa.kit.working.models import Worker
from tests.kit.app.models import Leaflet
from tests.kit.app.tasks import fail, write_leaflet

LEASE = timedelta(seconds=60)


@pytest.fixture(autouse=True)
def _queue(settings, db) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def a_worker(*, seen_ago: timedelta = timedelta()) -> Worker:
    return Worker.objects.create(place="here", started_at=now() - seen_ago, seen_at=now() - seen_ago)


def running(worker: Worker, *, starts: int = 1) -> DBTaskResult:
    """A task that `worker` is at, which earlier workers began as well."""
    task = DBTaskResult.objects.get(pk=write_leaflet.enqueue("x").id)
    for _ in range(starts):
        task.claim(worker.pk)
    return task


def status(task: DBTaskResult) -> str:
    task.refresh_from_db()
    return task.status


@pytest.mark.django_db(transaction=True)
def test_tasks_run_one_at_a_time_and_a_failure_is_no_end() -> None:
    worker = a_worker()
    assert not tasks.run_next(worker)
    failed = DBTaskResult.objects.get(pk=fail.enqueue().id)
    done = DBTaskResult.objects.get(pk=write_leaflet.enqueue("x").id)
    assert [tasks.run_next(worker) for _ in range(3)] == [True, True, False]
    assert (status(failed), status(done)) == ("FAILED", "SUCCESSFUL")
    assert done.worker_ids == [worker.pk]


def test_with_another_queue_there_is_nothing_for_this_worker(settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    assert not tasks.run_next(a_worker())


def test_what_a_dead_worker_holds_is_free_again_and_a_living_one_keeps_its_own(at) -> None:
    dead, busy, me = a_worker(seen_ago=LEASE * 2), a_worker(seen_ago=LEASE / 2), a_worker()
    left, held = running(dead), running(busy)
    for key in ("left", "held"):
        outbox.put("leaflet", {}, key=key, at=at)
    assert claim(dead, at=at).key == "left"
    assert claim(busy, at=at).key == "held"
    loop.tend(me, lease=LEASE, at=now())
    assert [message.key for message in due(at)] == ["left"]
    assert (status(left), status(held)) == ("READY", "RUNNING")
    assert set(Worker.objects.all()) == {busy, me}


def test_what_the_worker_could_not_note_itself_is_free_again(at) -> None:
    me = a_worker()
    left = running(me)
    outbox.put("leaflet", {}, key="left", at=at)
    claim(me, at=at)
    loop.tend(me, lease=LEASE, at=now())
    assert status(left) == "READY"
    assert due(at).exists()


def test_a_task_that_takes_its_worker_with_it_each_time_is_given_up() -> None:
    left = running(a_worker(seen_ago=LEASE * 2), starts=tasks.MOST_STARTS)
    loop.tend(a_worker(), lease=LEASE, at=now())
    assert (status(left), left.exception_class_path) == ("FAILED", "lantoa.kit.working.tasks.WorkerLost")


def test_a_worker_that_was_given_up_but_lives_shows_itself_again() -> None:
    worker = a_worker(seen_ago=LEASE * 2)
    loop.tend(a_worker(), lease=LEASE, at=now())
    assert not Worker.objects.filter(pk=worker.pk).exists()
    loop.give_sign(worker, at=now())
    assert Worker.objects.seen_since(now() - LEASE).filter(pk=worker.pk).exists()


def test_a_worker_that_tends_is_not_given_up_by_itself() -> None:
    worker = a_worker()
    Worker.objects.update(seen_at=now() - 2 * LEASE)
    loop.tend(worker, lease=LEASE, at=now())
    assert Worker.objects.filter(pk=worker.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_was_given_up_signs_on_again_and_goes_on() -> None:
    worker = a_worker()
    task = DBTaskResult.objects.get(pk=write_leaflet.enqueue("x").id)
    with transaction.atomic():
        outbox.put("mail", {"to": "a@xa.example", "subject": "x", "text": "x"}, key="x", at=now())
    Worker.objects.all().delete()
    assert loop.work_once(worker)
    assert Worker.objects.filter(pk=worker.pk).exists()
    assert loop.work_once(worker)
    assert status(task) == "SUCCESSFUL"


def test_the_log_is_sealed_where_its_writer_died(at) -> None:
    audit.record("edit", audit.About(), by=PLATFORM, at=at)
    loop.tend(a_worker(), lease=LEASE, at=now())
    assert LogEntry.objects.get().number == 1


def test_a_database_that_is_away_is_waited_for(caplog) -> None:
    def ask() -> bool:
        raise OperationalError("starting up")

    assert not loop.unless_the_database_is_away(ask)
    assert "starting up" in caplog.text


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="a database in memory does not wait for its lock")
def test_a_worker_works_shows_itself_and_leaves_when_told() -> None:
    write_leaflet.enqueue("x")
    stopping = threading.Event()

    def work() -> None:
        loop.work(lease=timedelta(seconds=0.4), stopping=stopping)
        connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    while not DBTaskResult.objects.filter(status="SUCCESSFUL").exists():
        stopping.wait(0.05)
    worker = Worker.objects.get()
    while Worker.objects.get().seen_at == worker.seen_at:
        stopping.wait(0.05)
    stopping.set()
    thread.join()
    assert not Worker.objects.exists()
    assert Leaflet.objects.get().title == "x"
