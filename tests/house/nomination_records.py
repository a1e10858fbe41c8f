"""A nomination that lies with a body, for the world that everybody asks about."""

from __future__ import annotations

from typing import Any

from django.utils.timezone import now

from lantoa.exemplars.models import Nomination
from lantoa.organisations.models import Body


def records_at(name: str, body: Body) -> dict[str, Any]:
    """One that waits to be read, by somebody who can be asked back."""
    told = {"kind": "individual", "name": name, "commune": body, "deed": "Dạy chữ.", "contact": "0912 345 678"}
    moments = dict.fromkeys(("begun_at", "saved_at", "sent_at", "waiting_since"), now())
    # A code that no other has: as many bodies as the world needs.
    code = f"HK{body.pk:08}"
    return {"nomination": Nomination.objects.create(tracking_code=code, body=body, state="sent", **told, **moments)}
