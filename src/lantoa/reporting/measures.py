"""Periodic reports count by themselves for the duty that their form fulfils, beside evidence recorded by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, F, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.plans.measures import Trace, join
from lantoa.plans.models import Duty, Term
from lantoa.reporting.models import PeriodicReport
from lantoa.reporting.states import SENT


class SubmittedReports:
    """Counts a report while it is submitted, in the period of the duty in which its own period ends."""

    key, by_hand = "reports_submitted", False
    label: str | Promise = _("reports submitted")
    unit: str | Promise = _("reports")

    def facts(self, duties: QuerySet[Duty], on: date) -> QuerySet[Any]:
        """What was submitted and not returned since, whatever the day."""
        until = F("period__until")
        ends_within = {"period__form__duty__terms__since__lt": until, "period__form__duty__terms__until__gte": until}
        found = PeriodicReport.objects.filter(state__in=SENT, period__form__duty__measure=self.key, **ends_within)
        keys = found.exclude(body=F("to_body")).order_by().values("body", term=F("period__form__duty__terms"))
        return keys.annotate(total=Count("pk")).values_list("term", "body", "total")

    def waiting(self, duties: QuerySet[Duty]) -> QuerySet[Any]:
        """Nothing: a report that is being written is not submitted."""
        return self.facts(duties, date.max).none()

    def traces(self, duty: Duty, term: Term, bodies: list[int]) -> list[Trace]:
        """The reports."""
        found = PeriodicReport.objects.filter(period__form__duty=duty, body__in=bodies)
        return self._told(found.filter(period__until__gt=term.since, period__until__lte=term.until))

    def between(self, since: date, until: date, bodies: list[int]) -> list[Trace]:
        """The reports of any form that fulfils a duty, by the end of their periods."""
        found = PeriodicReport.objects.filter(period__form__duty__measure=self.key, body__in=bodies)
        return self._told(found.filter(period__until__gt=since, period__until__lte=until))

    @staticmethod
    def _told(found: QuerySet[PeriodicReport]) -> list[Trace]:
        sent = found.filter(state__in=SENT).exclude(body=F("to_body")).select_related("period__form", "body")
        return [
            Trace(
                f"{each.period.form.name}, {each.period}",
                reverse("reporting:report", args=[each.pk]),
                1.0,
                each.body_id,
                localdate(each.submitted_at) if each.submitted_at else None,
            )
            for each in sent.order_by("-submitted_at", "-pk")
        ]


def register_all() -> None:
    """Tell `plans`."""
    join(SubmittedReports())
