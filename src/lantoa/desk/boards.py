"""The board screen: a table of rows against columns, whose cells say by shape how far each is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Protocol

from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .lists.exports import as_csv, as_workbook
from .screens import Screen

PROGRESS = {
    "no_evidence": gettext_lazy("No evidence yet"),
    "not_started": gettext_lazy("Not started"),
    "limited": gettext_lazy("Limited progress"),
    "substantial": gettext_lazy("Substantial progress"),
    "complete": gettext_lazy("Complete"),
}


@dataclass(frozen=True)
class BoardRow:
    """A row; rows that follow one another under one `section` stand below its heading."""

    key: str
    label: str | Promise
    note: str | Promise = ""
    url: str = ""
    section: str | Promise = ""


@dataclass(frozen=True)
class BoardColumn:
    """A column; columns that follow one another in one `group` share a heading. The `current` one is tinted.

    Two groups may have one name (communes often do): `group_key` tells them apart. `group_url` is where its heading
    leads.
    """

    key: str
    label: str | Promise
    group: str | Promise = ""
    note: str | Promise = ""
    current: bool = False
    group_key: str = ""
    group_note: str | Promise = ""
    group_url: str = ""

    @property
    def heading(self) -> tuple[str, str | Promise]:
        """What columns have in common that share a heading."""
        return self.group_key, self.group


@dataclass(frozen=True)
class BoardCell:
    """How far a row is in a column, as one of PROGRESS; `url` opens its evidence in a side sheet.

    What is asked once a year lies under all four quarters: such a cell is `width` columns wide, and the board is not
    asked for those that it covers.
    """

    state: str
    overdue: bool = False
    url: str = ""
    width: int = 1

    @property
    def words(self) -> str:
        """What the shape says, for those who do not see it and for exports."""
        told = str(PROGRESS[self.state])
        return _("%(progress)s, overdue") % {"progress": told} if self.overdue else told


class Board(Protocol):
    """What a room gives the screen, loaded in a fixed number of queries."""

    @property
    def rows(self) -> Sequence[BoardRow]: ...

    @property
    def columns(self) -> Sequence[BoardColumn]: ...

    def cell(self, row: BoardRow, column: BoardColumn) -> BoardCell | None:
        """The cell, or None where the row does not concern the column."""


@dataclass(frozen=True)
class BoardPlace:
    """A cell, or the lack of one, with the columns that it lies under; `starts` a group of columns or not."""

    columns: Sequence[BoardColumn]
    cell: BoardCell | None
    starts: bool = False

    @property
    def width(self) -> int:
        return len(self.columns)

    @property
    def now(self) -> int:
        """Which of its columns is the current one, from 1; 0 where none is."""
        return next((at for at, column in enumerate(self.columns, start=1) if column.current), 0)


@dataclass(frozen=True)
class BoardLine:
    """A row with its cells in the order of the columns, and how many of them are complete."""

    row: BoardRow
    places: list[BoardPlace]

    @property
    def complete(self) -> int:
        return sum(place.cell is not None and place.cell.state == "complete" for place in self.places)

    @property
    def asked(self) -> int:
        return sum(place.cell is not None for place in self.places)


class BoardScreen(Screen):
    """A board. Subclasses give `board`, which loads only what is in reach, and `corner`, the heading of the rows.

    A narrow screen shows one column, or with `by_group` all columns of one group.
    """

    template_name = "desk/board/board.html"
    corner: str | Promise = ""
    by_group = False

    def board(self) -> Board:
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        board = self.board()
        lines = list(self.lines(board))
        if request.GET.get("export") in ("csv", "xlsx"):
            return self.export(request.GET["export"], board.columns, lines)
        return self.page(
            columns=board.columns,
            groups=[list(found) for _heading, found in groupby(board.columns, lambda each: each.heading)],
            sections=[(name, list(found)) for name, found in groupby(lines, lambda line: line.row.section)],
            picked=self.picked(board.columns),
            progress=PROGRESS,
        )

    def lines(self, board: Board) -> Iterator[BoardLine]:
        for row in board.rows:
            yield BoardLine(row, list(self.places(board, row)))

    def places(self, board: Board, row: BoardRow) -> Iterator[BoardPlace]:
        """The cells of a row; a wide one takes the columns after its own with it."""
        at, before = 0, None
        while at < len(board.columns):
            column = board.columns[at]
            cell = board.cell(row, column)
            width = cell.width if cell else 1
            yield BoardPlace(board.columns[at : at + width], cell, starts=column.heading != before)
            at, before = at + width, column.heading

    def address(self, **changes: object) -> str:
        """The address of this board with `changes`; None takes a part out."""
        query = self.request.GET.copy()
        for name in ("export", *changes):
            query.pop(name, None)
        query.update({name: str(value) for name, value in changes.items() if value is not None})
        return f"{self.request.path}?{query.urlencode()}"

    def picked(self, columns: Sequence[BoardColumn]) -> dict[str, Any]:
        """What a narrow screen shows (`shown`), its first column (`here`), and the first ones of its neighbours."""
        found = self.pickable(columns)
        if not found:
            return {}
        current = next((at for at, each in enumerate(found) if any(column.current for column in each)), 0)
        asked = self.request.GET.get("column")
        here = next((at for at, each in enumerate(found) if asked in [column.key for column in each]), current)
        around = {"previous": here - 1, "here": here, "next": here + 1}
        firsts = {name: found[at][0] if 0 <= at < len(found) else None for name, at in around.items()}
        return {**firsts, "shown": found[here]}

    def pickable(self, columns: Sequence[BoardColumn]) -> list[list[BoardColumn]]:
        """The parts of the board that a narrow screen shows one at a time."""
        if not self.by_group:
            return [[column] for column in columns]
        return [list(group) for _heading, group in groupby(columns, lambda each: each.heading)]

    def export(self, kind: str, columns: Sequence[BoardColumn], lines: list[BoardLine]) -> HttpResponseBase:
        """The board in words, a row a line."""
        write = as_csv if kind == "csv" else as_workbook
        headings = [str(self.corner), *(" ".join(filter(None, (str(each.group), str(each.label)))) for each in columns)]
        return write(self.page_title(), headings, [self.exported(line) for line in lines])

    def exported(self, line: BoardLine) -> list[object]:
        """A row of the file; what lies under several columns stands in the first of them."""
        words: list[object] = [str(line.row.label)]
        for place in line.places:
            words += [place.cell.words if place.cell else "", *[""] * (place.width - 1)]
        return words
