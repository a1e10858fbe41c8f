"""Two dossiers of a body that may be about the same, and what others learn from one, for the world."""

from __future__ import annotations

from typing import Any

from django.utils.timezone import localdate, now

from lantoa.exemplars.models import Dossier, DuplicatePair, Impact


def records_at(first: Dossier, second: Dossier, lessons: str) -> dict[str, Any]:
    """A pair that nobody spoke of."""
    told = {"reasons": ["same_name"], "weight": 60, "found_at": now()}
    Impact.objects.create(dossier=first, on=localdate(), effect="Tốt", lessons=lessons, recorded_at=now())
    return {"pair": DuplicatePair.objects.create(first=first, second=second, **told)}
