"""Lessons and recommendations in a report: its own, what became of earlier ones, and what exemplars taught."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lantoa.exemplars.models import Impact
from lantoa.plans.measures import Trace
from lantoa.plans.periods import ONE_DAY
from lantoa.reporting.models import PeriodicReport, PointKind, ReviewPoint
from lantoa.reporting.states import SENT, PointState

EARLIER, OF_EXEMPLARS = "earlier", "of_exemplars"
#: What a part can ask for.
ASKED: dict[str, str | Promise] = {
    PointKind.LESSON: _("lessons of this review"),
    PointKind.RECOMMENDATION: _("recommendations of this review"),
    EARLIER: _("what became of those of earlier reviews"),
    OF_EXEMPLARS: _("what exemplars taught"),
}


def points_of(report: PeriodicReport, key: str) -> QuerySet[ReviewPoint]:
    """Its own of one kind, or those that it carries on."""
    found = earlier(report) if key == EARLIER else ReviewPoint.objects.filter(report=report, kind=key)
    return found.select_related("owner", "owner_person", "body").order_by("pk")


def earlier(report: PeriodicReport) -> QuerySet[ReviewPoint]:
    """Points of earlier reviews of the same that were open when the last of them was written.

    The same: of the body, in this form, or about the programme or the movement that the form reviews.
    """
    form, until = report.period.form, report.period.until
    same = Q(period__form=form)
    if form.plan_id:
        same |= Q(period__form__plan=form.plan_id)
    if form.movement_id:
        same |= Q(period__form__movement=form.movement_id)
    before = PeriodicReport.objects.filter(same, body=report.body_id, state__in=SENT, period__until__lt=until)
    found = Q(report__in=before.exclude(pk=report.pk).values("pk"))
    if form.movement_id:
        found |= Q(movement_review__movement=form.movement_id, movement_review__held_on__lt=until)
    points = ReviewPoint.objects.filter(found).exclude(state=PointState.DRAFT)
    last = before.exclude(pk=report.pk).order_by("-period__until").values_list("period__until", flat=True).first()
    return points.filter(Q(settled_on=None) | Q(settled_on__gte=last - ONE_DAY)) if last else points


def listed_points(report: PeriodicReport, key: str) -> list[dict[str, Any]]:
    """As a report keeps them: plain text, days as ISO writes them, state by its key."""
    if key == OF_EXEMPLARS:
        return [
            {
                "name": each.lessons,
                "url": reverse("exemplars:dossier", args=[each.dossier_id]),
                "on": each.on.isoformat(),
                "body": each.dossier.name,
            }
            for each in _taught(report)
        ]
    return [
        {
            "name": each.text,
            "url": reverse("reporting:point", args=[each.pk]),
            "on": each.settled_on.isoformat() if each.settled_on else "",
            "body": each.body.name,
            "owner": f"{each.owner_person}, {each.owner.name}" if each.owner_person else each.owner.name,
            "due": each.due_on.isoformat(),
            "state": PointState.OPEN if each.state == PointState.DRAFT else each.state,
            "outcome": each.outcome,
        }
        for each in points_of(report, key)
    ]


def point_in_words(listed: dict[str, Any]) -> dict[str, Any]:
    """Its day and state for whoever reads it; nothing of a lesson that an exemplar taught."""
    if "state" not in listed:
        return {}
    return {"due_day": date.fromisoformat(listed["due"]), "state_label": PointState(listed["state"]).label}


def behind_points(report: PeriodicReport, key: str) -> list[Trace]:
    """The records behind such a list."""
    return [
        Trace(each["name"], each["url"], 1.0, report.body_id, date.fromisoformat(each["on"]) if each["on"] else None)
        for each in listed_points(report, key)
    ]


def _taught(report: PeriodicReport) -> QuerySet[Impact]:
    """What reviews of impact in the period say that others learn; of a reviewed movement its exemplars' alone."""
    period = report.period
    found = Impact.objects.filter(dossier__body__in=report.counted, on__gte=period.since, on__lt=period.until)
    if period.form.movement_id:
        found = found.filter(dossier__movement=period.form.movement_id)
    return found.exclude(lessons="").select_related("dossier").order_by("on", "pk")
