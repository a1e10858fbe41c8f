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

import pytest

LANTOA = Path(sys.executable).with_name("lantoa")
PATIENCE_S = 60

# One worker runs all of these: an installation takes seconds to make.
pytestmark = pytest.mark.xdist_group("run")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment variables of a new installation with its demo."""
    var = tmp_path_factory.mktemp("var")
    variables = {"PATH": os.defpath, "LANTOA_VAR": str(var), "PORT": str(free_port()), "PYTHONUTF8": "1"}
    for command in (["migrate", "--verbosity", "0"], ["demo"]):
        subprocess.run([LANTOA, *command], env=variables, check=True, capture_output=True)  # noqa: S603
    return variables


@pytest.fixture
def start(installation: dict[str, str]) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start the platform; whatever still runs at the end is stopped."""
    started: list[subprocess.Popen[str]] = []

    def run(*arguments: str, **more: str) -> subprocess.Popen[str]:
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
        started.append(subprocess.Popen([LANTOA, "run", *arguments], env=installation | more, **pipes))  # noqa: S603
        return started[-1]

    yield run
    for process in started:
        process.terminate()
        process.communicate(timeout=PATIENCE_S)


def answers(port: str) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz") as answer:  # noqa: S310
            return answer.status == 200
    except OSError:
        return False


def wait_until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.1)


def children(process: subprocess.Popen[str]) -> dict[str, int]:
    """The processes that it started, by the name of their program."""
    found = {}
    for pid in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split():
        command = Path(f"/proc/{pid}/cmdline").read_bytes().decode()
        found["web" if "gunicorn" in command else "worker"] = int(pid)
    return found


def test_from_nothing_it_serves_until_it_is_told_to_stop(start, installation, tmp_path: Path) -> None:
    process = start("--demo", LANTOA_VAR=str(tmp_path))
    wait_until(lambda: answers(installation["PORT"]))
    process.send_signal(signal.SIGINT)
    output, _ = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 0, output
    assert "can-bo@lan-toa.example" in output
    assert f"http://127.0.0.1:{installation['PORT']}" in output
    assert not answers(installation["PORT"])


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the children through Linux's /proc")
@pytest.mark.parametrize("victim", ["web", "worker"])
def test_when_one_part_ends_so_does_the_other(start, installation, victim: str) -> None:
    process = start()
    wait_until(lambda: answers(installation["PORT"]))
    os.kill(children(process)[victim], signal.SIGKILL)
    output, _ = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 1
    assert "đã tự dừng" in output
    wait_until(lambda: not answers(installation["PORT"]))


def test_a_port_in_use_is_named_and_another_is_proposed(start, installation) -> None:
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


def test_sqlite_lets_readers_and_a_writer_work_at_once(installation) -> None:
    with sqlite3.connect(Path(installation["LANTOA_VAR"]) / "lantoa.sqlite3") as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    database.close()
