"""`lantoa run` on an installation of its own: it serves, it stops cleanly, and both parts stand or fall together."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

LANTOA = Path(sys.executable).with_name("lantoa")
PATIENCE_S = 360  # the first start loads the country and the demo, beside whatever else the machine does
ANSWERS_WITHIN_S = 20  # who connects while it starts is answered when it has, or asks again


class FirstRun(NamedTuple):
    """An installation, and how its first run went."""

    variables: dict[str, str]
    output: str
    exit_code: int

    @property
    def port(self) -> str:
        return self.variables["PORT"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def run(variables: dict[str, str], *arguments: str) -> subprocess.Popen[str]:
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    return subprocess.Popen([LANTOA, "run", *arguments], env=variables, **pipes)  # noqa: S603


def answers(port: str) -> bool:
    try:
        address = f"http://127.0.0.1:{port}/healthz"
        with urllib.request.urlopen(address, timeout=ANSWERS_WITHIN_S) as answer:  # noqa: S310
            return answer.status == 200
    except OSError:
        return False


def wait_until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.1)


def wait_until_it_serves(process: subprocess.Popen[str], port: str) -> None:
    """Raises AssertionError with what it printed when it does not."""
    try:
        wait_until(lambda: answers(port))
    except AssertionError as late:
        process.kill()
        raise AssertionError(process.communicate(timeout=PATIENCE_S)[0]) from late


@pytest.fixture(scope="module")
def first_run(tmp_path_factory: pytest.TempPathFactory) -> FirstRun:
    """Start with an empty folder and `--demo`, wait until it serves, then press Ctrl-C."""
    var = tmp_path_factory.mktemp("var")
    variables = {"PATH": os.defpath, "LANTOA_VAR": str(var), "PORT": str(free_port()), "PYTHONUTF8": "1"}
    process = run(variables, "--demo")
    wait_until_it_serves(process, variables["PORT"])
    process.send_signal(signal.SIGINT)
    output, _ = process.communicate(timeout=PATIENCE_S)
    return FirstRun(variables, output, process.returncode)


@pytest.fixture
def start(first_run: FirstRun) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start the same installation once more; whatever still runs at the end is stopped."""
    started: list[subprocess.Popen[str]] = []

    def start_one(**more: str) -> subprocess.Popen[str]:
        started.append(run(first_run.variables | more))
        return started[-1]

    yield start_one
    for process in started:
        process.terminate()
        process.communicate(timeout=PATIENCE_S)


def children(process: subprocess.Popen[str]) -> dict[str, int]:
    """The processes that it started, by the part that each of them is."""
    found = {}
    for pid in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split():
        command = Path(f"/proc/{pid}/cmdline").read_bytes().decode()
        found["web" if "gunicorn" in command else "worker"] = int(pid)
    return found


def test_from_nothing_it_serves_until_it_is_told_to_stop(first_run: FirstRun) -> None:
    assert first_run.exit_code == 0, first_run.output
    assert "canbo@lantoa.example" in first_run.output
    assert f"http://127.0.0.1:{first_run.port}" in first_run.output
    assert not answers(first_run.port)


def test_sqlite_lets_readers_and_a_writer_work_at_once(first_run: FirstRun) -> None:
    database = sqlite3.connect(Path(first_run.variables["LANTOA_VAR"]) / "lantoa.sqlite3")
    assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    database.close()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the children through Linux's /proc")
@pytest.mark.parametrize("victim", ["web", "worker"])
def test_when_one_part_ends_so_does_the_other(start, first_run: FirstRun, victim: str) -> None:
    process = start()
    wait_until_it_serves(process, first_run.port)
    os.kill(children(process)[victim], signal.SIGKILL)
    output, _ = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 1
    assert "đã tự dừng" in output
    wait_until(lambda: not answers(first_run.port))


def test_a_port_in_use_is_named_and_another_is_proposed(start) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        output, _ = start(PORT=str(port)).communicate(timeout=PATIENCE_S)
    assert f"PORT={port + 1} make run" in output


def test_production_does_not_start_with_demo_accounts(start) -> None:
    process = start(LANTOA_ENV="production", SECRET_KEY="r" * 50)
    output, _ = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 1
    assert "lantoa demo --remove" in output
    assert "Hãy xóa" in output
