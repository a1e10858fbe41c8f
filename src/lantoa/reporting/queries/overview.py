"""How reporting goes for one body: what it receives, period by period, and who is silent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q

from lantoa.organisations.models import Body
from lantoa.reporting.models import PeriodicReport
from lantoa.reporting.queries.reports import TIMELINESS, of_others, with_timeliness
from lantoa.reporting.states import TAKEN

PERIODS = 12  # the latest of all forms
SILENT = 50


@dataclass
class Level:
    """The reports that one body receives for one period: how many by timeliness, how many accepted.

    `own` is the id of its own report for the period, from which those below are listed; None where it has none.
    """

    period_id: int
    name: str
    body: Body
    own: int | None = None
    counts: Counter[str] = field(default_factory=Counter)
    taken: int = 0

    @property
    def total(self) -> int:
        """All that are owed."""
        return sum(self.counts.values())

    @property
    def submitted(self) -> int:
        """Those that came, in time or late."""
        return self.counts["on_time"] + self.counts["late"]

    def share(self, number: int) -> int:
        """A number as a whole percentage of all."""
        return round(100 * number / self.total) if self.total else 0

    @property
    def bars(self) -> list[tuple[str, float, float]]:
        """For a drawing 100 wide: the timeliness, where its part begins, how wide it is."""
        found, begin = [], 0.0
        for key in TIMELINESS:
            width = 100 * self.counts[key] / self.total if self.total else 0.0
            if width:
                found.append((key, begin, width))
            begin += width
        return found


@dataclass(frozen=True)
class Silent:
    """A body whose reports are missing, how many of how many, in the periods that are shown."""

    body: Body
    missing: int
    total: int


def levels(bodies: Iterable[int], on: date) -> list[Level]:
    """What these bodies receive, the latest period first and body by body; three queries."""
    received = of_others(PeriodicReport.objects.filter(to_body__in=list(bodies)))
    periods = list(received.order_by("-period__until", "-period").values_list("period", flat=True).distinct()[:PERIODS])
    return _levels(list(bodies), periods, on)


def _levels(bodies: list[int], periods: list[int], on: date) -> list[Level]:
    received = of_others(PeriodicReport.objects.filter(to_body__in=bodies, period__in=periods))
    rows = with_timeliness(received, on).values("period", "to_body", "timeliness").order_by()
    found: dict[tuple[int, int], Level] = {}
    own = PeriodicReport.objects.filter(body__in=bodies, period__in=periods).select_related("period__form", "body")
    for each in own.order_by("-period__until", "-period", "body__sort_key"):
        name = f"{each.period.form.name}, {each.period}"
        found[each.period_id, each.body_id] = Level(each.period_id, name, each.body, each.pk)
    for row in rows.annotate(number=Count("pk"), taken=Count("pk", filter=Q(state__in=TAKEN))):
        if level := found.get((row["period"], row["to_body"])):
            level.counts[row["timeliness"]] += row["number"]
            level.taken += row["taken"]
    return [level for level in found.values() if level.total]


def levels_below(levels_: Iterable[Level], on: date) -> list[Level]:
    """For the latest period of `levels_`: what each body that reports there receives itself."""
    latest = next(iter(levels_), None)
    if latest is None:
        return []
    below = PeriodicReport.objects.filter(period=latest.period_id, to_body=latest.body.pk).exclude(body=latest.body.pk)
    return _levels(list(below.values_list("body", flat=True)), [latest.period_id], on)


def silent(levels_: Iterable[Level], on: date) -> list[Silent]:
    """Who has a missing report in these periods, whoever misses most first."""
    listed = list(levels_)
    asked = {level.period_id for level in listed}
    receivers = {level.body.pk for level in listed}
    found = of_others(PeriodicReport.objects.filter(period__in=asked, to_body__in=receivers))
    rows = with_timeliness(found, on).values("body").order_by()
    gone = rows.annotate(total=Count("pk"), gone=Count("pk", filter=Q(timeliness="missing"))).filter(gone__gt=0)
    counted = list(gone.order_by("-gone", "body")[:SILENT])
    bodies = Body.objects.in_bulk([row["body"] for row in counted])
    return [Silent(bodies[row["body"]], row["gone"], row["total"]) for row in counted]
