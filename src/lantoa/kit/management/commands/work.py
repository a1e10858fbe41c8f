"""`lantoa work`: the background worker."""

import signal
import threading
from argparse import ArgumentParser
from datetime import timedelta
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand

from lantoa.kit.working.loop import work

LEASE_S = 60.0


class Command(BaseCommand):
    help = "Run queued tasks and deliver what is in the outbox, until told to stop. Several may run at once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--lease",
            type=float,
            default=LEASE_S,
            help="seconds without a sign of life after which others take over what a worker holds (default: 60)",
        )

    def handle(self, *args: Any, lease: float, **options: Any) -> None:
        stopping = threading.Event()

        def stop(signum: int, frame: FrameType | None) -> None:
            stopping.set()  # what was begun is brought to its end

        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, stop)
        work(lease=timedelta(seconds=lease), stopping=stopping)
