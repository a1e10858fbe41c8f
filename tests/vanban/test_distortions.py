"""A plan reads the same however its file was made."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.vanban import distortions
from vanban.reading import read_text
from vanban.samples import plan_of_dong_mai

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
PLANS = ("the sample", *(f"{number:03d}" for number in range(5)))


@cache
def text_of(plan: str) -> str:
    if plan == "the sample":
        return plan_of_dong_mai()
    if not SEEDS.is_dir():
        pytest.skip("the five plans are not here: ../shared/seeds")
    return next(SEEDS.glob(f"{plan}_*.txt")).read_text("utf-8")


def facts(text: str) -> Any:
    """All that was read, without the places it was read at."""
    return _without_places(read_text(text).to_json())


def _without_places(item: Any) -> Any:
    if isinstance(item, dict):
        return {key: _without_places(value) for key, value in item.items() if key not in ("span", "spans", "text")}
    return [_without_places(value) for value in item] if isinstance(item, list | tuple) else item


@cache
def undistorted(plan: str) -> Any:
    return facts(text_of(plan))


@pytest.mark.parametrize("distort", distortions.ALL, ids=lambda distort: distort.__name__)
@pytest.mark.parametrize("plan", PLANS)
@settings(max_examples=6)
@given(seed=st.integers(0, 10_000))
def test_a_distorted_plan_reads_the_same(plan: str, distort: distortions.Distortion, seed: int) -> None:
    assert facts(distort(text_of(plan), Random(seed))) == undistorted(plan)


@pytest.mark.parametrize("plan", PLANS)
def test_the_normalised_text_reads_the_same(plan: str) -> None:
    assert facts(read_text(text_of(plan)).text) == undistorted(plan)


# --- what a file may lack -------------------------------------------------------------------------------------------
def test_without_its_header_a_plan_keeps_its_duties() -> None:
    text = text_of("the sample")
    headless = facts(text[text.index("KẾ HOẠCH\n") :])
    for kind in ("sections", "targets", "tasks", "criteria", "legal_basis"):
        assert headless[kind] == undistorted("the sample")[kind]


def test_a_blank_number_and_day_stay_blank() -> None:
    text = re.sub(r"Số: \d+", "Số:     ", text_of("the sample"))
    document = facts(re.sub(r"ngày \d+ tháng", "ngày      tháng", text, count=1))["document"]
    assert document["number"].startswith("/KH-")
    assert document["date"]["day"] is None
    assert document["date"]["month"]


@pytest.mark.parametrize(
    ("change", "pattern", "put"),
    [("missing", r"\n2\. ", "\n"), ("doubled", r"\n2\. ", "\n1. "), ("skipped", r"\nIV\. ", "\nVI. ")],
)
def test_careless_numbering_loses_no_duty(change: str, pattern: str, put: str) -> None:
    """Ids of parts follow what is printed; the duties are found all the same."""
    careless = facts(re.sub(pattern, put, text_of("the sample")))
    for kind, words in (("targets", "quote"), ("tasks", "action")):
        kept = {item[words] for item in careless[kind]}
        lost = [item[words] for item in undistorted("the sample")[kind] if not any(item[words] in k for k in kept)]
        assert lost == [], change


# --- what is no plan at all -----------------------------------------------------------------------------------------
@settings(max_examples=150)
@given(st.text(max_size=400))
def test_any_text_is_read_without_complaint(text: str) -> None:
    plan = read_text(text)
    assert plan.to_json()["document"]["is_plan"] in (True, False)


WORDS = st.sampled_from(
    "I. 1. a) - + KẾ HOẠCH Số: 12/KH-UBND ngày 1/2/2026 Nơi nhận: TM. ỦY BAN CHỦ TỊCH Sở Nội vụ phối hợp với "
    "ít nhất 02 điển hình 100% xã, phường hằng năm; báo cáo. “ ” ( ) | a | b | Luật "
    "Đề án Trong lĩnh vực : \n".split(" ")
)


@settings(max_examples=150)
@given(st.lists(WORDS, max_size=120).map(" ".join))
def test_every_place_lies_in_the_text(text: str) -> None:
    plan = read_text(text)
    items = [*plan.legal_basis, *plan.references, *plan.sections, *plan.targets, *plan.tasks, *plan.criteria]
    places = [item.span for item in (*items, *plan.events, *plan.fields, *plan.channels, *plan.document.recipients)]
    assert all(0 <= start <= end <= len(plan.text) for start, end in places)


def test_a_decision_says_what_it_is() -> None:
    document = read_text(
        "ỦY BAN NHÂN DÂN\nXÃ ĐÔNG MAI\n\nSố: 12/QĐ-UBND\n\nĐông Mai, ngày 3 tháng 2 năm 2026\n\nQUYẾT ĐỊNH\n"
        "Về việc tặng Giấy khen\n\nCăn cứ Luật Thi đua, khen thưởng;\n\nĐiều 1. Tặng Giấy khen cho 02 cá nhân.\n"
    ).document
    assert (document.type, document.is_plan, document.number) == ("Quyết định", False, "12/QĐ-UBND")
