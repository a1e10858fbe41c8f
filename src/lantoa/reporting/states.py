"""What can become of a report form and of a report. That a report is late or missing is computed and never stored."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.kit.access import YES, Answer
from lantoa.kit.moves import Move, moves


class FormState(models.TextChoices):
    """Where a form stands."""

    DRAFT = "draft", pgettext_lazy("report form", "Being prepared")
    IN_USE = "in_use", pgettext_lazy("report form", "In use")
    ENDED = "ended", pgettext_lazy("report form", "Ended")


class ReportState(models.TextChoices):
    """Where a report stands."""

    DRAFT = "draft", pgettext_lazy("report", "Being written")
    SUBMITTED = "submitted", pgettext_lazy("report", "Submitted")
    RETURNED = "returned", pgettext_lazy("report", "Returned")
    ACCEPTED = "accepted", pgettext_lazy("report", "Accepted")
    LOCKED = "locked", pgettext_lazy("report", "Locked")


class PointState(models.TextChoices):
    """Where a lesson or recommendation of a review stands."""

    DRAFT = "draft", pgettext_lazy("point of a review", "In draft")
    OPEN = "open", pgettext_lazy("point of a review", "To be done")
    TAKEN_UP = "taken_up", pgettext_lazy("point of a review", "Being done")
    DONE = "done", pgettext_lazy("point of a review", "Done")
    DROPPED = "dropped", pgettext_lazy("point of a review", "Not pursued")


#: Somebody is to see to them.
LIVE_POINTS = (PointState.OPEN, PointState.TAKEN_UP)
#: With the body that writes it.
WRITING = (ReportState.DRAFT, ReportState.RETURNED)
#: Figures are frozen.
SENT = (ReportState.SUBMITTED, ReportState.ACCEPTED, ReportState.LOCKED)
#: What counts for the level above.
TAKEN = (ReportState.ACCEPTED, ReportState.LOCKED)


def has_parts(form: Any) -> Answer:
    """Whether there is anything to report."""
    if form.versions.filter(parts__isnull=False).exists():
        return YES
    return Answer(False, _("Add a part first: a report without parts says nothing."))


def level_is_in(report: Any) -> Answer:
    """Whether each report below is accepted, or was done without for a reason."""
    below = report.period.reports.filter(to_body=report.body_id).exclude(body=report.body_id)
    if waiting := below.exclude(state__in=TAKEN).filter(excuse="").count():
        return Answer(
            False,
            _("Reports below that are neither accepted nor done without for a reason: %(count)d.") % {"count": waiting},
        )
    return YES


def goes_up(report: Any) -> Answer:
    """Whether somebody above receives it."""
    if report.is_top:
        return Answer(False, _("This report goes to nobody above: close the period instead."))
    return level_is_in(report)


def ends_here(report: Any) -> Answer:
    """Whether it is the report of the body that asks."""
    if not report.is_top:
        return Answer(False, _("This report goes to the level above: submit it instead."))
    return level_is_in(report)


def above_is_open(report: Any) -> Answer:
    """Whether the report that took its figures is still with those who write it."""
    if report.is_top:
        return YES
    above = report.period.reports.filter(body=report.to_body_id).first()
    if above is None or above.state in WRITING:
        return YES
    return Answer(False, _("The report above has taken its figures already: that one is reopened first."))


FORM_MOVES = moves(
    FormState,
    Move(
        "start",
        of=(FormState.DRAFT,),
        to=FormState.IN_USE,
        needs="keep",
        label=_("Put into use"),
        done=_("put the report form into use"),
        tone="primary",
        guard=has_parts,
    ),
    Move(
        "end",
        of=(FormState.IN_USE,),
        to=FormState.ENDED,
        needs="keep",
        label=_("End the report form"),
        done=_("ended the report form"),
        reason_required=True,
        tone="danger",
    ),
)

REPORT_MOVES = moves(
    ReportState,
    Move(
        "submit",
        of=WRITING,
        to=ReportState.SUBMITTED,
        needs="submit",
        label=pgettext_lazy("report", "Submit"),
        done=_("submitted the report"),
        tone="primary",
        guard=goes_up,
    ),
    Move(
        "close",
        of=WRITING,
        to=ReportState.LOCKED,
        needs="submit",
        label=_("Close the period"),
        done=_("closed the period"),
        tone="primary",
        guard=ends_here,
    ),
    Move(
        "accept",
        of=(ReportState.SUBMITTED,),
        to=ReportState.ACCEPTED,
        needs="receive",
        label=pgettext_lazy("report", "Accept"),
        done=_("accepted the report"),
        tone="primary",
        guard=above_is_open,
    ),
    Move(
        "return",
        of=(ReportState.SUBMITTED,),
        to=ReportState.RETURNED,
        needs="receive",
        label=pgettext_lazy("report", "Return"),
        done=_("returned the report"),
        reason_required=True,
    ),
    Move(
        "lock",
        of=(ReportState.ACCEPTED,),
        to=ReportState.LOCKED,
        needs="receive",
        label=pgettext_lazy("report", "Lock"),
        done=_("locked the report"),
    ),
    Move(
        "reopen",
        of=TAKEN,
        to=ReportState.RETURNED,
        needs="receive",
        label=pgettext_lazy("report", "Reopen"),
        done=_("reopened the report"),
        reason_required=True,
        guard=above_is_open,
    ),
)

POINT_MOVES = moves(
    PointState,
    Move(
        "take_up",
        of=(PointState.OPEN,),
        to=PointState.TAKEN_UP,
        needs="carry_out",
        label=_("Take it up"),
        done=_("took it up"),
        tone="primary",
    ),
    Move(
        "finish",
        of=LIVE_POINTS,
        to=PointState.DONE,
        needs="carry_out",
        label=pgettext_lazy("point of a review", "It is done"),
        done=_("said that it is done"),
        reason_required=True,
    ),
    Move(
        "drop",
        of=LIVE_POINTS,
        to=PointState.DROPPED,
        needs="keep",
        label=_("Pursue it no further"),
        done=_("pursued it no further"),
        reason_required=True,
        tone="danger",
    ),
    Move(
        "resume",
        of=(PointState.DONE, PointState.DROPPED),
        to=PointState.OPEN,
        needs="keep",
        label=pgettext_lazy("point of a review", "Open it again"),
        done=pgettext_lazy("point of a review", "opened it again"),
        reason_required=True,
    ),
)
