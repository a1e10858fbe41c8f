"""Empties the test database between tests that commit, the log that refuses it included."""

from typing import Any

from django.core.management.commands import flush
from django.db import connection

from lantoa.kit.audit import triggers


class Command(flush.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        triggers.take_off(connection)
        try:
            super().handle(*args, **options)
        finally:
            triggers.put_on(connection)
