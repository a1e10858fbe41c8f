"""Reports of a level: who has submitted, who is late, who is missing."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Case, F, QuerySet, TextField, Value, When
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _

from lantoa.reporting.models import PeriodicReport
from lantoa.reporting.states import SENT, TAKEN

#: How a report stands with its day, computed whenever it is asked.
TIMELINESS = {
    "on_time": _("on time"),
    "late": _("late"),
    "missing": _("missing"),
    "excused": _("missing, with the reason"),
    "open": _("not due yet"),
}


def with_timeliness(reports: QuerySet[PeriodicReport], on: date) -> QuerySet[Any]:
    """The reports with `timeliness`, a key of TIMELINESS, as of `on`; by the first time each was submitted."""
    sent_on = TruncDate("submitted_at")
    cases = Case(
        When(submitted_at=None, excuse__gt="", then=Value("excused")),
        When(submitted_at=None, period__due_on__lt=on, then=Value("missing")),
        When(submitted_at=None, then=Value("open")),
        When(sent_on__gt=F("period__due_on"), then=Value("late")),
        default=Value("on_time"),
        output_field=TextField(),
    )
    return reports.annotate(sent_on=sent_on).annotate(timeliness=cases)


def below(report: PeriodicReport) -> QuerySet[PeriodicReport]:
    """The reports that the body of `report` receives for its period."""
    found = PeriodicReport.objects.filter(period=report.period_id, to_body=report.body_id)
    return found.exclude(body=report.body_id).select_related("body", "period__form", "to_body")


def of_others(reports: QuerySet[PeriodicReport]) -> QuerySet[PeriodicReport]:
    """Without those that the asking body makes for itself: they are due to nobody."""
    return reports.exclude(body=F("to_body"))


def missing(report: PeriodicReport) -> QuerySet[PeriodicReport]:
    """Those below that were not submitted, or were returned, and have no reason yet."""
    return below(report).exclude(state__in=SENT).filter(excuse="").order_by("body__sort_key", "pk")


def waiting(report: PeriodicReport) -> int:
    """How many below keep the level open."""
    return below(report).exclude(state__in=TAKEN).filter(excuse="").count()
