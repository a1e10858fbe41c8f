"""Task tables: which rows are tasks, and what their columns hold."""

from __future__ import annotations

import pytest

from vanban.reading.paper import Paper
from vanban.reading.tables import Row, rows_of


def paper(*lines: str) -> Paper:
    return Paper.of("\n".join(("KẾ HOẠCH", "Nêu gương tốt năm 2026", "I. NHIỆM VỤ", *lines)))


def rows(*lines: str) -> list[Row]:
    return [row for part in paper(*lines).parts for row in rows_of(part)]


def test_columns_by_the_words_of_their_heads() -> None:
    (row,) = rows(
        "| TT | Nhiệm vụ cụ thể | Cơ quan thực hiện | Phối hợp | Hạn |",
        "| 1 | Lập danh sách | Văn phòng | Công an xã | Quý III |",
    )
    assert (row.action, row.lead, row.others, row.time) == ("Lập danh sách", "Văn phòng", "Công an xã", "Quý III")
    assert row.section == "I"


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("| Họ và tên | Địa chỉ |", id="people"),
        pytest.param("| Nội dung | Số tiền |", id="money"),
        pytest.param("| Đơn vị chủ trì | Thời gian |", id="no work"),
        pytest.param(f"| Nội dung {'công việc của thôn ' * 4} | {'Thời gian làm của thôn ' * 4} |", id="no titles"),
    ],
)
def test_what_is_no_task_table(head: str) -> None:
    assert rows(head, "| Lập danh sách | Quý III |") == []


def test_of_two_columns_alike_the_first_counts() -> None:
    (row,) = rows("| Nội dung | Công việc | Thời gian |", "| Lập danh sách | Hỏi dân | Quý III |")
    assert row.action == "Lập danh sách"


def test_a_row_without_who_and_when_titles_a_group() -> None:
    found = rows("| Nội dung | Chủ trì | Thời gian |", "| A. Việc chung | | |", "| Lập danh sách | Văn phòng | |")
    assert [(row.action, row.lead, row.time) for row in found] == [("Lập danh sách", "Văn phòng", "")]


def test_a_row_may_lack_cells() -> None:
    (row,) = rows("| Nội dung | Chủ trì | Thời gian |", "| Lập danh sách | Văn phòng |")
    assert (row.lead, row.time) == ("Văn phòng", "")


def test_a_new_head_begins_a_new_table() -> None:
    found = rows(
        "| Nội dung | Chủ trì | Thời gian |",
        "| Lập danh sách | Văn phòng | Quý I |",
        "| Chủ trì | Nội dung | Thời gian |",
        "| Công an xã | Hỏi dân | Quý II |",
    )
    assert [row.lead for row in found] == ["Văn phòng", "Công an xã"]


def test_other_words_end_a_table() -> None:
    found = rows(
        "| Nội dung | Chủ trì | Thời gian |",
        "| Lập danh sách | Văn phòng | Quý I |",
        "Sau đây là danh sách các thôn.",
        "| Thôn Đông | Trưởng thôn | 40 hộ |",
    )
    assert [row.action for row in found] == ["Lập danh sách"]


def test_the_place_of_a_task_is_that_of_its_words() -> None:
    table = ("| TT | Nội dung | Chủ trì |", "| 1 | Lập danh sách | Văn phòng |")
    (row,) = rows(*table)
    assert paper(*table).text[slice(*row.span)] == "Lập danh sách"
