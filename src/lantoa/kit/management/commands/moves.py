"""`lantoa moves`: how records move from state to state, as documentation."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from lantoa.kit.moves_page import page

PLACE = Path("docs", "moves.md")


class Command(BaseCommand):
    help = "Show the tables of moves as Markdown; with --write, bring docs/moves.md up to date."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--write", action="store_true", help="write docs/moves.md of the repository")

    def handle(self, *args: Any, write: bool, **options: Any) -> None:
        if write:
            (settings.ROOT / PLACE).write_text(page(), encoding="utf-8")
        else:
            self.stdout.write(page())
