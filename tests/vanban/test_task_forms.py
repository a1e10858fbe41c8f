"""Tasks that are printed as rows of a table, or line by line like a form."""

from __future__ import annotations

import pytest

from tests.vanban.mini_plan import mini_plan
from vanban.reading.model import Task


def only(*lines: str) -> Task:
    (task,) = mini_plan(*lines).tasks
    return task


# --- Forms -----------------------------------------------------------------------------------------------------------
FORM = (
    "1. Họp dân chọn gương.",
    "- Đơn vị chủ trì: Văn phòng xã.",
    "- Đơn vị phối hợp: Công an xã, các thôn.",
    "- Thời gian hoàn thành: tháng 9/2031.",
)


def test_a_form_names_work_lead_others_and_time() -> None:
    task = only("I. NỘI DUNG", *FORM)
    assert (task.section, task.action) == ("I.1", "Họp dân chọn gương")
    assert (task.responsible, task.coordinating) == (("Văn phòng xã",), ("Công an xã", "các thôn"))
    assert (task.period, task.deadline, task.request) == ("once", "tháng 9/2031", False)


@pytest.mark.parametrize(
    "line",
    [
        "Đơn vị chủ trì: Văn phòng xã",
        "Cơ quan chủ trì: Văn phòng xã",
        "Chủ trì: Văn phòng xã",
        "Bộ phận thực hiện chính: Văn phòng xã",
        "Đơn vị phụ trách: Văn phòng xã",
    ],
)
def test_how_a_form_names_the_lead(line: str) -> None:
    assert only("I. NỘI DUNG", FORM[0], f"- {line}.").responsible == ("Văn phòng xã",)


@pytest.mark.parametrize("line", ["Phối hợp: Công an xã", "Cơ quan phối hợp thực hiện: Công an xã"])
def test_how_a_form_names_the_others(line: str) -> None:
    assert only("I. NỘI DUNG", *FORM[:2], f"- {line}.").coordinating == ("Công an xã",)


@pytest.mark.parametrize(
    ("line", "period", "deadline"),
    [
        ("Thời gian: hằng quý", "quarter", "hằng quý"),
        ("Thời hạn: trước ngày 5/9/2031", "once", "5/9/2031"),
        ("Thời gian thực hiện: Quý III/2031", "once", "Quý III/2031"),
        ("Thời gian triển khai: mùa gặt", None, "mùa gặt"),
    ],
)
def test_how_a_form_gives_the_time(line: str, period: str | None, deadline: str) -> None:
    task = only("I. NỘI DUNG", *FORM[:2], f"- {line}.")
    assert (task.period, task.deadline) == (period, deadline)


def test_a_form_without_others_and_time() -> None:
    task = only("I. NỘI DUNG", *FORM[:2])
    assert (task.coordinating, task.period, task.deadline) == ((), None, None)


def test_without_a_lead_it_is_no_form() -> None:
    assert mini_plan("I. NỘI DUNG", FORM[0], *FORM[2:]).tasks == ()


def test_the_same_line_twice_counts_once() -> None:
    assert only("I. NỘI DUNG", *FORM, "- Đơn vị chủ trì: Công an xã.").responsible == ("Văn phòng xã",)


def test_the_lines_of_a_form_are_no_tasks_of_their_own() -> None:
    assert len(mini_plan("V. TỔ CHỨC THỰC HIỆN", *FORM).tasks) == 1


# --- Tables ----------------------------------------------------------------------------------------------------------
HEAD = "| Nội dung | Chủ trì | Phối hợp | Thời gian |"


def test_a_row_that_names_who_leads_is_a_task() -> None:
    task = only("I. NỘI DUNG", HEAD, "| Họp dân | Văn phòng xã | Công an xã, các thôn | Quý III/2031 |")
    assert (task.section, task.action) == ("I", "Họp dân")
    assert (task.responsible, task.coordinating) == (("Văn phòng xã",), ("Công an xã", "các thôn"))
    assert (task.period, task.deadline) == ("once", "Quý III/2031")


def test_a_row_that_names_nobody_is_none() -> None:
    assert mini_plan("I. NỘI DUNG", HEAD, "| Họp dân | | | Quý III/2031 |").tasks == ()


def test_the_place_of_a_task_is_that_of_its_words() -> None:
    for lines in ((HEAD, "| Họp dân | Văn phòng xã | | |"), FORM):
        plan = mini_plan("I. NỘI DUNG", *lines)
        assert plan.text[slice(*plan.tasks[0].span)] == plan.tasks[0].action
