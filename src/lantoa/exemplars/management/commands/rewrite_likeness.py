"""`lantoa rewrite_likeness`: the keys by which dossiers alike are found, drawn anew after an upgrade of the library."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from lantoa.exemplars.operations.likeness import keep_up_all


class Command(BaseCommand):
    help = "Write the keys of likeness of all dossiers anew. What somebody said of two dossiers stands."

    def handle(self, *args: Any, **options: Any) -> None:
        for done in keep_up_all(at=timezone.now()):
            self.stdout.write(f"{done} dossiers")
