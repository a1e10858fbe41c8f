"""What the clauses ask of the reading of the five plans that they come from; docs/clauses.csv names these tests.

A plan is called by the number it has in the clause ids: S0 to S4.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from vanban.reading import read
from vanban.reading.model import Criterion, Plan, Section, Signer, Target, Task

SHARED = Path(__file__).parents[3] / "shared"
STEMS = {
    "S0": "000_300ebf080eaf9139",
    "S1": "001_b0912ed770ac0815",
    "S2": "002_02fa5942402ebcec",
    "S3": "003_357bb5933e0a2a4d",
    "S4": "004_91d5160d9dcc36b6",
}
pytestmark = pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the five plans are not here: ../shared/seeds")


@cache
def plan(seed: str) -> Plan:
    return read(SHARED / "seeds" / f"{STEMS[seed]}.txt")


@cache
def gold(seed: str) -> dict[str, Any]:
    """The reading of the same plan that a person made."""
    annotation: dict[str, Any] = json.loads((SHARED / "reading" / "gold" / f"{STEMS[seed]}.json").read_text("utf-8"))
    return annotation


def section(seed: str, label: str) -> Section:
    return next(part for part in plan(seed).sections if part.id == label)


def tasks(seed: str, label: str) -> list[Task]:
    return [task for task in plan(seed).tasks if task.section == label]


def target(seed: str, words: str) -> Target:
    return next(target for target in plan(seed).targets if words in target.quote)


def criteria(seed: str, scope: str, label: str) -> list[Criterion]:
    return [item for item in plan(seed).criteria if item.scope == scope and item.section == label]


# --- Header, signature, recipients -----------------------------------------------------------------------------------
@pytest.mark.parametrize("seed", STEMS)
def test_title_type_and_period(seed: str) -> None:
    read_here, expected = plan(seed).document, gold(seed)["document"]
    assert read_here.is_plan
    assert str(read_here.title).lower() == expected["title"].lower()
    assert read_here.period is not None
    assert (read_here.period.first, read_here.period.last) == (expected["period"]["from"], expected["period"]["to"])


ISSUERS = {
    "S0": "Sở Kế hoạch và Đầu tư",
    "S1": "UBND huyện Lâm Thao",
    "S2": "Trung tâm xúc tiến Đầu tư, Thương mại và Du lịch tỉnh Lâm Đồng",
    "S3": "Ủy ban nhân dân huyện",
    "S4": "Sở Ngoại vụ",
}


@pytest.mark.parametrize("seed", ISSUERS)
def test_issuing_body(seed: str) -> None:
    assert ISSUERS[seed].lower() in str(plan(seed).document.issuing_body).lower()


SIGNERS = {
    "S0": Signer(None, "GIÁM ĐỐC", "Vũ Hoàng Quý"),
    "S1": Signer("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Đức Thắng"),
    "S2": Signer(None, "GIÁM ĐỐC", "Dương Quốc Anh"),
    "S3": Signer("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Quang Trung"),
    "S4": Signer(None, "GIÁM ĐỐC", "Trịnh Tuyết Mai"),
}


@pytest.mark.parametrize("seed", SIGNERS)
def test_signer_with_authority(seed: str) -> None:
    assert plan(seed).document.signer == SIGNERS[seed]


@pytest.mark.parametrize("seed", ["S0", "S1", "S2", "S3"])
def test_a_plan_without_number_and_date_has_none(seed: str) -> None:
    assert (plan(seed).document.number, plan(seed).document.date) == (None, None)


def test_a_draft_keeps_what_its_header_says() -> None:
    header = plan("S4").document
    assert header.number == "/KH-SNgV"
    assert header.place == "Lạng Sơn"
    assert header.date is not None
    assert (header.date.year, header.date.month, header.date.day) == (2023, 4, None)


@pytest.mark.parametrize("seed", STEMS)
def test_recipients_whole_and_in_order(seed: str) -> None:
    assert [mention.text for mention in plan(seed).document.recipients] == gold(seed)["document"]["recipients"]


# --- Cited documents -------------------------------------------------------------------------------------------------
LEGAL_BASIS = {
    "S0": [("65/KH-UBND", "2023-03-14")],
    "S1": [("1526/QĐ-TTg", "2022-12-09"), ("3228/KH-UBND", "2023-08-21")],
    "S2": [("4466/KH-UBND", "2023-05-23")],
    "S3": [("32/KH-UBND", "2023-02-20")],
    "S4": [("65/KH-UBND", "2023-03-14")],
}


@pytest.mark.parametrize("seed", LEGAL_BASIS)
def test_legal_basis_once_each_and_in_order(seed: str) -> None:
    found = [(citation.number, citation.date) for citation in plan(seed).legal_basis]
    assert found == LEGAL_BASIS[seed]
    assert not {number for number, _ in found} & {citation.number for citation in plan(seed).references}


@pytest.mark.parametrize(
    ("seed", "number", "date"),
    [
        pytest.param("S0", "05-CT/TW", None, id="S0-II.3#1e"),
        pytest.param("S0", "249a/KH-SKHĐT", "2021-11-23", id="S0-III.1#2"),
        pytest.param("S1", "05-CT/TW", None, id="S1-III.2-1"),
        pytest.param("S2", "34-CT/TW", "2014-04-07", id="S2-II.2.a"),
        pytest.param("S3", "34-CT/TW", "2014-04-07", id="S3-IV.1.a2"),
        pytest.param("S4", "05-CT/TW", None, id="S4-II.3#1d"),
    ],
)
def test_references_with_number_and_date(seed: str, number: str, date: str | None) -> None:
    assert (number, date) in {(citation.number, citation.date) for citation in plan(seed).references}


@pytest.mark.parametrize("seed", ["S2", "S3"])
def test_a_resolution_without_number_is_a_reference(seed: str) -> None:
    assert ("Nghị quyết", None) in {(citation.type, citation.number) for citation in plan(seed).references}


# --- Outline ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("seed", STEMS)
def test_outline_with_its_gaps_and_doubles(seed: str) -> None:
    """S1 has no chapter IV, S2 a capital "Đ)" between d) and e), S3 two "a)" under IV.2."""
    assert [part.id for part in plan(seed).sections] == [part["id"] for part in gold(seed)["sections"]]


@pytest.mark.parametrize(
    ("seed", "label"),
    [("S1", "II"), ("S1", "III"), ("S2", "II.1.a"), ("S2", "II.1.b"), ("S2", "II.1.c"), ("S2", "II.2"), ("S3", "III")]
    + [("S3", "IV"), ("S3", "IV.1"), ("S3", "V"), ("S3", "VI.1"), ("S3", "VI.6")],
)
def test_heading_is_joined_and_mended(seed: str, label: str) -> None:
    expected = next(part["heading"] for part in gold(seed)["sections"] if part["id"] == label)
    assert section(seed, label).heading == expected


def test_letters_spoilt_by_a_pdf_are_mended_everywhere() -> None:
    assert not {"Ƣ", "ƣ"} & set(plan("S3").text)


# --- Criteria and fields ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("seed", "label", "count"), [("S1", "III.3", 14), ("S3", "V.2", 14)])
def test_field_criteria_are_those_of_the_plan(seed: str, label: str, count: int) -> None:
    of_a_person = [
        (item["field"], item["text"])
        for item in gold(seed)["criteria"]
        if (item["scope"], item["section"]) == ("field", label)
    ]
    assert len(of_a_person) == count
    assert [(item.field, item.text) for item in criteria(seed, "field", label)] == of_a_person


@pytest.mark.parametrize(("seed", "label", "count"), [("S1", "III.2", 4), ("S2", "II.1.a", 5), ("S3", "V.1", 4)])
def test_general_criteria_are_those_of_the_plan(seed: str, label: str, count: int) -> None:
    """In S2 one is the definition, and the last is printed with a dash where the others have a plus."""
    of_a_person = [
        item["text"] for item in gold(seed)["criteria"] if (item["scope"], item["section"]) == ("general", label)
    ]
    assert len(of_a_person) == count
    assert [item.text for item in criteria(seed, "general", label)] == of_a_person


@pytest.mark.parametrize("seed", ["S0", "S4"])
def test_criteria_parted_by_semicolons(seed: str) -> None:
    expected = [item["text"] for item in gold(seed)["criteria"] if item["section"] == "II.3"]
    assert [item.text for item in plan(seed).criteria if item.section == "II.3"] == expected


@pytest.mark.parametrize("seed", STEMS)
def test_fields_as_the_plan_names_them(seed: str) -> None:
    assert [mention.text for mention in plan(seed).fields] == gold(seed)["fields"]


@pytest.mark.parametrize("seed", STEMS)
def test_kinds_of_subject(seed: str) -> None:
    households = {"household"} if seed in {"S1", "S2", "S3"} else set()
    assert {mention.text for mention in plan(seed).subjects} == {"individual", "collective"} | households


# --- Targets ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("seed", "words", "expected"),
    [
        pytest.param("S0", "tối thiểu 02 điển hình", ("exemplars_introduced", ">=", 2, "year"), id="S0-III.2#1"),
        pytest.param("S2", "100% các đoàn thể", ("units_with_criteria", "=", 100, None), id="S2-I.2.b"),
        pytest.param("S2", "thực hiện kế hoạch phù hợp", ("units_with_plan", "=", 100, None), id="S2-I.2.b3"),
        pytest.param("S3", "100% cơ quan, đơn vị", ("units_with_criteria", "=", 100, None), id="S3-II.2"),
        pytest.param("S3", "triển khai kế hoạch phát hiện", ("units_with_plan", "=", 100, None), id="S3-II.2c"),
        pytest.param("S3", "ít nhất 05 điển hình", ("exemplars_replicated", ">=", 5, "year"), id="S3-IV.2.b#2"),
        pytest.param("S3", "có ít nhất 02", ("exemplars_replicated", ">=", 2, "year"), id="S3-IV.2.b#2b"),
    ],
)
def test_quota(seed: str, words: str, expected: tuple[str, str, int, str | None]) -> None:
    quota = target(seed, words)
    assert (quota.measure, quota.comparator, quota.value, quota.period) == expected


def test_who_owes_a_quota() -> None:
    assert target("S3", "ít nhất 05 điển hình").per == "toàn huyện"
    assert target("S3", "mỗi xã, thị trấn có ít nhất 02").per == "mỗi xã, thị trấn"


@pytest.mark.parametrize(
    ("seed", "words", "measure", "period"),
    [
        pytest.param("S0", "tiêu chuẩn, số lượng hằng năm", "exemplars_selected", "year", id="S0-III.1#2"),
        pytest.param("S1", "hằng quý giới thiệu điển hình", "exemplars_introduced", "quarter", id="S1-VI.1#2b"),
        pytest.param("S2", "Hàng năm phát động các phong trào", "other", "year", id="S2-II.1.b-1"),
        pytest.param("S2", "nâng cao tỷ lệ khen thưởng", "other", None, id="S2-II.1.b-3b"),
        pytest.param("S2", "Định kỳ báo cáo kết quả", "report_submitted", None, id="S2-III.1-3"),
        pytest.param("S3", "Định kỳ hằng năm báo cáo", "report_submitted", "year", id="S3-VI.1-8"),
        pytest.param("S3", "Định kỳ hàng năm báo cáo", "report_submitted", "year", id="S3-VI.4-5b"),
        pytest.param("S4", "tiêu chuẩn, số lượng hằng năm", "exemplars_selected", "year", id="S4-III.1#2"),
    ],
)
def test_a_target_without_a_number_stays_without_one(seed: str, words: str, measure: str, period: str | None) -> None:
    found = target(seed, words)
    assert (found.measure, found.value, found.period) == (measure, None, period)


@pytest.mark.parametrize(
    ("seed", "words", "period", "deadline"),
    [
        pytest.param("S1", "xây dựng các phóng sự, tin, bài", "year", "11/6", id="S1-VI.6-1"),
        pytest.param("S3", "Hội nghị tôn vinh các điển hình", "once", "2025", id="S3-IV.3.b-1+1"),
        pytest.param("S4", "kỷ niệm 75 năm", "once", "11/6/2023", id="S4-II.1-2+1"),
    ],
)
def test_a_deliverable_has_its_day(seed: str, words: str, period: str, deadline: str) -> None:
    """The year may be printed with its word ("năm 2025"); 75 years are no quota."""
    found = target(seed, words)
    assert (found.period, str(found.deadline).removeprefix("năm "), found.value) == (period, deadline, None)


# --- Tasks -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("seed", ["S0", "S1", "S3", "S4"])
def test_the_closing_formula_is_no_task(seed: str) -> None:
    expected = [task["section"] for task in gold(seed)["tasks"]]
    assert [task.section for task in plan(seed).tasks] == expected


@pytest.mark.parametrize(
    ("seed", "label", "count"), [("S3", "VI.1", 9), ("S3", "VI.2", 3), ("S3", "VI.4", 8), ("S1", "VI.7", 5)]
)
def test_each_bullet_is_a_task_and_the_lead_in_is_none(seed: str, label: str, count: int) -> None:
    assert len(tasks(seed, label)) == count


@pytest.mark.parametrize(
    ("seed", "label", "lead", "coordinating"),
    [
        pytest.param("S0", "III.2", "Văn phòng Sở", "các phòng, đơn vị thuộc và trực thuộc Sở", id="S0-III.2#2"),
        pytest.param("S1", "VI.4", "Phòng Văn hóa và Thông tin", "Ban Tuyên giáo Huyện ủy", id="S1-VI.4#1"),
        pytest.param("S3", "VI.2", "Phòng Văn hóa và Thông tin", "Ban Tuyên giáo Huyện ủy", id="S3-VI.2-1"),
        pytest.param("S4", "III.2", "Văn phòng Sở", "các phòng, đơn vị thuộc và trực thuộc Sở", id="S4-III.2#1"),
    ],
)
def test_lead_and_coordinators(seed: str, label: str, lead: str, coordinating: str) -> None:
    assert ((lead,), (coordinating,)) in {(task.responsible, task.coordinating) for task in tasks(seed, label)}


def test_heading_and_first_bullet_give_lead_and_coordinators_together() -> None:
    first = tasks("S2", "III.1")[0]
    assert first.responsible == ("Phòng Tổ chức - Hành chính",)
    assert set(first.coordinating) == {"Công đoàn cơ sở", "Chi đoàn Thanh niên", "các phòng thuộc Trung tâm"}


def test_a_body_whose_name_has_commas_is_not_split() -> None:
    coordinating = {body for task in tasks("S3", "VI.1") for body in task.coordinating}
    assert "Trung tâm Văn hóa, Thông tin, Thể thao và Du lịch" in coordinating


@pytest.mark.parametrize(("seed", "label"), [("S1", "VI.2"), ("S1", "VI.3"), ("S3", "VI.6"), ("S3", "VI.7")])
def test_what_a_plan_asks_for_is_a_request(seed: str, label: str) -> None:
    assert {task.request for task in tasks(seed, label)} == {True}
    assert not any(task.request for task in plan(seed).tasks if task.section not in {"VI.2", "VI.3", "VI.6", "VI.7"})


@pytest.mark.parametrize(
    ("seed", "label", "words", "recipient"),
    [
        pytest.param("S0", "III.2", "tối thiểu 02 điển hình", "Sở Nội vụ", id="S0-III.2#1b"),
        pytest.param("S1", "VI.1", "hằng quý", "UBND huyện (qua phòng Nội vụ)", id="S1-VI.1#2b"),
        pytest.param("S3", "VI.1", "Định kỳ hằng năm báo cáo", "Ban Thi đua - Khen thưởng tỉnh", id="S3-VI.1"),
        pytest.param(
            "S3", "VI.4", "Định kỳ hàng năm", "Hội đồng Thi đua - Khen thưởng huyện (qua phòng Nội vụ)", id="S3-VI.4"
        ),
    ],
)
def test_a_task_names_its_addressee(seed: str, label: str, words: str, recipient: str) -> None:
    assert next(task.recipient for task in tasks(seed, label) if words in task.action) == recipient


# --- Money -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("seed", ["S0", "S2", "S4"])
def test_a_fund_for_charity_is_no_money_of_the_plan(seed: str) -> None:
    assert plan(seed).budget_sources == ()


@pytest.mark.parametrize("seed", ["S1", "S3"])
def test_sources_of_money(seed: str) -> None:
    found, expected = [mention.text for mention in plan(seed).budget_sources], gold(seed)["budget_sources"]
    assert len(found) == len(expected)
    assert all(source in words for source, words in zip(expected, found, strict=True))
