"""Targets of a whole plan: which parts owe anything, their order and places, task tables, overlong sentences."""

from __future__ import annotations

import time

import pytest

from tests.vanban.mini_plan import mini_plan, sentence_plan
from vanban.reading.model import Target


def under(heading: str, sentence: str) -> tuple[Target, ...]:
    return mini_plan(f"I. {heading}", f"- {sentence}.").targets


NUMBER = "Mỗi thôn chọn 02 gương"
DATE = "Lập danh sách trước ngày 20/9/2026"


@pytest.mark.parametrize(
    ("heading", "sentence", "owed"),
    [
        ("NHIỆM VỤ", NUMBER, 1),
        ("NHIỆM VỤ", DATE, 1),
        ("KINH PHÍ", NUMBER, 0),
        ("DỰ TOÁN NGÂN SÁCH", DATE, 0),
        ("GIẢI THƯỞNG", NUMBER, 0),
        ("GIẢI THƯỞNG", DATE, 1),
        ("MỤC ĐÍCH, YÊU CẦU", NUMBER, 1),
        ("MỤC ĐÍCH, YÊU CẦU", DATE, 0),
    ],
)
def test_which_parts_owe_what(heading: str, sentence: str, owed: int) -> None:
    assert len(under(heading, sentence)) == owed


def test_a_preamble_below_another_heading_orders_nothing() -> None:
    plan = mini_plan("I. KHÁI QUÁT", "1. Yêu cầu", f"- {DATE}.", "2. Việc làm", f"- {DATE}.")
    assert [t.section for t in plan.targets] == ["I.2"]


def test_words_with_a_number_are_not_told_twice() -> None:
    assert len(sentence_plan("Mỗi thôn tổ chức 02 buổi nêu gương trước ngày 20/9/2026").targets) == 1


def test_targets_stand_in_printed_order_at_their_places() -> None:
    plan = mini_plan("I. NHIỆM VỤ", f"1. {DATE}; mỗi thôn 03 gương.", f"2. {NUMBER}.")
    assert [t.quote for t in plan.targets] == [DATE, "mỗi thôn 03 gương", NUMBER]
    assert [plan.text[slice(*t.span)] for t in plan.targets] == [t.quote for t in plan.targets]
    assert [t.section for t in plan.targets] == ["I.1", "I.1", "I.2"]


# --- Task tables -----------------------------------------------------------------------------------------------------
def row(action: str, when: str) -> tuple[Target, ...]:
    return mini_plan(
        "I. NHIỆM VỤ",
        "| Nội dung | Đơn vị chủ trì | Thời gian |",
        f"| {action} | Văn phòng | {when} |",
    ).targets


def test_a_row_with_a_number() -> None:
    (found,) = row("Chọn ít nhất 02 gương", "")
    assert (found.quote, found.comparator, found.value, found.unit) == ("Chọn ít nhất 02 gương", ">=", 2, "exemplar")
    assert (found.period, found.deadline) == (None, None)


def test_a_row_with_a_date() -> None:
    (found,) = row("Tổ chức hội nghị", "Tháng 9/2026")
    assert (found.measure, found.value, found.unit) == ("event_held", None, "event")
    assert (found.period, found.deadline) == ("once", "Tháng 9/2026")


def test_a_row_with_a_cadence_keeps_its_words_of_time() -> None:
    (found,) = row("Rà soát danh sách", "Hằng quý")
    assert (found.period, found.deadline) == ("quarter", "Hằng quý")


def test_a_row_that_is_never_late() -> None:
    assert row("Rà soát danh sách", "Thường xuyên") == ()


# --- Text that lost its full stops -----------------------------------------------------------------------------------
def test_an_overlong_sentence_costs_linear_time() -> None:
    numbers = 2000
    begin = time.process_time()
    plan = sentence_plan(", ".join(["Mỗi thôn chọn 02 gương"] * numbers))
    assert len(plan.targets) == numbers
    assert time.process_time() - begin < 10  # a reading that looks back over the whole sentence takes minutes
    assert {plan.text[slice(*t.span)] for t in plan.targets} == {"Mỗi thôn chọn 02 gương"}


@pytest.mark.parametrize("bodies", ["Các xã, phường", "Ủy ban nhân dân các xã, phường", "UBND các xã"])
def test_each_of_several_bodies_owes_its_own_plan(bodies: str) -> None:
    (found,) = mini_plan("V. TỔ CHỨC THỰC HIỆN", f"1. {bodies}", "- Xây dựng kế hoạch trước ngày 15/2/2026.").targets
    assert (found.measure, found.per) == ("units_with_plan", bodies)


def test_a_list_of_bodies_owes_a_plan_each() -> None:
    (found,) = mini_plan(
        "V. TỔ CHỨC THỰC HIỆN",
        "1. Công an xã, Trạm Y tế xã, các trường học",
        "- Xây dựng kế hoạch của đơn vị trước ngày 15/3/2026.",
    ).targets
    assert found.measure == "units_with_plan"
