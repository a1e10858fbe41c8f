"""`lantoa build_fonts`: cut the web fonts before static files are collected."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from lantoa.portal import fonts


class Command(BaseCommand):
    """Seconds when the fonts are to be made, nothing when they are there."""

    help = "Cut the web fonts for Vietnamese and write them where static files are collected from."

    def handle(self, *args: Any, **options: Any) -> None:
        target = settings.VAR / "build" / "portal" / "fonts"
        made = fonts.build(target)
        self.stdout.write(f"Fonts {'made' if made else 'are up to date'} in {target}")
