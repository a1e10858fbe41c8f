"""Gives workers something to do: so many of each."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.timezone import now

from lantoa.kit import outbox
from tests.kit.app.tasks import write_leaflet


class Command(BaseCommand):
    def add_arguments(self, parser: ArgumentParser) -> None:
        for what in ("letters", "leaflets", "tasks"):
            parser.add_argument(what, type=int)

    @transaction.atomic
    def handle(self, *args: Any, letters: int, leaflets: int, tasks: int, **options: Any) -> None:
        for n in range(letters):
            letter = {"to": "lan@example.vn", "subject": f"Thư {n}", "text": "Kính gửi"}
            outbox.put("mail", letter, key=f"letter-{n}", at=now())
        for n in range(leaflets):
            outbox.put("leaflet", {"title": f"leaflet {n}", "pause": 0.02}, key=f"leaflet-{n}", at=now())
        for n in range(tasks):
            write_leaflet.enqueue(f"task {n}")
