"""When a script airs, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable

from lantoa.channels.models import Airing
from lantoa.channels.states import AiringState
from lantoa.kit.audit.models import LogEntry


def why_missed(airings: Iterable[Airing]) -> dict[int, str]:
    """The reasons that were given for those that were not played, by their ids: one query."""
    missed = [str(each.pk) for each in airings if each.state == AiringState.MISSED]
    said = LogEntry.objects.filter(kind=Airing._meta.label_lower, key__in=missed, verb="miss").order_by("pk")
    return {int(key): note for key, note in said.values_list("key", "note")}
