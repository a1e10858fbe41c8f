"""How far the reading agrees with the plans that people annotated, counted as ../shared/reading/score.py counts."""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from functools import cache
from pathlib import Path
from statistics import mean
from types import ModuleType
from typing import Any

import pytest

from vanban.reading import read

SHARED = Path(__file__).parents[3] / "shared"
READING = SHARED / "reading"
pytestmark = pytest.mark.skipif(not READING.is_dir(), reason="the annotated plans are not here: ../shared/reading")

#: Folder of the annotations, folder of the plans.
FIVE = READING / "gold", SHARED / "seeds"
TWO = READING / "more", READING / "more"
Folders = tuple[Path, Path]


@cache
def score() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", READING / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def annotated(folders: Folders) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """(what a person read, what the reader reads) of each annotated plan."""
    annotations, plans = folders
    return [
        (json.loads(path.read_text("utf-8")), read(plans / f"{path.stem}.txt").to_json())
        for path in sorted(annotations.glob("*.json"))
    ]


@cache
def agreement(folders: Folders) -> dict[str, float]:
    """F1 of each class of facts over these plans; classes that neither side has are left out."""
    matched, wrong = Counter[str](), Counter[str]()
    for by_a_person, by_the_reader in annotated(folders):
        for kind, (pairs, missed, invented) in score().compare(by_a_person, by_the_reader).items():
            matched[kind] += pairs
            wrong[kind] += len(missed) + len(invented)
    kinds = (kind for kind in score().CLASSES if matched[kind] + wrong[kind])
    return {kind: 2 * matched[kind] / (2 * matched[kind] + wrong[kind]) for kind in kinds}


def with_a_number(folders: Folders) -> tuple[int, int]:
    """(how many targets with a number were found, how many there are)."""
    found = there = 0
    for by_a_person, by_the_reader in annotated(folders):
        numeric = [target for target in by_a_person["targets"] if target["value"] is not None]
        found += score().pair("targets", numeric, by_the_reader["targets"])[0]
        there += len(numeric)
    return found, there


def test_all_the_annotated_plans_are_there() -> None:
    assert (len(annotated(FIVE)), len(annotated(TWO))) == (5, 2)


def test_the_five_plans() -> None:
    assert mean(agreement(FIVE).values()) >= 0.95


@pytest.mark.parametrize("kind", ["document", "sections"])
def test_header_and_outline_of_the_five_plans(kind: str) -> None:
    assert agreement(FIVE)[kind] >= 0.98


def test_every_target_with_a_number() -> None:
    found, there = with_a_number(FIVE)
    assert found == there == 7


def test_two_plans_of_another_province() -> None:
    assert mean(agreement(TWO).values()) >= 0.90
