"""`lantoa digest`: the daily letters, now. The worker sends them every morning by itself."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.timezone import now
from django.utils.translation import ngettext

from lantoa.plans.operations.digest import send_digests


class Command(BaseCommand):
    help = "Put today's letters about open work into the outbox; whoever got one today gets no second."

    def handle(self, *args: Any, **options: Any) -> None:
        count = send_digests(at=now())
        self.stdout.write(ngettext("%(count)d letter.", "%(count)d letters.", count) % {"count": count})
