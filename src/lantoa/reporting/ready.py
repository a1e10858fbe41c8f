"""What everybody may take over: ready forms, and the tables of the statistics, from `data/ready_forms.json`.

A table has rows and columns; each says by `where` which records it counts ({}: all of them), or None where no record
knows. The words are those of the circular, in Vietnamese whoever reads them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True)
class Axis:
    """A row or a column. Rows of one `group` follow one another and share a heading."""

    key: str
    label: str | Promise
    where: dict[str, Any] | None = None
    group: str = ""


@dataclass(frozen=True)
class Cell:
    """Where a row and a column meet; `key` is that of its figure."""

    row: Axis
    column: Axis

    @property
    def key(self) -> str:
        """As figures keep it."""
        return f"{self.row.key}.{self.column.key}"

    @property
    def label(self) -> str:
        """Both, in words."""
        return f"{str(self.row.label).lstrip('-+ ')}: {self.column.label}"

    @property
    def is_counted(self) -> bool:
        """Whether records know it."""
        return self.row.where is not None and self.column.where is not None


@dataclass(frozen=True)
class Table:
    """`counts` names whoever counts its cells, "" nobody. With `adds` people add what came about elsewhere."""

    title: str
    rows: tuple[Axis, ...]
    columns: tuple[Axis, ...]
    unit: str = ""
    counts: str = ""
    adds: bool = False

    def cells(self) -> Iterator[Cell]:
        """Row by row."""
        return (Cell(row, column) for row in self.rows for column in self.columns)

    def is_written(self, cell: Cell) -> bool:
        """Whether a person writes in the cell."""
        return self.adds or not cell.is_counted


@dataclass(frozen=True)
class ReadyForm:
    """A form as it is taken over: `parts` are the fields of a `FormPart` each."""

    key: str
    name: str
    source: str
    certainty: str
    parts: tuple[dict[str, Any], ...]


@cache
def tables() -> dict[str, Table]:
    """The tables of the statistics by key."""
    return {key: _table(**said) for key, said in _read()["tables"].items()}


@cache
def ready_forms() -> dict[str, ReadyForm]:
    """The forms by key, in the order of the file."""
    return {each["key"]: ReadyForm(**each | {"parts": tuple(each["parts"])}) for each in _read()["forms"]}


def _table(*, rows: list[Any], columns: list[Any], **said: Any) -> Table:
    return Table(rows=tuple(Axis(**each) for each in rows), columns=tuple(Axis(**each) for each in columns), **said)


def _read() -> Any:
    return json.loads(files(__package__).joinpath("data/ready_forms.json").read_text("utf-8"))
