"""Parts that are tables with rows and columns: which cells they have, and what is in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from lantoa.plans.measures import Trace
from lantoa.reporting.models import FormPart, PartKind, PeriodicReport, WrittenFigure
from lantoa.reporting.queries.tallies import COUNTERS, promised_duties
from lantoa.reporting.ready import Axis, Cell, Table, tables

PROMISES = "promises"


@dataclass(frozen=True)
class Filled:
    """One cell: what records `counted`, how many they are, and what a person `wrote` (None: nothing)."""

    cell: Cell
    counted: Decimal
    rows: int
    wrote: Decimal | None

    @property
    def own(self) -> Decimal:
        """Both together."""
        return self.counted + (self.wrote or Decimal(0))


def table_of(report: PeriodicReport, part: FormPart) -> Table:
    """The table of a part that is one."""
    return promised(report) if part.kind == PartKind.PROMISES else tables()[part.asks[0]]


def promised(report: PeriodicReport) -> Table:
    """A row for each duty of the programme that the form reviews."""
    plan = report.period.form.plan
    duties = promised_duties(plan) if plan else []
    columns = {
        "owed": _("periods owed"),
        "complete": _("of these complete"),
        "overdue": _("of these overdue"),
        "asked": _("promised"),
        "done": _("reached"),
    }
    return Table(
        title="",
        rows=tuple(Axis(str(key), words, {}) for key, words in duties),
        columns=tuple(Axis(key, words, {}) for key, words in columns.items()),
        counts=PROMISES,
    )


def cell_of(table: Table, key: str) -> Cell | None:
    """The cell with this key."""
    return next((cell for cell in table.cells() if cell.key == key), None)


def cells_of(report: PeriodicReport, part: FormPart, table: Table) -> dict[str, Filled]:
    """All cells by key, row by row; two queries."""
    cells = list(table.cells())
    known = _counted(report, table, cells)
    written = dict(WrittenFigure.objects.filter(report=report, part=part).values_list("key", "amount"))
    return {each.key: Filled(each, *known.get(each.key, (Decimal(0), 0)), written.get(each.key)) for each in cells}


def behind_cell(report: PeriodicReport, table: Table, cell: Cell) -> list[Trace]:
    """The records that the cell counts."""
    return COUNTERS[table.counts].behind(report, cell) if table.counts and cell.is_counted else []


def _counted(report: PeriodicReport, table: Table, cells: Sequence[Cell]) -> dict[str, tuple[Decimal, int]]:
    asked = [cell for cell in cells if cell.is_counted]
    return COUNTERS[table.counts].tallies(report, asked) if table.counts and asked else {}
