"""`lantoa run`: the web server and the background worker together, as one thing that stands or falls."""

import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from lantoa.channels.visits import FORMAT
from lantoa.config.production import refuse_demo_accounts

BIN = Path(sys.executable).parent
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PATIENCE_S = 10
THREADS = "8"


class Stopped(Exception):
    """Someone asked the platform to stop."""


def stop(signum: int, frame: FrameType | None) -> NoReturn:
    """Leave the waiting below; a second Ctrl-C must not break off the orderly end that follows."""
    for number in STOPPING:
        signal.signal(number, signal.SIG_IGN)
    raise Stopped


class Command(BaseCommand):
    help = "Start the web server and the background worker; when one ends, so does the other."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--demo", action="store_true", help="first bring the database up to date and load the demo")

    def handle(self, *args: Any, demo: bool, **options: Any) -> None:
        require_free(settings.PORT)
        if demo:  # in this process: each further one would take a second to load
            call_command("migrate", verbosity=0)
            call_command("demo", stdout=self.stdout)
        if settings.PRODUCTION:
            refuse_demo_accounts()
        for number in STOPPING:
            signal.signal(number, stop)
        self.stdout.write(self.style.SUCCESS(f"Lan Tỏa: {settings.BASE_URL}"))
        self.stdout.flush()
        if ended := watch(start_all()):
            raise CommandError(_("%(program)s ended by itself, so the platform was stopped.") % {"program": ended})


def require_free(port: int) -> None:
    """Raise when another program already listens there; its own message would come late and from a child."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as problem:
            message = _("Port %(port)s is taken. Choose another, for example: PORT=%(next)s make run")
            raise CommandError(message % {"port": port, "next": port + 1}) from problem


def start_all() -> dict[str, subprocess.Popen[bytes]]:
    """Start what the platform consists of, each in a session of its own: Ctrl-C reaches them through us alone."""
    Path(settings.VISITS_LOG).parent.mkdir(parents=True, exist_ok=True)
    web = [
        *(str(BIN / "gunicorn"), "lantoa.config.wsgi", "--bind", f"127.0.0.1:{settings.PORT}"),
        # One process with threads: limits and caches kept in its memory hold for every visitor.
        *("--worker-class", "gthread", "--workers", "1", "--threads", THREADS),
        *("--log-level", "error", "--no-control-socket"),
        *("--access-logfile", settings.VISITS_LOG, "--access-logformat", FORMAT),
    ]
    worker = [str(BIN / "lantoa"), "work"]
    return {
        name: subprocess.Popen(command, start_new_session=True)  # noqa: S603  # nothing in it comes from outside
        for name, command in {"gunicorn": web, "worker": worker}.items()
    }


def watch(processes: dict[str, subprocess.Popen[bytes]]) -> str:
    """Wait until one ends or we are told to stop, stop the rest; the name of the one that ended by itself, if any."""
    try:
        while all(process.poll() is None for process in processes.values()):
            time.sleep(0.2)
        return next(name for name, process in processes.items() if process.poll() is not None)
    except Stopped:
        return ""
    finally:
        end(list(processes.values()))


def end(processes: list[subprocess.Popen[bytes]]) -> None:
    """Ask every process to end and wait; one that does not is killed."""
    for process in processes:
        process.terminate()
    for process in processes:
        try:
            process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            process.kill()
