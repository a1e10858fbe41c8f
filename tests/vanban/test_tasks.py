"""Tasks: one a sentence or bullet of the chapter that assigns work, with who does it and who asks."""

from __future__ import annotations

import pytest

from tests.vanban.mini_plan import mini_plan
from vanban.reading.model import Task

CHAPTER = "V. TỔ CHỨC THỰC HIỆN"
DUTY = "Họp dân mỗi quý một lần"


def tasks(*lines: str) -> list[Task]:
    return list(mini_plan(*lines).tasks)


def assigned(*lines: str) -> list[tuple[tuple[str, ...], str]]:
    """(who, what) of each task that these lines assign."""
    return [(task.responsible, task.action) for task in tasks(CHAPTER, *lines)]


# --- The chapter -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "heading",
    [
        "V. TỔ CHỨC THỰC HIỆN",
        "V. TỔ CHỨC TRIỂN KHAI",
        "V. PHÂN CÔNG NHIỆM VỤ",
        "V. TRÁCH NHIỆM CỦA CÁC THÔN",
        "V. TRÁCH NHIỆM THỰC HIỆN",
        "V. TRÁCH NHIỆM",
    ],
)
def test_the_chapter_that_assigns_work(heading: str) -> None:
    assert len(tasks(heading, "1. Văn phòng", f"- {DUTY}.")) == 1


@pytest.mark.parametrize("heading", ["V. NỘI DUNG", "V. MỤC TIÊU", "V. GIẢI PHÁP THỰC HIỆN", "V. NÊU CAO TRÁCH NHIỆM"])
def test_other_chapters_assign_none(heading: str) -> None:
    assert tasks(heading, "1. Văn phòng", f"- {DUTY}.") == []


def test_the_chapter_may_stand_below_another() -> None:
    assert len(tasks("I. VIỆC CHUNG", "1. Tổ chức thực hiện", "a) Văn phòng", f"- {DUTY}.")) == 1


def test_the_name_of_an_office_is_no_chapter() -> None:
    """ "Ban Tổ chức thực hiện" would be one by its words."""
    assert tasks("I. BAN VIỆC LÀNG", "1. Ban Tổ chức triển khai", f"- {DUTY}.") == []


@pytest.mark.parametrize("heading", ["1. Kinh phí", "1. Nguồn kinh phí", "1. Dự toán chi", "1. Hiệu lực"])
def test_parts_of_the_chapter_that_assign_nothing(heading: str) -> None:
    assert assigned(heading, "- Văn phòng lập dự toán.", "2. Văn phòng", f"- {DUTY}.") == [(("Văn phòng",), DUTY)]


# --- Who -------------------------------------------------------------------------------------------------------------
def test_the_heading_names_who_and_each_bullet_is_a_task() -> None:
    assert assigned("1. Văn phòng", f"- {DUTY}.", "- Chọn gương.") == [
        (("Văn phòng",), DUTY),
        (("Văn phòng",), "Chọn gương"),
    ]


def test_each_sentence_is_a_task_and_a_semicolon_parts_none() -> None:
    assert [what for _, what in assigned("1. Văn phòng", "- Họp dân. Chọn gương; đưa tin.")] == [
        "Họp dân",
        "Chọn gương; đưa tin",
    ]


def test_an_actor_that_opens_the_sentence_is_no_part_of_the_action() -> None:
    assert assigned("1. Công an xã kiểm tra buổi họp.") == [(("Công an xã",), "kiểm tra buổi họp")]
    assert assigned("1. Giao Công an xã kiểm tra buổi họp.") == [(("Công an xã",), "kiểm tra buổi họp")]


def test_the_actor_carries_over_to_the_sentences_that_follow() -> None:
    assert assigned("1. Công an xã kiểm tra buổi họp. Chọn gương.", "- Đưa tin.") == [
        (("Công an xã",), "kiểm tra buổi họp"),
        (("Công an xã",), "Chọn gương"),
        (("Công an xã",), "Đưa tin"),
    ]


