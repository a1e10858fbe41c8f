"""`lantoa generate_exemplars`: many dossiers for measuring and trying out."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from lantoa.exemplars.generating import generate
from lantoa.organisations.models import Body, BodyKind


class Command(BaseCommand):
    help = "Make up dossiers of the communes that are there, the same ones for the same seed. Refused in production."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seed", type=int, default=1, help="which dossiers (default: %(default)s)")
        parser.add_argument("--dossiers", type=int, default=10_000, help="how many (default: %(default)s)")

    def handle(self, *args: Any, seed: int, dossiers: int, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError(_("Made-up dossiers are not put into production."))
        today = timezone.localdate()
        bodies = list(Body.objects.filter(kind=BodyKind.COMMUNE, since__lte=today, until__gt=today).order_by("pk"))
        if not bodies:
            raise CommandError(_("There is no commune yet. Load or generate organisations first."))
        generate(bodies, dossiers=dossiers, seed=seed, at=timezone.now())
        self.stdout.write(f"{dossiers} dossiers")
