"""`lantoa load_organisations`: the provinces and communes of the country, as often as one likes."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from lantoa.organisations import national


class Command(BaseCommand):
    help = "Load today's provinces and communes, and the former ones that are known; what is there stays."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{national.load(at=timezone.now())} bodies")