def test_no_actor_carries_over_from_one_part_to_its_sister() -> None:
    assert assigned("1. Công an xã kiểm tra buổi họp.", "2. Chọn gương mỗi quý.") == [
        (("Công an xã",), "kiểm tra buổi họp")
    ]


def test_the_actor_may_be_named_two_levels_above() -> None:
    assert assigned("1. Văn phòng", "a) Việc quý I", f"- {DUTY}.") == [(("Văn phòng",), DUTY)]
    assert assigned("1. Văn phòng chủ trì họp dân.", f"a) {DUTY}.")[-1] == (("Văn phòng",), DUTY)


def test_a_sentence_below_a_heading_names_nobody_for_the_parts_below() -> None:
    assert assigned("1. Việc quý I", "Văn phòng chủ trì họp dân.", "a) Chọn gương mỗi quý.") == [
        (("Văn phòng",), "chủ trì họp dân")
    ]


def test_a_bullet_may_name_its_own_actor() -> None:
    assert assigned("1. Văn phòng", "- Công chức văn hóa viết tin.", "- Chọn gương.") == [
        (("Công chức văn hóa",), "viết tin"),
        (("Văn phòng",), "Chọn gương"),
    ]


def test_the_headings_name_again_is_no_other_actor() -> None:
    for line in ("Văn phòng Ủy ban xã viết tin.", "- Văn phòng viết tin."):
        assert assigned("1. Văn phòng Ủy ban xã", line) == [(("Văn phòng Ủy ban xã",), "viết tin")]


def test_an_office_in_charge_is_no_other_actor() -> None:
    assert assigned("1. Văn phòng", "- Cơ quan thường trực chủ trì họp dân.")[0][0] == ("Văn phòng",)
    assert assigned("1. Văn phòng", "- Là cơ quan đầu mối, chủ trì họp dân.")[0][0] == ("Văn phòng",)


def test_several_bodies_are_told_apart() -> None:
    assert assigned("1. Văn phòng, Công an xã", f"- {DUTY}.") == [(("Văn phòng", "Công an xã"), DUTY)]


def test_without_an_actor_there_is_no_task() -> None:
    assert assigned(f"- {DUTY}.", "1. Việc quý I", "- Chọn gương.") == []


# --- Sentences that only open a list ---------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "opening",
    [
        pytest.param("Văn phòng xã có trách nhiệm:", id="responsibility"),
        pytest.param("Tổ chức họp thôn:", id="few words"),
        pytest.param(
            "Căn cứ vào việc của thôn, của tổ và tình hình bà con, thực hiện các nội dung sau:", id="as follows"
        ),
    ],
)
def test_an_introduction_is_no_task(opening: str) -> None:
    assert assigned("1. Văn phòng xã", opening, f"- {DUTY}.") == [(("Văn phòng xã",), DUTY)]


def test_a_long_sentence_with_a_list_behind_it_is_one() -> None:
    opening = "Chọn gương người tốt ở thôn, viết lại câu chuyện và gửi cho đài xã gồm các thể loại bài:"
    assert [what for _, what in assigned("1. Văn phòng xã", opening, "- Tin ngắn.")] == [opening.strip(":"), "Tin ngắn"]


# --- Requests --------------------------------------------------------------------------------------------------------
def test_a_plan_asks_those_it_cannot_order() -> None:
    (asked, ordered) = tasks(CHAPTER, "1. Đề nghị Hội Nông dân xã", f"- {DUTY}.", "2. Văn phòng", f"- {DUTY}.")
    assert (asked.request, asked.responsible) == (True, ("Hội Nông dân xã",))
    assert (ordered.request, ordered.responsible) == (False, ("Văn phòng",))


def test_a_request_inside_a_part() -> None:
    asked = tasks(CHAPTER, "1. Đề nghị Hội Nông dân xã vận động hội viên.", "- Chi hội trưởng viết tin.")
    assert [(task.request, task.responsible) for task in asked] == [
        (True, ("Hội Nông dân xã",)),
        (True, ("Chi hội trưởng",)),
    ]


