"""Public pages of a body, for the world that everybody asks about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lantoa.exemplars.operations import releasing
from lantoa.kit.actors import PLATFORM
from lantoa.organisations.models import Body
from tests.exemplars.pages import agreed, released, written
from tests.exemplars.worlds import entered
from tests.organisations.worlds import NOON


def records_at(place: str, body: Body, secret: Callable[[str, str], str]) -> dict[str, Any]:
    """One that lacks nothing and waits, one that anybody reads, and one that the platform took back."""
    dossier = entered(body, f"Trang {place}")
    agreed(dossier)
    public, gone = released(body, f"Công khai {place}"), released(body, f"Đã gỡ {place}")
    return {
        "page": written(dossier, headline=secret("page", place)),
        "page_public": public,
        "page_back": releasing.take_back(gone, by=PLATFORM, at=NOON, reason="Thử"),
    }
