"""A page that was drawn yesterday says how far things were yesterday."""

from __future__ import annotations

from django.conf import settings

from lantoa.kit.kept.shelf import shelf
from lantoa.kit.outbox.deliverers import deliverer
from lantoa.kit.outbox.models import OutgoingMessage

KIND = "fade_kept_pages"


@deliverer(KIND)
def fade(message: OutgoingMessage) -> str:
    """Drop every page soon after midnight; until then the platform itself serves none of yesterday either."""
    if settings.KEPT_PAGES:
        shelf().clear()
    return "dropped"
