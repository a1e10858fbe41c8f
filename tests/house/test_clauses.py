"""docs/clauses.csv says which clauses of the five plans work and names the tests that show it; here it is held to that.

`works`: its check is wholly met. `partial`: a part of it is, as the named tests show. `not yet`: nothing to show.
"""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
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
    """Whether pytest finds the test; without brackets it stands for all its cases."""
    return node_id in collected()


@cache
def collected() -> frozenset[str]:
    """Every test of the project, with its case and without; collected once, as each start of pytest takes seconds."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    collect = [sys.executable, "-m", "pytest", "--collect-only", "--quiet", "tests"]
    listing = subprocess.run(collect, cwd=ROOT, env=own, capture_output=True, text=True, check=True)  # noqa: S603
    cases = {line for line in listing.stdout.splitlines() if "::" in line}
    return frozenset(cases | {case.partition("[")[0] for case in cases})
