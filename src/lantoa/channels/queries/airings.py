"""When a script airs, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Sum
from django.db.models.functions import TruncMonth

from lantoa.channels.models import Airing, Outlet
from lantoa.channels.states import AiringState
from lantoa.kit.audit.models import LogEntry

MONTHS = 12  # that are shown


@dataclass(frozen=True)
class MonthOnAir:
    """What a loudspeaker played in the month that begins at `month`: how often, and how many minutes in all."""

    month: datetime
    times: int
    minutes: float


def by_month(outlet: Outlet) -> list[MonthOnAir]:
    """The last months in which the outlet played something, the latest first: one query (plan S1, II.3)."""
    played = Airing.objects.filter(script__dispatch__outlet=outlet, state=AiringState.PLAYED)
    months = played.annotate(month=TruncMonth("played_at")).values("month").order_by("-month")
    rows = months.annotate(times=Count("pk"), seconds=Sum("seconds"))[:MONTHS]
    return [MonthOnAir(each["month"], each["times"], each["seconds"] / 60) for each in rows]


def why_missed(airings: Iterable[Airing]) -> dict[int, str]:
    """The reasons that were given for those that were not played, by their ids: one query."""
    missed = [str(each.pk) for each in airings if each.state == AiringState.MISSED]
    said = LogEntry.objects.filter(kind=Airing._meta.label_lower, key__in=missed, verb="miss").order_by("pk")
    return {int(key): note for key, note in said.values_list("key", "note")}
