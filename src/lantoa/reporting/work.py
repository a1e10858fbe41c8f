"""What the room puts among everybody's work: reports to write, to complete and to accept, and what
reviews left to be done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lantoa.desk import work
from lantoa.desk.work import WorkItem, WorkSource
from lantoa.kit.actors import Actor
from lantoa.reporting.access import OWN, OWNERS, RECEIVING
from lantoa.reporting.models import PeriodicReport, ReviewPoint
from lantoa.reporting.states import LIVE_POINTS, WRITING, PointState, ReportState

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser as Person

MOST = 100  # of one kind; who has more works through the list


def _with_names(found: QuerySet[Any]) -> QuerySet[Any]:
    return found.select_related("period__form", "body", "to_body").order_by("period__due_on", "body__sort_key")[:MOST]


class ReportsToWrite(WorkSource):
    """Reports that the person's bodies owe, and those that were returned to them."""

    name = "reports_to_write"

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        bodies = OWN.bodies_for(Actor(person), "write").values("pk")
        found = PeriodicReport.objects.filter(body__in=bodies, state__in=WRITING, excuse="")
        waits_below = Q(body=F("to_body"), state=ReportState.DRAFT, period__form__group__isnull=False)
        for each in _with_names(found.exclude(waits_below)):
            url = reverse("reporting:report", args=[each.pk])
            returned = each.state == ReportState.RETURNED
            yield WorkItem(
                sentence=f"{each.period.form.name}, {each.period}",
                url=url,
                verb=_("Complete it") if returned else _("Write"),
                verb_url=reverse("reporting:write", args=[each.pk]),
                due=each.period.due_on,
                reason=_("%(body)s. It was returned or reopened.") % {"body": each.body.name}
                if returned
                else each.body.name,
            )


class ReportsToAccept(WorkSource):
    """Reports that were submitted to the person's bodies."""

    name = "reports_to_accept"
    decides = True

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        bodies = RECEIVING.bodies_for(Actor(person), "receive").values("pk")
        found = PeriodicReport.objects.filter(to_body__in=bodies, state=ReportState.SUBMITTED)
        for each in _with_names(found):
            url = reverse("reporting:report", args=[each.pk])
            yield WorkItem(
                sentence=_("Accept or return: %(report)s") % {"report": each},
                url=url,
                verb=_("Look"),
                verb_url=url,
                reason=each.to_body.name,
                since=localdate(each.submitted_at) if each.submitted_at else None,
            )


class PointsToSeeTo(WorkSource):
    """Lessons and recommendations of reviews that the person's bodies, or she by name, are to see to."""

    name = "review_points"

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        bodies = OWNERS.bodies_for(Actor(person), "carry_out").values("pk")
        found = ReviewPoint.objects.filter(owner__in=bodies, state__in=LIVE_POINTS)
        found = found.filter(Q(owner_person=None) | Q(owner_person=person.pk))
        for each in found.select_related("owner", "body").order_by("due_on", "pk")[:MOST]:
            url = reverse("reporting:point", args=[each.pk])
            taken_up = each.state == PointState.TAKEN_UP
            yield WorkItem(
                sentence=str(each),
                url=url,
                verb=_("Say what came of it") if taken_up else _("Look"),
                verb_url=reverse("reporting:finish_point", args=[each.pk]) if taken_up else url,
                due=each.due_on,
                reason=_("%(kind)s of a review by %(body)s")
                % {"kind": capfirst(each.get_kind_display()), "body": each.body.name},
            )


def register_all() -> None:
    """Tell the desk."""
    for source in (ReportsToWrite(), ReportsToAccept(), PointsToSeeTo()):
        work.register(source)
