"""Reports are written, submitted, received and closed, level by level."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.reporting.models import FrozenFigure, Narrative, PartKind, PeriodicReport, WrittenFigure
from lantoa.reporting.operations import points, signing
from lantoa.reporting.queries.figures import lines_now
from lantoa.reporting.queries.grids import table_of
from lantoa.reporting.queries.reports import below
from lantoa.reporting.states import REPORT_MOVES, SENT, WRITING, ReportState

Figures = Mapping[tuple[int, str], Decimal | None]


@transaction.atomic
def write(
    report: PeriodicReport, texts: Mapping[int, str], figures: Figures | None = None, *, by: Actor, at: datetime
) -> PeriodicReport:
    """Keep what was written: texts by id of the part, figures by id of the part and key of the cell (None: nothing).

    Parts that are no text of this report are left alone, and so are cells that nobody writes in.
    MoveRefused: it is not with those who write it.
    """
    require(by, "write", report)
    locked = PeriodicReport.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if locked.state not in WRITING:
        raise MoveRefused(_("The report is submitted: it is changed once it is returned or reopened."))
    own = locked.period.version.parts.filter(kind=PartKind.NARRATIVE, pk__in=list(texts))
    changed = []
    for part in own:
        kept, made = Narrative.objects.get_or_create(report=locked, part=part)
        if kept.text != texts[part.pk]:
            kept.text = texts[part.pk]
            kept.save(update_fields=["text"])
            changed.append(part.heading)
    changed += _write_figures(locked, figures or {})
    if changed:
        audit.record("write_report", locked, by=by, at=at, note=", ".join(changed))
    return locked


def _write_figures(report: PeriodicReport, figures: Figures) -> list[str]:
    """The headings of the tables in which something changed."""
    changed = []
    for part in report.period.version.parts.filter(kind=PartKind.TABLE, pk__in={part for part, _key in figures}):
        table = table_of(report, part)
        kept = dict(report.written.filter(part=part).values_list("key", "amount"))
        said = {cell.key: figures.get((part.pk, cell.key)) for cell in table.cells() if table.is_written(cell)}
        wrote = {key: amount for key, amount in said.items() if amount is not None}
        if wrote != kept:
            report.written.filter(part=part).delete()
            WrittenFigure.objects.bulk_create(
                WrittenFigure(report=report, part=part, key=key, amount=amount) for key, amount in wrote.items()
            )
            changed.append(part.heading)
    return changed


def submit(report: PeriodicReport, *, by: Actor, at: datetime, reason: str = "") -> PeriodicReport:
    """Send it up: its figures are frozen, and what it took from below is locked."""
    with REPORT_MOVES["submit"].of(report, by=by, at=at, reason=reason) as sent:
        _send(sent, by, at)
    return sent


def close(report: PeriodicReport, *, by: Actor, at: datetime, reason: str = "") -> PeriodicReport:
    """End the period where it was asked for: figures are frozen, and what was taken from below is locked."""
    with REPORT_MOVES["close"].of(report, by=by, at=at, reason=reason) as sent:
        _send(sent, by, at)
    return sent


def _send(report: PeriodicReport, by: Actor, at: datetime) -> None:
    """What goes with it: the figures as they are now, and nothing below changes any more."""
    points.issue(report, by=by, at=at)
    _freeze(report, at)
    if report.submitted_at is None:
        report.submitted_at, report.submitted_by_id = at, by.person.pk if by.person else None
    _lock_below(report, by, at)


def _lock_below(report: PeriodicReport, by: Actor, at: datetime) -> None:
    """What it took is locked at once: whoever sends it receives what is below, and a hundred lie below a province."""
    taken = list(below(report).filter(state=ReportState.ACCEPTED).select_for_update(of=("self",)))
    for each in taken[:1]:
        require(by, "receive", each)
    PeriodicReport.objects.filter(pk__in=[each.pk for each in taken]).update(state=ReportState.LOCKED)
    changes = {"state": [str(ReportState.ACCEPTED), str(ReportState.LOCKED)]}
    audit.record_many((audit.Act("lock", each, changes) for each in taken), by=by, at=at)


def accept(report: PeriodicReport, *, by: Actor, at: datetime, reason: str = "") -> PeriodicReport:
    """Take it: its figures count for the level above."""
    with REPORT_MOVES["accept"].of(report, by=by, at=at, reason=reason) as moved:
        pass
    return moved


def send_back(report: PeriodicReport, *, by: Actor, at: datetime, reason: str) -> PeriodicReport:
    """Have it completed, for the reason."""
    with REPORT_MOVES["return"].of(report, by=by, at=at, reason=reason) as moved:
        signing.withdraw(moved, by=by, at=at)
    return moved


def lock(report: PeriodicReport, *, by: Actor, at: datetime, reason: str = "") -> PeriodicReport:
    """Nothing is to change any more."""
    with REPORT_MOVES["lock"].of(report, by=by, at=at, reason=reason) as moved:
        pass
    return moved


def reopen(report: PeriodicReport, *, by: Actor, at: datetime, reason: str) -> PeriodicReport:
    """Give it back to those who write it, for the reason; the level above must not have taken it on already."""
    with REPORT_MOVES["reopen"].of(report, by=by, at=at, reason=reason) as moved:
        signing.withdraw(moved, by=by, at=at)
    return moved


@transaction.atomic
def excuse(report: PeriodicReport, reason: str, *, by: Actor, at: datetime) -> PeriodicReport:
    """Do without a report for a reason. ValidationError without one; MoveRefused when it is there."""
    require(by, "receive", report)
    locked = PeriodicReport.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if locked.state in SENT or locked.is_top:
        raise MoveRefused(_("The report is there: accept or return it."))
    if not reason.strip():
        raise ValidationError({"reason": _("Write why the report is missing.")})
    locked.excuse = reason.strip()
    locked.save(update_fields=["excuse"])
    audit.record("excuse_report", locked, by=by, at=at, note=locked.excuse)
    return locked


def _freeze(report: PeriodicReport, at: datetime) -> None:
    """Keep each figure with how many records were behind it, and when."""
    parts = list(report.period.version.parts.all())
    report.figures.all().delete()
    FrozenFigure.objects.bulk_create(
        FrozenFigure(
            report=report,
            part_id=part,
            key=line.key,
            own=line.own,
            rows=line.rows,
            below=line.below,
            before=line.before,
            listed=line.listed,
            at=at,
        )
        for part, lines in lines_now(report, parts).items()
        for line in lines
    )
