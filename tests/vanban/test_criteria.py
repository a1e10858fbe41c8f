"""Criteria: which parts hold standards, and which sentences set one elsewhere."""

from __future__ import annotations

import pytest

from tests.vanban.mini_plan import mini_plan, sentence_plan


def general(*lines: str) -> list[str]:
    return [criterion.text for criterion in mini_plan(*lines).criteria if criterion.scope == "general"]


def by_field(*lines: str) -> list[tuple[str | None, str]]:
    return [(item.field, item.text) for item in mini_plan(*lines).criteria if item.scope == "field"]


def alone(sentence: str) -> list[str]:
    return [criterion.text for criterion in sentence_plan(sentence).criteria]


# --- Parts that hold standards ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("heading", ["TIÊU CHUẨN", "TIÊU CHÍ BÌNH CHỌN", "ĐIỀU KIỆN XÉT TẶNG"])
def test_every_sentence_of_a_part_of_standards_is_one(heading: str) -> None:
    assert general(f"II. {heading}", "- Sống chan hòa với xóm giềng;", "- Làm kinh tế khá giả.") == [
        "Sống chan hòa với xóm giềng",
        "Làm kinh tế khá giả",
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "NỘI DUNG",
        "SỐ LƯỢNG VÀ TIÊU CHUẨN",
        "QUY TRÌNH XÉT THEO TIÊU CHUẨN",
        "XÂY DỰNG BỘ TIÊU CHÍ",
        "ĐỐI TƯỢNG, TIÊU CHUẨN",
    ],
)
def test_other_parts_hold_none(heading: str) -> None:
    assert general(f"II. {heading}", "- Sống chan hòa với xóm giềng.") == []


def test_in_a_chapter_of_many_things_the_sub_part_says_which() -> None:
    chapter = (
        "II. ĐỐI TƯỢNG, TIÊU CHUẨN",
        "1. Đối tượng",
        "- Người dân trong xã.",
        "2. Tiêu chuẩn",
        "- Sống chan hòa nhé.",
    )
    assert general(*chapter) == ["Sống chan hòa nhé"]


def test_sub_parts_of_a_part_of_standards_hold_them() -> None:
    assert general(
        "II. TIÊU CHUẨN", "1. Tiêu chuẩn chung", "- Sống chan hòa nhé.", "2. Mức khá", "- Làm ăn khá giả."
    ) == [
        "Sống chan hòa nhé",
        "Làm ăn khá giả",
    ]


def test_a_title_that_was_run_into_its_paragraph_still_opens_standards() -> None:
    paragraph = (
        "Mỗi thôn chọn lấy người mà bà con quý mến, tin cậy, noi theo trong việc làng việc nước hằng ngày như sau:"
    )
    assert general(f"II. Tiêu chuẩn cụ thể {paragraph}", "- Sống chan hòa nhé.") == ["Sống chan hòa nhé"]
    assert general(f"II. Với tiêu chuẩn này {paragraph}", "- Sống chan hòa nhé.") == []


def test_a_bullet_is_one_standard_however_many_sentences_it_has() -> None:
    assert general("II. TIÊU CHUẨN", "- Sống chan hòa nhé. Không để mất lòng ai.", "- Làm ăn khá giả.") == [
        "Sống chan hòa nhé. Không để mất lòng ai",
        "Làm ăn khá giả",
    ]


def test_the_rest_of_a_bullet_that_is_no_standard_belongs_to_none() -> None:
    lines = ("- Làm ăn khá giả.", "- Thực hiện theo Hướng dẫn của tỉnh. Mẫu gửi sau.")
    assert general("II. TIÊU CHUẨN", *lines) == ["Làm ăn khá giả"]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Người được chọn cần đạt các điều sau:", id="announces what is below"),
        pytest.param("Thực hiện theo Hướng dẫn của tỉnh.", id="refers to another document"),
        pytest.param("Tập thể:", id="too short"),
    ],
)
def test_what_only_points_to_standards_is_none(line: str) -> None:
    assert general("II. TIÊU CHUẨN", f"- {line}", "- Làm ăn khá giả.") == ["Làm ăn khá giả"]


