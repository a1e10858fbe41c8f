"""The figures of a report: computed while it is written, as they were once it is submitted, and what changed since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import F, Sum
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from lantoa.exemplars.models import Milestone
from lantoa.plans.measures import CountsDays, Trace, counted_by, measure_of
from lantoa.reporting.models import GRIDS, FormPart, FrozenFigure, Narrative, PartKind, PeriodicReport
from lantoa.reporting.queries.grids import behind_cell, cell_of, cells_of, table_of
from lantoa.reporting.queries.points import ASKED, behind_points, listed_points
from lantoa.reporting.ready import Axis, Table
from lantoa.reporting.states import SENT, TAKEN

EXEMPLARS = "exemplars"  # the key of a list, and how many are on it


@dataclass(frozen=True)
class Line:
    """One figure. `rows` are the body's own records behind it, `below` what accepted reports below say, `before` the
    figure of the period before. `frozen_at` is None while it is computed anew each time; `now` is what would be
    computed today where that differs from what was submitted."""

    key: str
    label: str | Promise
    unit: str | Promise
    own: Decimal
    rows: int
    below: Decimal
    before: Decimal | None
    frozen_at: datetime | None = None
    now: Decimal | None = None
    listed: list[dict[str, Any]] = field(default_factory=list)

    @property
    def total(self) -> Decimal:
        """Own and below."""
        return self.own + self.below

    @property
    def change(self) -> Decimal | None:
        """How much more than in the period before; None where there was none."""
        return None if self.before is None else self.total - self.before


@dataclass
class FilledPart:
    """A part of a report with what is in it; `from_below` are the texts of accepted reports below."""

    part: FormPart
    lines: list[Line] = field(default_factory=list)
    text: str = ""
    table: Table | None = None
    from_below: list[Narrative] = field(default_factory=list)

    @property
    def grid(self) -> list[tuple[Axis, list[tuple[int, Line]]]]:
        """Row by row of a table: each figure with its place among those of the part, from 1."""
        if self.table is None:
            return []
        placed, wide = list(enumerate(self.lines, 1)), len(self.table.columns)
        return [(row, placed[at * wide : (at + 1) * wide]) for at, row in enumerate(self.table.rows)]


def filled(report: PeriodicReport) -> list[FilledPart]:
    """All parts in their order. The number of queries depends on the form alone."""
    texts = dict(report.narratives.values_list("part", "text"))
    gathered = _texts_below(report)
    parts = list(FormPart.objects.filter(version=report.period.version_id))
    lines, grids = _lines(report, parts), {part.pk: table_of(report, part) for part in parts if part.kind in GRIDS}
    return [
        FilledPart(part, lines.get(part.pk, []), texts.get(part.pk, ""), grids.get(part.pk), gathered.get(part.pk, []))
        for part in parts
    ]


def lines_now(report: PeriodicReport, parts: Iterable[FormPart]) -> dict[int, list[Line]]:
    """What the records say at this moment, by id of the part: what is frozen at submission."""
    below, before = _below(report), _before(report)
    return {
        part.pk: _cells(report, part, below, before)
        if part.kind in GRIDS
        else [_line(report, part, key, below, before) for key in keys_of(report, part)]
        for part in parts
    }


def keys_of(report: PeriodicReport, part: FormPart) -> list[str]:
    """The keys of the figures of a part."""
    if part.kind == PartKind.EXEMPLARS:
        return [EXEMPLARS]
    if part.kind in GRIDS:
        return [cell.key for cell in table_of(report, part).cells()]
    return list(part.asks) if part.kind in (PartKind.FIGURES, PartKind.POINTS) else []


def behind(report: PeriodicReport, part: FormPart, key: str) -> list[Trace]:
    """The records of the body itself behind a figure, as they are today."""
    period = report.period
    if part.kind == PartKind.EXEMPLARS:
        return _exemplars(report, part)
    if part.kind == PartKind.POINTS:
        return behind_points(report, key)
    if part.kind in GRIDS:
        table = table_of(report, part)
        cell = cell_of(table, key)
        return behind_cell(report, table, cell) if cell else []
    known = [each for each in counted_by(key) if isinstance(each, CountsDays)]
    return [one for each in known for one in each.between(period.since, period.until, report.counted)]


def label_of(report: PeriodicReport, part: FormPart, key: str) -> tuple[str | Promise, str | Promise]:
    """What is counted, and in what."""
    if part.kind in GRIDS:
        table = table_of(report, part)
        cell = cell_of(table, key)
        return (cell.label if cell else key), table.unit
    if part.kind == PartKind.EXEMPLARS:
        return part.heading, _("exemplars")
    if part.kind == PartKind.POINTS:
        return ASKED[key], ""
    measure = measure_of(key)
    return measure.label, measure.unit


def _lines(report: PeriodicReport, parts: list[FormPart]) -> dict[int, list[Line]]:
    now = lines_now(report, parts)
    if report.state not in SENT:
        return now
    frozen = {(each.part_id, each.key): each for each in FrozenFigure.objects.filter(report=report)}
    return {
        part: [_frozen(frozen[part, line.key], line) if (part, line.key) in frozen else line for line in lines]
        for part, lines in now.items()
    }


def _frozen(kept: FrozenFigure, line: Line) -> Line:
    changed = line.total != kept.total
    return Line(
        line.key,
        line.label,
        line.unit,
        kept.own,
        kept.rows,
        kept.below,
        kept.before,
        kept.at,
        line.total if changed else None,
        kept.listed,
    )


def _line(
    report: PeriodicReport, part: FormPart, key: str, below: _Below, before: dict[tuple[str, str], Decimal]
) -> Line:
    if part.kind == PartKind.POINTS:
        return _points(report, part, key, below, before)
    found = behind(report, part, key)
    label, unit = label_of(report, part, key)
    listed = _listed(found, report) + below.listed[part.pk, key] if part.kind == PartKind.EXEMPLARS else []
    own = sum((Decimal(str(each.amount)) for each in found), Decimal(0))
    total = below.totals.get((part.pk, key), Decimal(0))
    return Line(key, label, unit, own, len(found), total, before.get((part.heading, key)), listed=listed)


def _points(
    report: PeriodicReport, part: FormPart, key: str, below: _Below, before: dict[tuple[str, str], Decimal]
) -> Line:
    found = listed_points(report, key)
    total, earlier = below.totals.get((part.pk, key), Decimal(0)), before.get((part.heading, key))
    listed = found + below.listed[part.pk, key]
    return Line(key, ASKED[key], "", Decimal(len(found)), len(found), total, earlier, listed=listed)


def _cells(report: PeriodicReport, part: FormPart, below: _Below, before: dict[tuple[str, str], Decimal]) -> list[Line]:
    table = table_of(report, part)
    return [
        Line(
            key,
            each.cell.label,
            table.unit,
            each.own,
            each.rows,
            below.totals.get((part.pk, key), Decimal(0)),
            before.get((part.heading, key)),
        )
        for key, each in cells_of(report, part, table).items()
    ]


@dataclass(frozen=True)
class _Below:
    totals: dict[tuple[int, str], Decimal]
    listed: dict[tuple[int, str], list[dict[str, Any]]]


def _below(report: PeriodicReport) -> _Below:
    """What the accepted reports below have, added up: nobody types it again."""
    kept = FrozenFigure.objects.filter(report__period=report.period_id, report__to_body=report.body_id)
    kept = kept.filter(report__state__in=TAKEN).exclude(report__body=report.body_id)
    rows = kept.values("part", "key").annotate(amount=Sum(F("own") + F("below"))).order_by()
    totals = {(row["part"], row["key"]): Decimal(str(row["amount"])) for row in rows}
    listed = defaultdict[tuple[int, str], list[dict[str, Any]]](list)
    lists = kept.filter(key__in=[EXEMPLARS, *ASKED]).order_by("report__body__sort_key")
    for part, key, names in lists.values_list("part", "key", "listed"):
        listed[part, key] += names
    return _Below(totals, listed)


def _before(report: PeriodicReport) -> dict[tuple[str, str], Decimal]:
    """The figures of the last report of the body before this period, by heading of the part and key."""
    earlier = PeriodicReport.objects.filter(
        body=report.body_id, period__form=report.period.form_id, period__until__lte=report.period.since, state__in=SENT
    )
    last = earlier.order_by("-period__until").values("pk")[:1]
    kept = FrozenFigure.objects.filter(report__in=list(last.values_list("pk", flat=True))).select_related("part")
    return {(each.part.heading, each.key): each.total for each in kept}


def _texts_below(report: PeriodicReport) -> dict[int, list[Narrative]]:
    found = Narrative.objects.filter(report__period=report.period_id, report__to_body=report.body_id)
    found = found.filter(report__state__in=TAKEN).exclude(report__body=report.body_id).exclude(text="")
    texts = defaultdict[int, list[Narrative]](list)
    for each in found.select_related("report__body").order_by("report__body__sort_key"):
        texts[each.part_id].append(each)
    return texts


def _exemplars(report: PeriodicReport, part: FormPart) -> list[Trace]:
    """Each exemplar once, by what happened to it last in the period; merged dossiers are one."""
    period = report.period
    found = Milestone.objects.standing().filter(kind__in=part.asks, body__in=report.counted)
    if period.form.movement_id:
        found = found.filter(dossier__movement=period.form.movement_id)
    found = found.filter(on__gte=period.since, on__lt=period.until).select_related("dossier__merged_into", "body")
    told: dict[int, Trace] = {}
    for each in found.order_by("-on", "-pk"):
        life = each.dossier.merged_into or each.dossier
        label = f"{life.name} ({each.get_kind_display()})"
        told.setdefault(life.pk, Trace(label, reverse("exemplars:dossier", args=[life.pk]), 1.0, each.body_id, each.on))
    return list(told.values())


def _listed(found: list[Trace], report: PeriodicReport) -> list[dict[str, Any]]:
    """As a report keeps them: plain text, the day as ISO writes it."""
    return [
        {"name": each.label, "url": each.url, "on": each.on.isoformat() if each.on else "", "body": report.body.name}
        for each in found
    ]
