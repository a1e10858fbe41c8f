"""Every move that a table allows can be made, and the page about them is what the tables say."""

import importlib
import re
from pathlib import Path

import pytest

from lantoa.kit.moves import Move, Moves, tables
from lantoa.kit.moves_page import page

ROOT = Path(__file__).parents[2]
OURS = [table for table in tables() if table.model.__module__.startswith("lantoa.")]
MOVES = [pytest.param(table, move, id=f"{table.model._meta.label}.{move.name}") for table in OURS for move in table]


def source_of(room: str) -> str:
    """All Python of the room: `lantoa.organisations`."""
    folder = Path(importlib.import_module(room).__file__ or "").parent
    return "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))


def test_the_page_is_what_the_tables_say() -> None:
    written = (ROOT / "docs" / "moves.md").read_text(encoding="utf-8")
    assert written == page(), "stale: run `.venv/bin/lantoa moves --write`"


@pytest.mark.parametrize(("table", "move"), MOVES)
def test_a_move_has_its_operation(table: Moves, move: Move) -> None:
    room = ".".join(table.model.__module__.split(".")[:2])
    assert re.search(rf'\["{move.name}"\]\.of\(', source_of(room)), f"{room} makes no move {move.name}"