# --- Sentences that set a standard by themselves ---------------------------------------------------------------------
@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Điển hình tiên tiến là người được bà con tin yêu", id="definition"),
        pytest.param("Gương người tốt, việc tốt là người được bà con tin yêu", id="definition of a good deed"),
        pytest.param("Mỗi mô hình được chọn phải có hồ sơ ảnh", id="what exemplars must"),
    ],
)
def test_a_whole_sentence_that_sets_a_standard(sentence: str) -> None:
    assert alone(sentence) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Điển hình tiên tiến được giới thiệu hằng quý", id="no definition"),
        pytest.param("Gương được chọn phải được thực hiện thủ tục công khai", id="how things are done"),
        pytest.param("Công chức văn hóa phải tiêu biểu", id="not of exemplars"),
        pytest.param("Khi chọn tập thể, cá nhân phải báo cáo ngay", id="an order"),
    ],
)
def test_other_sentences_set_none(sentence: str) -> None:
    assert alone(sentence) == []


@pytest.mark.parametrize("merit", ["thực sự tiêu biểu, được dân tin", "là những tấm gương sáng", "có sức lan tỏa"])
def test_what_exemplars_must_be_is_cut_from_its_sentence(merit: str) -> None:
    assert alone(f"Khi giới thiệu, các gương được chọn phải {merit}") == [f"các gương được chọn phải {merit}"]


def test_among_assignments_must_is_an_order() -> None:
    order = "- Gương được chọn phải gửi về xã."
    assert general("III. NỘI DUNG", order) != []
    assert general("III. TỔ CHỨC THỰC HIỆN", order) == []


def test_standards_parted_by_semicolons() -> None:
    assert alone("Điển hình được chọn phải là những người có lối sống đẹp; có việc làm thiết thực; có sức lan tỏa") == [
        "có lối sống đẹp",
        "có việc làm thiết thực",
        "có sức lan tỏa",
    ]


# --- Standards of a field --------------------------------------------------------------------------------------------
STANDARDS_BY_FIELD = ("II. TIÊU CHUẨN", "1. Tiêu chuẩn theo từng lĩnh vực")


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("- Trong lĩnh vực y tế: tận tình với người bệnh.", "y tế"),
        ("- Về lĩnh vực công tác đoàn: có sáng kiến hay.", "đoàn"),
        ("- Nhóm gương học tập: vượt khó vươn lên.", "học tập"),
        ("- Trồng trọt: áp dụng giống mới.", "Trồng trọt"),
        ("- Gia đình văn hóa: hòa thuận, chăm con.", "Gia đình văn hóa"),
    ],
)
def test_an_item_that_opens_with_its_field(line: str, field: str) -> None:
    ((read, text),) = by_field(*STANDARDS_BY_FIELD, line)
    assert (read, f"{text}.") == (field, line.split(": ")[1])


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param((*STANDARDS_BY_FIELD, "- Đối với tập thể: đoàn kết tốt."), id="a kind of subject"),
        pytest.param(("II. TIÊU CHUẨN", "- Trồng trọt: áp dụng giống mới."), id="not field by field"),
        pytest.param(("II. NỘI DUNG", "- Trồng trọt: áp dụng giống mới."), id="no standards"),
        pytest.param(("II. NỘI DUNG", "Trong lĩnh vực y tế: chọn người tận tình."), id="no item"),
    ],
)
def test_items_of_no_field(lines: tuple[str, ...]) -> None:
    assert by_field(*lines) == []


def test_the_field_opens_with_its_group_outside_the_standards() -> None:
    lines = ("II. NỘI DUNG", "1. Chọn gương theo từng lĩnh vực", "- Về trồng trọt: áp dụng giống mới.")
    assert by_field(*lines) == [("trồng trọt", "áp dụng giống mới")]


def test_a_kind_of_model_that_is_wanted_is_a_field() -> None:
    line = "Xây dựng mô hình điển hình trong phòng cháy tại gia"
    assert by_field("II. NỘI DUNG", f"- {line}.") == [("phòng cháy tại gia", line)]


def test_spans_hold_the_words() -> None:
    plan = mini_plan(*STANDARDS_BY_FIELD, "- Trong lĩnh vực y tế: tận tình với người bệnh.", "- Làm ăn khá giả.")
    assert [plan.text[slice(*criterion.span)] for criterion in plan.criteria] == [
        "tận tình với người bệnh",
        "Làm ăn khá giả",
    ]
