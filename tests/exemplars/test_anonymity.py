"""Texts as offices write them, without the name that they tell of."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from lantoa.exemplars.anonymity import hiding

WOMAN, MAN, HOUSEHOLD = "Lê Thị Mận", "Bùi Hòa Bình", "Hộ ông Lò Văn Pành"
HIDDEN = [
    (WOMAN, "Lê Thị Mận chuyển 18,5 ha lúa.", "… chuyển 18,5 ha lúa."),
    (WOMAN, "Bà LÊ THỊ MẬN chuyển 18,5 ha lúa.", "Bà … chuyển 18,5 ha lúa."),
    (WOMAN, "ba Le Thi Man chuyen lua", "ba … chuyen lua"),
    (WOMAN, "Năm 2023, chị Mận vận động 30 hộ.", "Năm 2023, chị … vận động 30 hộ."),
    (WOMAN, "Cô giáo Mận mở lớp; đồng chí Mận còn nấu cháo.", "Cô giáo … mở lớp; đồng chí … còn nấu cháo."),
    (WOMAN, "Chị Thị Mận và bà Lê Mận là một người.", "Chị … và bà … là một người."),
    (
        WOMAN,
        "Nhờ Mận mà cả xóm có nước. Mận đã làm việc này ba năm.",
        "Nhờ … mà cả xóm có nước. … đã làm việc này ba năm.",
    ),
    (WOMAN, normalize("NFD", "bà Mận, ông Tư và bà Lê Thị Mận"), "bà …, ông Tư và bà …"),
    (MAN, "Anh Bình sửa máy cho bà con; Bùi Bình không nhận tiền.", "Anh … sửa máy cho bà con; … không nhận tiền."),
    (MAN, "Thầy Hòa Bình dạy chữ.", "Thầy … dạy chữ."),
    (HOUSEHOLD, "Hộ ông Lò Văn Pành hiến 200 m2 đất, ông Pành tự làm.", "Hộ ông … hiến 200 m2 đất, ông … tự làm."),
]
#: Words that are also somebody's name, and are not meant as one.
LEFT = [
    (MAN, "Bình tĩnh đưa 12 người ra khỏi lũ."),
    (MAN, "Năng suất bình quân 6 tấn, cao hơn tỉnh Thái Bình."),
    (MAN, "Ông Bình Minh là người khác."),
    ("Trần Thị Thanh", "Ở Thanh Hóa, màu xanh của rừng thanh bình."),
    ("Nguyễn Văn An", "An toàn giao thông và an ninh thôn bản."),
    ("Vàng A Của", "Của cải của dân bản."),
]


@pytest.mark.parametrize(("name", "text", "shown"), HIDDEN)
def test_the_name_is_left_out_as_people_write_it(name: str, text: str, shown: str) -> None:
    assert hiding(name, is_person=True)(text) == shown


@pytest.mark.parametrize(("name", "text"), LEFT)
def test_words_that_are_no_name_stay(name: str, text: str) -> None:
    assert hiding(name, is_person=True)(text) == text


def test_a_name_that_stands_nowhere_changes_nothing() -> None:
    text = "Vá 1,2 km đường làng trong ba năm.\n\nKhông nhận tiền công."
    assert hiding(WOMAN, is_person=True)(text) == text
    assert hiding("", is_person=True)(text) == text


def test_of_a_collective_its_proper_name_and_its_body_are_left_out() -> None:
    hide = hiding("Tổ hợp tác rau sạch Bản Lầu", is_person=False, also=["Xã Dân Lực"])
    assert hide("Tổ hợp tác rau sạch Bản Lầu có 22 hộ.") == "… có 22 hộ."
    assert hide("Rau Bản Lầu bán khắp xã Dân Lực và xã Dân Lý.") == "Rau … bán khắp … và xã Dân Lý."
    assert hide("UBND Dân Lực khen TỔ HỢP TÁC RAU SẠCH BẢN LẦU.") == "UBND … khen …."
    assert hide("Tổ hợp tác trồng rau sạch.") == "Tổ hợp tác trồng rau sạch."


def test_a_name_of_one_word_is_left_out_as_it_is_written() -> None:
    assert hiding("Páo", is_person=True)("Páo và bà pao") == "… và bà pao"
