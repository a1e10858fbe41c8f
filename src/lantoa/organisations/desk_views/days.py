"""The day that a page is asked for."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from django.http import HttpRequest


def asked_day(request: HttpRequest, today: date) -> date:
    """The day in the address (?on=2025-06-30); today where none is written, or nothing that is a day."""
    with suppress(ValueError):
        return date.fromisoformat(request.GET.get("on", ""))
    return today
