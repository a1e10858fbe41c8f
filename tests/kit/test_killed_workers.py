"""Workers are killed at any moment, and nothing is lost or doubled."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.kit.mailbox import MailServer

ROOT = Path(__file__).parents[2]
LANTOA = Path(sys.executable).with_name("lantoa")
LETTERS, LEAFLETS, TASKS = 160, 160, 15
ROUNDS, FEWEST, AT_ONCE = 11, 3, 2  # a fast machine is done after fewer rounds: no more are killed then
ENOUGH = 80  # messages that are left for a kill in the middle of them: more than a worker sends before it is killed
PATIENCE_S = 60


class Place:
    """A database of its own, asked in SQL from outside of Django, and programs that work on it."""

    def __init__(self, url: str, connect: Callable[[], Any], folder: Path) -> None:
        self.connect = connect
        self.started: list[subprocess.Popen[bytes]] = []
        self.variables = {
            "PATH": os.defpath,
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
            "DJANGO_SETTINGS_MODULE": "tests.kit.worker_settings",
            "TEST_DATABASE_URL": url,
            "LANTOA_VAR": str(folder),
        }

    def ask(self, question: str) -> list[Any]:
        with closing(self.connect()) as connection:
            return [row[0] for row in connection.execute(question).fetchall()]

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        self.started.append(subprocess.Popen([LANTOA, *arguments], env=self.variables))  # noqa: S603
        return self.started[-1]

    def clear(self) -> None:
        for process in self.started:
            process.kill()
            process.wait()

    def run(self, *arguments: str) -> None:
        assert self.start(*arguments).wait(PATIENCE_S) == 0, arguments


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """On the server of TEST_DATABASE_URL, or else in a file."""
    server = os.environ.get("TEST_DATABASE_URL", "")
    if not server.startswith("postgres"):
        file = tmp_path / "killed.sqlite3"
        place = Place(f"sqlite:///{file}", lambda: sqlite3.connect(file, timeout=20), tmp_path)
        yield place
        place.clear()
        return
    name, _, address = f"killed_{os.getpid()}", *server.rpartition("/")[1::-1]
    with closing(psycopg.connect(f"{address}/postgres", autocommit=True)) as maintenance:
        maintenance.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload]
        place = Place(f"{address}/{name}", lambda: psycopg.connect(f"{address}/{name}"), tmp_path)
        yield place
        place.clear()
        maintenance.execute(f"DROP DATABASE {name} WITH (FORCE)")  # type: ignore[call-overload]


def wait_until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.02)


def is_at_work(place: Place, worker: subprocess.Popen[bytes]) -> bool:
    return any(where.endswith(f":{worker.pid}") for where in place.ask("SELECT place FROM kit_worker"))


def start_workers(place: Place) -> list[subprocess.Popen[bytes]]:
    workers = [place.start("work", "--lease", "1.5") for _ in range(AT_ONCE)]
    wait_until(lambda: all(is_at_work(place, worker) for worker in workers))
    return workers


def kill_in_the_middle(place: Place, chance: random.Random) -> None:
    workers = start_workers(place)
    for worker in workers:
        time.sleep(chance.uniform(0, 0.3))
        worker.send_signal(signal.SIGKILL)
    assert [worker.wait() for worker in workers] == [-signal.SIGKILL] * AT_ONCE


def unsent(place: Place) -> int:
    return place.ask("SELECT count(*) FROM kit_outgoingmessage WHERE state != 'delivered'")[0]


def nothing_is_left(place: Place) -> bool:
    undone = place.ask("SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE status != 'SUCCESSFUL'")
    return unsent(place) == undone[0] == 0


def test_workers_killed_at_any_moment_lose_and_double_nothing(place: Place, capsys) -> None:
    place.run("migrate", "--run-syncdb", "--verbosity", "0")
    place.run("fill_outbox", str(LETTERS), str(LEAFLETS), str(TASKS))
    with MailServer(answers_after_s=0.02) as server:
        place.variables["EMAIL_URL"] = f"smtp://127.0.0.1:{server.port}"
        chance, rounds = random.Random(), 0
        while rounds < ROUNDS and unsent(place) > ENOUGH:
            kill_in_the_middle(place, chance)
            rounds += 1
        left = unsent(place)
        workers = start_workers(place)
        wait_until(lambda: nothing_is_left(place))
        for worker in workers:
            worker.terminate()
        assert [worker.wait(PATIENCE_S) for worker in workers] == [0] * AT_ONCE
    place.run("audit", "verify")
    tried_again = place.ask("SELECT count(*) FROM kit_outgoingmessage WHERE attempts > 1")[0]
    with capsys.disabled():
        print(
            f"\n{rounds * AT_ONCE} workers killed, {left} of {LETTERS + LEAFLETS} messages left then, "
            f"{tried_again} tried more than once, {len(server.mailbox.wire) - LETTERS} letters twice on the wire"
        )
    assert left > 0 and rounds >= FEWEST, "the workers were done before they were killed often enough"
    assert len(server.mailbox.kept) == LETTERS
    titles = sorted(place.ask("SELECT title FROM kit_app_leaflet"))
    assert titles == sorted([f"leaflet {n}" for n in range(LEAFLETS)] + [f"task {n}" for n in range(TASKS)])
    logged = place.ask("SELECT count(*) FROM kit_logentry WHERE verb = 'create' AND number IS NOT NULL")
    assert logged == [LEAFLETS]
