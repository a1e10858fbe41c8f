"""`lantoa generate organisations`: a large world of bodies for measuring and trying out."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from lantoa.organisations.generation import generated
from lantoa.organisations.generation.country import prefix
from lantoa.organisations.generation.writing import write
from lantoa.organisations.models import Body


class Command(BaseCommand):
    help = "Make up bodies with years of changes, the same ones for the same seed. Refused in production."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["organisations"])
        parser.add_argument("--seed", type=int, default=1, help="which world (default: %(default)s)")
        parser.add_argument("--bodies", type=int, default=10_000, help="about how many (default: %(default)s)")
        parser.add_argument("--years", type=int, default=5, help="years of changes (default: %(default)s)")

    def handle(self, *args: Any, seed: int, bodies: int, years: int, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError(_("Made-up bodies are not put into production."))
        if Body.objects.filter(code__startswith=prefix(seed)).exists():
            raise CommandError(
                _("The world of seed %(seed)s is there already. Choose another --seed.") % {"seed": seed}
            )
        world = generated(seed=seed, bodies=bodies, years=years, at=timezone.now())
        write(world)
        self.stdout.write(f"{len(world.bodies)} bodies, {len(world.changes)} changes")
