"""A report as a plain document, which `vanban.writing` sets, and as data for other programs.

The words are those of the office, in Vietnamese whoever asks for them: it is a document of a Vietnamese body. Number,
place and who signs are written in by the office, or asked for when it is signed here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import override

from lantoa.plans.board_words import amount
from lantoa.recognition.decision_documents import signature_of
from lantoa.reporting.models import PartKind, PeriodicReport, SignedReport
from lantoa.reporting.queries.figures import FilledPart, Line
from lantoa.reporting.queries.points import OF_EXEMPLARS, point_in_words
from lantoa.reporting.ready import Table as ReadyTable
from vanban.reading.model import Date
from vanban.writing.model import Block, Document, Kind, Paragraph, Section, Signature, Table

FIGURES = ("TT", "Nội dung", "Đơn vị tính", "Kỳ trước", "Kỳ này", "Tăng, giảm")
POINTS = ("TT", "Nội dung", "Đơn vị, người thực hiện", "Hoàn thành trước", "Tình hình")
LISTED = ("TT", "Gương điển hình", "Đơn vị", "Ngày")
ACROSS = 5  # columns of figures on a page
NOTHING = "Trong kỳ không phát sinh."


def document_of(report: PeriodicReport, parts: list[FilledPart], bears: SignedReport | None = None) -> Document:
    """The report in the layout of Decree 30/2020/NĐ-CP, with a section for each part.

    `bears`: number, place, day and who signs; without it the office writes them in.
    """
    with override("vi"):
        sections = [Section(each.part.heading, inside=tuple(_blocks(each))) for each in parts]
        return Document(
            kind=Kind.REPORT,
            parent_body=None if report.is_top else report.to_body.name,
            issuing_body=report.body.name,
            **_headed(report, bears),
            title=f"{report.period.form.name}, {report.period}",
            blocks=(*sections, Paragraph(f"Trên đây là báo cáo của {report.body.name}")),
            recipients=() if report.is_top else (report.to_body.name,),
        )


def _headed(report: PeriodicReport, bears: SignedReport | None) -> dict[str, Any]:
    if bears is None:
        blank = Date(report.period.until.year, None, None)
        return {"symbol": "BC", "place": "……", "date": blank, "signature": Signature("", "Thủ trưởng cơ quan")}
    number, _stroke, symbol = bears.number.partition("/")
    on = bears.signed_on
    return {
        "running_number": number,
        "symbol": symbol or "BC",
        "place": bears.place,
        "date": Date(on.year, on.month, on.day),
        "signature": signature_of(bears),
    }


def data_of(report: PeriodicReport, parts: list[FilledPart]) -> dict[str, Any]:
    """The report as JSON takes it: numbers as text with two places, days as ISO writes them."""
    period = report.period
    return {
        "form": period.form.name,
        "body": {"code": report.body.code, "name": report.body.name},
        "to": None if report.is_top else {"code": report.to_body.code, "name": report.to_body.name},
        "period": {
            "first_day": period.since.isoformat(),
            "until": period.until.isoformat(),
            "due_on": period.due_on.isoformat(),
        },
        "state": report.state,
        "submitted_at": report.submitted_at.isoformat() if report.submitted_at else None,
        "parts": [
            {
                "heading": each.part.heading,
                "kind": each.part.kind,
                "text": each.text,
                "figures": [_figure(line) for line in each.lines],
            }
            for each in parts
        ],
    }


def rows_of(parts: list[FilledPart]) -> Iterator[list[object]]:
    """A row for each figure, for a sheet: part, what, unit, own, from below, together, before, records behind it."""
    for each in parts:
        for line in each.lines:
            before = None if line.before is None else float(line.before)
            figures = [float(line.own), float(line.below), float(line.total), before, line.rows]
            yield [each.part.heading, str(line.label), str(line.unit), *figures]


def _blocks(filled: FilledPart) -> Iterator[Block]:
    if filled.part.kind == PartKind.NARRATIVE:
        yield from (Paragraph(line.strip()) for line in filled.text.splitlines() if line.strip())
        if not filled.text.strip():
            yield Paragraph(NOTHING)
    elif filled.part.kind == PartKind.FIGURES:
        rows = tuple(
            (
                str(place),
                _capital(str(line.label)),
                str(line.unit),
                _said(line.before),
                _said(line.total),
                _change(line),
            )
            for place, line in enumerate(filled.lines, 1)
        )
        yield Table(FIGURES, rows, widths=(1, 6, 3, 2, 2, 2))
    elif filled.table is not None:
        yield from _grid(filled, filled.table)
    elif filled.part.kind == PartKind.POINTS:
        for line in filled.lines:
            yield from _points(line, len(filled.lines) > 1)
    else:
        yield from _list(filled)


def _grid(filled: FilledPart, table: ReadyTable) -> Iterator[Block]:
    """As many columns as a page can hold beside the words of the rows; further ones stand in a table below."""
    if not table.rows:
        yield Paragraph(NOTHING)
    for first in range(0, len(table.columns) if table.rows else 0, ACROSS):
        shown = slice(first, first + ACROSS)
        head = ("Nội dung", *(_capital(str(column.label)) for column in table.columns[shown]))
        rows = tuple(
            (str(row.label), *(amount(line.total) for _place, line in cells[shown])) for row, cells in filled.grid
        )
        yield Table(head, rows, widths=(5, *(2 for _column in head[1:])))


def _points(line: Line, named: bool) -> Iterator[Block]:
    """Lessons and recommendations of one sort, with its name where there are several."""
    if named:
        yield Paragraph(f"{_capital(str(line.label))}:")
    if not line.listed:
        yield Paragraph(NOTHING)
    elif line.key == OF_EXEMPLARS:
        yield from (Paragraph(f"{each['name']} ({each['body']}, {_day(each['on'])})") for each in line.listed)
    else:
        rows = tuple(
            (str(place), each["name"], each["owner"], _day(each["due"]), _became(each))
            for place, each in enumerate(line.listed, 1)
        )
        yield Table(POINTS, rows, widths=(1, 6, 4, 2, 4))


def _became(point: dict[str, Any]) -> str:
    state = str(point_in_words(point)["state_label"])
    return f"{state}: {point['outcome']}" if point["outcome"] else state


def _list(filled: FilledPart) -> Iterator[Block]:
    listed = [each for line in filled.lines for each in line.listed]
    if not listed:
        yield Paragraph(NOTHING)
        return
    rows = tuple((str(place), each["name"], each["body"], _day(each["on"])) for place, each in enumerate(listed, 1))
    yield Table(LISTED, rows, widths=(1, 6, 5, 2))


def _figure(line: Line) -> dict[str, Any]:
    return {
        "key": line.key,
        "own": f"{line.own:.2f}",
        "below": f"{line.below:.2f}",
        "total": f"{line.total:.2f}",
        "before": None if line.before is None else f"{line.before:.2f}",
        "records": line.rows,
        "as_of": line.frozen_at.isoformat() if line.frozen_at else None,
        "now": None if line.now is None else f"{line.now:.2f}",
        "listed": line.listed,
    }


def _said(value: Decimal | None) -> str:
    return "–" if value is None else amount(value)


def _change(line: Line) -> str:
    if line.change is None:
        return "–"
    return f"+{amount(line.change)}" if line.change > 0 else amount(line.change)


def _day(text: str) -> str:
    return f"{date.fromisoformat(text):%d/%m/%Y}" if text else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
