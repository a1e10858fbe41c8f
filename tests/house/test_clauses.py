"""docs/clauses.csv says which clauses of the five plans work and names the tests that show it; here it is held to that.

`works`: its check is wholly met. `partial`: a part of it is, as the named tests show. `not yet`: nothing to show.
"""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REQUIREMENTS = ROOT.parent / "shared" / "requirements.md"
STATES = {"works", "partial", "not yet"}
FEATURES = {f"F{number:02}" for number in range(1, 42)}

Row = dict[str, str]


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    with (ROOT / "docs" / "clauses.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, strict=True))


def test_every_clause_has_its_row_once_and_in_order(rows: list[Row]) -> None:
    listed = (Path(__file__).parent / "clause_ids.txt").read_text(encoding="utf-8").split()
    assert [row["clause"] for row in rows] == listed
    assert len(set(listed)) == 460


def test_rows_keep_what_they_promise(rows: list[Row]) -> None:
    assert [complaint for row in rows for complaint in complaints(row)] == []


def test_rows_agree_with_the_requirements(rows: list[Row]) -> None:
    if not REQUIREMENTS.exists():
        pytest.skip("the requirements are not here: ../shared/requirements.md")
    clauses = re.findall(
        r"^\| (S\d-\S+) \|[^|]+\| ([F\d ]+) \|", REQUIREMENTS.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert [(row["clause"], row["feature"]) for row in rows] == clauses


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"state": "done"}, "state"),
        ({"feature": "F01 F42"}, "F42"),
        ({"state": "works"}, "names no test"),
        ({"state": "partial"}, "names no test"),
        ({"tests": "tests/house/test_clauses.py::complaints"}, "does not exist"),
        ({"tests": "tests/house/test_nowhere.py::test_nothing"}, "does not exist"),
        ({"tests": f"{Path(__file__).relative_to(ROOT)}::test_rows_keep_what_they_promise"}, "has nothing to show"),
    ],
)
def test_a_row_that_promises_too_much_is_found(change: Row, complaint: str) -> None:
    honest = {"clause": "S0-title", "feature": "F01", "tests": "", "state": "not yet"}
    assert list(complaints(honest)) == []
    assert complaint in " ".join(complaints(honest | change))


def complaints(row: Row) -> Iterator[str]:
    """What is wrong with one row of the table."""
    tests = row["tests"].split()
    if row["state"] not in STATES:
        yield f"{row['clause']}: no such state: {row['state']}"
    if unknown := set(row["feature"].split()) - FEATURES:
        yield f"{row['clause']}: no such feature: {', '.join(sorted(unknown))}"
    if row["state"] in {"works", "partial"} and not tests:
        yield f"{row['clause']}: says {row['state']} but names no test"
    if row["state"] == "not yet" and tests:
        yield f"{row['clause']}: names tests, yet has nothing to show"
    yield from (f"{row['clause']}: this test does not exist: {test}" for test in tests if not exists(test))


def exists(node_id: str) -> bool:
    """Whether pytest would find `node_id`; the part in brackets, which only a run knows, is taken on trust."""
    path, _, name = node_id.partition("[")[0].partition("::")
    return name in collected_in(ROOT / path)


@cache
def collected_in(path: Path) -> frozenset[str]:
    if not path.is_file():
        return frozenset()
    return frozenset(_named(ast.parse(path.read_text(encoding="utf-8")).body))


def _named(body: list[ast.stmt]) -> Iterator[str]:
    for statement in body:
        if isinstance(statement, ast.FunctionDef) and statement.name.startswith("test"):
            yield statement.name
        if isinstance(statement, ast.ClassDef) and statement.name.startswith("Test"):
            yield from (f"{statement.name}::{name}" for name in _named(statement.body))
