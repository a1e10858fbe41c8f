"""`lantoa demo`: what a first look at the platform needs, as often as one likes."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lantoa.accounts import demo
from lantoa.channels import demo as channels
from lantoa.evidence import demo_key
from lantoa.exemplars import demo as exemplars
from lantoa.exemplars import demo_pages
from lantoa.movements import demo as movements
from lantoa.newsroom import demo as newsroom
from lantoa.organisations import demo as bodies
from lantoa.plans import demo as plans
from lantoa.recognition import demo_consultations, demo_councils, demo_decisions, demo_proposals
from lantoa.replication import demo as replication
from lantoa.reporting import demo as reports


class Command(BaseCommand):
    help = "Load the demo, or bring it back to how it was; with --remove, take it away."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--remove", action="store_true", help="delete the demo accounts")

    @transaction.atomic
    def handle(self, *args: Any, remove: bool, **options: Any) -> None:
        if remove:
            demo.remove()
            return
        if settings.PRODUCTION:
            raise CommandError(_("The demo is not loaded in production."))
        at = timezone.now()
        bodies.load(at=at)
        demo.load()
        movements.load(at=at)
        plans.load(at=at)
        exemplars.load(at=at)
        demo_pages.load(at=at)
        reports.load(at=at)
        demo_proposals.load(at=at)
        demo_consultations.load(at=at)
        demo_councils.load(at=at)
        demo_decisions.load(at=at)
        replication.load(at=at)
        newsroom.load(at=at)
        channels.load(at=at)
        demo_key.load(at=at)
        for account in demo.present():
            self.stdout.write(f"  {account.role}: {account.email} / {demo.PASSWORD}")
