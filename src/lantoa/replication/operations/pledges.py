"""The public promises to learn from an exemplar."""

from __future__ import annotations

from datetime import datetime

from lantoa.exemplars.models import Dossier
from lantoa.replication.models import Pledge


def pledge(dossier: Dossier, people: int, *, at: datetime) -> Pledge:
    """Count `people` who promise together. Nothing is kept of who they are, so the log tells nothing of it either."""
    return Pledge.objects.create(dossier=dossier, people=people, made_at=at)