def test_who_is_named_in_the_sentence_after_a_request_is_not_asked() -> None:
    found = tasks(CHAPTER, "1. Đề nghị Hội Nông dân xã vận động hội viên. Văn phòng chủ trì họp dân.")
    assert [(task.request, task.responsible) for task in found] == [
        (True, ("Hội Nông dân xã",)),
        (False, ("Văn phòng",)),
    ]


# --- Who joins in ----------------------------------------------------------------------------------------------------
def test_who_joins_in() -> None:
    (task,) = tasks(CHAPTER, "1. Văn phòng chủ trì, phối hợp với Công an xã tổ chức họp dân.")
    assert (task.responsible, task.coordinating) == (("Văn phòng",), ("Công an xã",))
    assert task.action == "chủ trì, phối hợp với Công an xã tổ chức họp dân"


def test_a_list_below_names_who_joins_in() -> None:
    (joined,) = tasks(CHAPTER, "1. Văn phòng chủ trì, phối hợp:", "- Công an xã kiểm tra.")
    assert (joined.responsible, joined.coordinating) == (("Văn phòng",), ("Công an xã",))


# --- Time and addressee ----------------------------------------------------------------------------------------------
def test_the_time_is_the_printed_one() -> None:
    (each, once, none) = tasks(
        CHAPTER, "1. Văn phòng", "- Hằng quý báo cáo.", "- Họp trước ngày 5/9/2031.", "- Chọn gương."
    )
    assert [(task.period, task.deadline) for task in (each, once, none)] == [
        ("quarter", None),
        ("once", "5/9/2031"),
        (None, None),
    ]


def test_a_task_names_its_addressee() -> None:
    (sent, none) = tasks(CHAPTER, "1. Văn phòng", "- Hằng quý gửi danh sách về Sở Nội vụ để tổng hợp.", "- Chọn gương.")
    assert (sent.recipient, none.recipient) == ("Sở Nội vụ", None)


# --- Difficulties ----------------------------------------------------------------------------------------------------
DIFFICULTY = "Trong quá trình thực hiện nếu có vướng mắc, các thôn phản ánh về Văn phòng xã để tổng hợp"


def test_difficulties_are_a_task_of_who_takes_the_reports_in() -> None:
    plan = mini_plan(CHAPTER, "1. Công an xã", f"- {DUTY}.", f"Trên đây là Kế hoạch nêu gương. {DIFFICULTY}./.")
    found = plan.tasks[-1]
    assert (found.section, found.responsible, found.period) == ("V", ("Văn phòng xã",), "ongoing")
    assert plan.text[slice(*found.span)] == found.action == DIFFICULTY


@pytest.mark.parametrize(("then", "recipient"), [(", báo cáo Chủ tịch xã", "Chủ tịch xã"), ("", None)])
def test_who_hears_of_the_difficulties_in_the_end(then: str, recipient: str | None) -> None:
    found = tasks(CHAPTER, "1. Công an xã", f"- {DUTY}.", f"Trên đây là Kế hoạch nêu gương. {DIFFICULTY}{then}./.")[-1]
    assert found.recipient == recipient


def test_difficulties_inside_a_part() -> None:
    found = tasks(CHAPTER, "1. Công an xã", f"- {DUTY}.", f"- {DIFFICULTY}.")[-1]
    assert (found.section, found.responsible) == ("V.1", ("Văn phòng xã",))


def test_the_closing_formula_is_no_task() -> None:
    closing = "Trên đây là Kế hoạch nêu gương. Ủy ban nhân dân xã yêu cầu các thôn thực hiện nghiêm túc./."
    assert len(tasks(CHAPTER, "1. Công an xã", f"- {DUTY}.", closing)) == 1


# --- Order and places ------------------------------------------------------------------------------------------------
def test_tasks_stand_in_printed_order_at_their_places() -> None:
    plan = mini_plan(CHAPTER, "1. Công an xã kiểm tra buổi họp.", "2. Văn phòng", f"- {DUTY}.", "- Chọn gương.")
    assert [plan.text[slice(*task.span)].strip() for task in plan.tasks] == [task.action for task in plan.tasks]
    assert [task.section for task in plan.tasks] == ["V.1", "V.2", "V.2"]
