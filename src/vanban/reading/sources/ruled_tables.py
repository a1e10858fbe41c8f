"""Tables on a PDF page, by the lines that are drawn around their cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from vanban.reading.sources import tables
from vanban.reading.sources.page_layout import Letter, lines_of

Box = tuple[float, float, float, float]  # left, bottom, right, top

_THIN = 3.0  # points: what is thinner is a line
_SHORTEST = 6.0  # what is shorter is a dot or a dash
_NEAR = 3.0  # lines that meet may miss each other by this
_MOST_COLUMNS, _MOST_ROWS, _MOST_TABLES = 30, 300, 20


@dataclass(slots=True)
class Grid:
    """A lattice of cells. `xs` runs from left to right, `ys` from the bottom up; `owner` tells merged cells."""

    xs: list[float]
    ys: list[float]
    owner: dict[tuple[int, int], tuple[int, int]]

    def cell(self, letter: Letter) -> tuple[int, int] | None:
        """Row (from the top) and column of the cell that the letter lies in; None outside the table."""
        column = bisect_right(self.xs, (letter.left + letter.right) / 2) - 1
        row = len(self.ys) - 1 - bisect_right(self.ys, letter.baseline + letter.height / 4)
        return self.owner.get((row, column))

    def rows(self, letters: dict[tuple[int, int], list[Letter]]) -> list[list[tables.Cell]]:
        """The text of every cell; the places that a merged cell covers are empty."""
        texts = {cell: [line.text for line in lines_of(found)] for cell, found in letters.items()}
        return [[texts.get((row, column), []) for column in range(len(self.xs) - 1)] for row in range(len(self.ys) - 1)]


def grids_of(drawn: Sequence[Box]) -> list[Grid]:
    """The tables among what is drawn on a page: at least two columns and two rows of cells."""
    across = [box for box in drawn if box[3] - box[1] <= _THIN and box[2] - box[0] >= _SHORTEST]
    upright = [box for box in drawn if box[2] - box[0] <= _THIN and box[3] - box[1] >= _SHORTEST]
    for left, bottom, right, top in (b for b in drawn if b[2] - b[0] > _THIN and b[3] - b[1] > _THIN):
        across += [(left, bottom, right, bottom), (left, top, right, top)]
        upright += [(left, bottom, left, top), (right, bottom, right, top)]
    grids = (_grid(band, across, upright) for band in _bands(across + upright))
    return list(islice((grid for grid in grids if grid is not None), _MOST_TABLES))


def _bands(rules: list[Box]) -> Iterator[tuple[float, float]]:
    """Ranges of height in which lines follow each other without a break: each is one table, or none."""
    low = high = None
    for _, bottom, _, top in sorted(rules, key=lambda rule: rule[1]):
        if low is None or high is None or bottom > high + _NEAR:
            if low is not None and high is not None:
                yield low, high
            low, high = bottom, top
        high = max(high, top)
    if low is not None and high is not None:
        yield low, high


def _grid(band: tuple[float, float], across: list[Box], upright: list[Box]) -> Grid | None:
    across = [rule for rule in across if band[0] <= rule[1] <= band[1]]
    upright = [rule for rule in upright if band[0] <= rule[1] <= band[1]]
    xs = _places((rule[0] + rule[2]) / 2 for rule in upright)
    ys = _places((rule[1] + rule[3]) / 2 for rule in across)
    if not (2 < len(xs) <= _MOST_COLUMNS + 1 and 2 < len(ys) <= _MOST_ROWS + 1):
        return None
    return Grid(xs, ys, _owners(xs, ys, _walls(xs, ys, upright), _floors(xs, ys, across)))


def _places(values: Iterator[float]) -> list[float]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value > places[-1] + _NEAR:
            places.append(value)
    return places


def _walls(xs: list[float], ys: list[float], upright: list[Box]) -> set[tuple[int, int]]:
    """(row, column) of the cells that have a line on their left."""
    walls = set()
    for left, bottom, right, top in upright:
        column = bisect_right(xs, (left + right) / 2 + _NEAR) - 1
        for low in range(len(ys) - 1):
            if bottom <= (ys[low] + ys[low + 1]) / 2 <= top:
                walls.add((len(ys) - 2 - low, column))
    return walls


def _floors(xs: list[float], ys: list[float], across: list[Box]) -> set[tuple[int, int]]:
    """(row, column) of the cells that have a line above them."""
    floors = set()
    for left, bottom, right, top in across:
        row = len(ys) - 1 - (bisect_right(ys, (bottom + top) / 2 + _NEAR) - 1)
        for column in range(len(xs) - 1):
            if left <= (xs[column] + xs[column + 1]) / 2 <= right:
                floors.add((row, column))
    return floors


def _owners(
    xs: list[float], ys: list[float], walls: set[tuple[int, int]], floors: set[tuple[int, int]]
) -> dict[tuple[int, int], tuple[int, int]]:
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            cell = (row, column)
            if column and cell not in walls:
                owners[cell] = owners[row, column - 1]
            elif row and cell not in floors:
                owners[cell] = owners[row - 1, column]
            else:
                owners[cell] = cell
    return owners
