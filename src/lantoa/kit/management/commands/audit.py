"""`lantoa audit verify`: is the log still what was written?"""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from lantoa.kit import audit
from lantoa.kit.audit.models import LogEnd


class Command(BaseCommand):
    help = "Check that no entry of the log was altered, taken out, moved or added; exit code 1 where one was."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["verify"])

    def handle(self, *args: Any, **options: Any) -> None:
        audit.seal()
        if finding := audit.verify():
            message = _("The log is not as it was written. First at number %(number)s: %(what)s.")
            self.stderr.write(message % {"number": finding.number, "what": finding.what})
            sys.exit(1)
        end = LogEnd.objects.filter(pk=1).first() or LogEnd()
        message = _("The log is as it was written: %(count)s entries. Keep this last seal elsewhere: %(seal)s")
        self.stdout.write(message % {"count": end.count, "seal": end.seal})
