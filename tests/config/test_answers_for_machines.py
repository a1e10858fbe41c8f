"""/healthz and /robots.txt."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils.timezone import now
from django_tasks_db.models import DBTaskResult

from lantoa.kit import outbox
from lantoa.kit.working.models import Worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> Worker:
    return Worker.objects.create(place="here", started_at=now(), seen_at=now())


def waiting_task(*, minutes: int) -> None:
    task = DBTaskResult.objects.create(args_kwargs={}, task_path="x", run_after=now() - timedelta(minutes=minutes))
    DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=now() - timedelta(minutes=minutes))


def waiting_message(*, minutes: int) -> None:
    outbox.put("mail", {}, key="k", at=now() - timedelta(minutes=minutes))


def test_all_is_well(client: Client, worker: Worker) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"database": True, "worker": True})
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("work", [waiting_task, waiting_message])
def test_work_that_has_just_come_is_no_trouble(client: Client, worker: Worker, work) -> None:
    work(minutes=4)
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("work", [waiting_task, waiting_message])
def test_work_left_lying_means_that_no_worker_keeps_up(client: Client, worker: Worker, work) -> None:
    work(minutes=6)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (503, {"database": True, "worker": False})


def test_a_worker_that_was_long_not_seen_is_told_even_when_there_is_no_work(client: Client, worker: Worker) -> None:
    Worker.objects.update(seen_at=now() - timedelta(minutes=4))
    assert client.get("/healthz").status_code == 200
    Worker.objects.update(seen_at=now() - timedelta(minutes=6))
    assert client.get("/healthz").status_code == 503


def test_no_worker_at_all_is_told(client: Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (503, {"database": True, "worker": False})


def test_a_database_without_our_tables_is_no_database(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {DBTaskResult._meta.db_table} RENAME TO gone")
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (503, {"database": False, "worker": None})


def test_search_engines_are_kept_off_the_desk(client: Client) -> None:
    answer = client.get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    assert "Disallow: /desk/" in answer.text
    assert "Sitemap: http://testserver/sitemap.xml" in answer.text
    assert "Sitemap: http://testserver/sitemap-news.xml" in answer.text
