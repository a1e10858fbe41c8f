"""`lantoa count_reach LOG …`: openings of public pages are counted from access logs, each line once."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import now
from django.utils.translation import gettext as _

from lantoa.channels.operations.counting import count


class Command(BaseCommand):
    help = "Count openings of public pages from access logs in the combined format; what was counted is passed over."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("logs", nargs="+", type=Path, metavar="LOG", help="the rotated one first")

    def handle(self, *args: Any, logs: list[Path], **options: Any) -> None:
        for log in logs:
            if not log.is_file():
                raise CommandError(_("There is no file %(name)s.") % {"name": log})
            self.stdout.write(f"{log}: {count(log, at=now())}")
