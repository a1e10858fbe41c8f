"""Whether whoever a story or a public page names agreed that it is told in some way."""

from __future__ import annotations

from datetime import date

from lantoa.evidence.models import Channel
from lantoa.exemplars.models import Release
from lantoa.exemplars.queries import releasing
from lantoa.newsroom.models import Story
from lantoa.newsroom.queries import readiness


def not_agreed(told: Story | Release, on: date, channel: Channel) -> str:
    """Who did not agree, or what stands against a picture; empty where all is well."""
    if isinstance(told, Release):
        return next((str(lack.why) for lack in releasing.consents_lacking(told, on, channel)), "")
    return next((str(lack.why) for lack in readiness.consents_lacking(told, on, channel)), "")
