"""Folding and sorting of Vietnamese: two lists put in order by hand, and what must hold for any text."""

from __future__ import annotations

import string
from unicodedata import normalize

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from lantoa.kit.text import dictionary_key, fold, person_key

WORDS = [
    *("2 thôn", "10 thôn", "a dua", "à ơi", "ả đào", "á khôi", "ạ", "ác", "ai", "ái quốc", "an ninh", "an toàn", "án"),
    *("anh hùng", "ảnh", "ánh sáng", "ao", "ảo thuật", "áo dài", "ăm ắp", "ẵm", "ăn ở", "ăn uống", "ắt"),
    *("âm nhạc", "ẩm thực", "ấm no", "ân cần", "ấp", "ba", "ba ba", "ba hoa", "bà", "bà ba", "bà con", "bả", "bã"),
    *("bá", "bạ", "bác", "bác sĩ", "bạc", "bách", "bài", "bản", "bản sắc", "bạn", "bằng khen", "bắt đầu", "bậc"),
    *("biểu dương", "bình an", "bỉnh bút", "bồi dưỡng", "cá nhân", "cán bộ", "cao điểm", "căn cứ", "cần cù"),
    *("chỉ tiêu", "chiến sĩ thi đua", "công đoàn", "cờ thi đua", "cụm thi đua", "danh hiệu", "dân vận", "dũng cảm"),
    *("đại hội", "đảng viên", "đầu mối", "điển hình tiên tiến", "đơn vị", "đường", "em", "ép", "ếch", "êm", "fax"),
    *("gia đình", "giấy khen", "gương mẫu", "hoa", "hòa", "hoà bình", "hội đồng", "huân chương", "huy chương"),
    *("in", "ít", "jun", "kế hoạch", "khen thưởng", "khối 2", "khối 10", "khối thi đua", "lan tỏa", "lao động"),
    *("lĩnh vực", "mô hình", "mới", "nam", "năm", "nấm", "nêu gương", "nhân rộng", "nhiệm vụ", "o", "ó", "ô", "ố"),
    *("ơ", "ớ", "phong trào", "phường", "quận", "quỹ", "rừng", "sáng kiến", "sơ kết", "tập thể", "thành tích"),
    *("thi đua", "tỏa", "tổng kết", "tuyên truyền", "u", "ủ", "ư", "ứ", "việc tốt", "web", "xã", "xuất sắc"),
    *("ý chí", "yêu nước", "zalo"),
]
PEOPLE = [
    *("Bùi An", "Lê Hoài An", "Nguyễn Thị An", "Lê Văn An", "Trần Văn An", "Trần Đức Anh", "Nguyễn Thị Lan Anh"),
    *("Hoàng Thị Ánh", "Phạm Thị Ân", "Vũ Gia Bảo", "Nguyễn Thái Bình", "Đỗ Thanh Bình", "Trần Văn Bính"),
    *("Lò Thị Cúc", "Đặng Tiến Dũng", "Đặng Văn Dũng", "Phan Văn Đạt", "Lê Minh Đức", "Vàng A Giàng"),
    *("Nguyễn Thu Hà", "Lê Thị Hạ", "Bùi Thị Hạnh", "Ka Hiên", "Lê Văn Hoàng", "Nguyễn Thị Minh Khai"),
    *("Đinh Công Khánh", "Hà Thị Lan", "Phạm Hồng Lâm", "Giàng A Lử", "Nguyễn Thị Mai", "Lê Thị Mơ"),
    *("Đỗ Văn Nam", "Trương Thị Ngọc", "Phạm Văn Phúc", "Nguyễn Minh Quang", "Bùi Như Quỳnh", "Cao Văn Sơn"),
    *("Nguyễn Đức Tâm", "Hà Thị Thu", "Lê Thị Thủy", "Lê Thị Thúy", "Trần Thị Thụy", "Hà Thị Tự"),
    *("Đỗ Thị Uyên", "Nguyễn Quốc Vượng", "Nguyễn Thị Xuân", "Lê Như Ý", "Trần Hải Yến"),
]
LETTERS = string.ascii_letters + "ăâđêôơưĂÂĐÊÔƠƯàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
TEXT = st.text() | st.text(alphabet=LETTERS + string.digits + " .,-/")
SYLLABLES = st.sampled_from(["ba", "bà", "bạ", "bác", "bách", "da", "đà", "ăn", "ấn", "uy", "2", "10"])
PHRASES = st.lists(SYLLABLES, min_size=1, max_size=4).map(tuple)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đắk Lắk", "dak lak"),
        ("  “Lan  Tỏa” –  người tốt, việc tốt…", "lan toa nguoi tot viec tot"),
        ("Số: 249a/KH-SKHĐT", "so 249a kh skhdt"),
        ("1.500 m² đất, 1,2 tỷ ₫", "1 500 m2 dat 1 2 ty d"),
        ("Ðồng Nai", "dong nai"),  # the Icelandic eth that old keyboards put for Đ
        ("", ""),
    ],
)
def test_folded_text_has_no_accents_case_or_punctuation(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(TEXT)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXT)
def test_composed_and_decomposed_text_are_the_same(text: str) -> None:
    for key in (fold, dictionary_key, person_key):
        assert key(normalize("NFC", text)) == key(normalize("NFD", text))


def test_words_come_in_dictionary_order() -> None:
    keys = [dictionary_key(word) for word in WORDS]
    assert keys == sorted(set(keys))


def test_people_come_by_given_name_then_middle_then_family_name() -> None:
    keys = [person_key(name) for name in PEOPLE]
    assert keys == sorted(set(keys))


@given(PHRASES, PHRASES)
def test_the_first_syllable_that_differs_decides(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    by_syllable = [[dictionary_key(syllable) for syllable in phrase] for phrase in (one, other)]
    whole = [dictionary_key(" ".join(phrase)) for phrase in (one, other)]
    assert (whole[0] < whole[1]) == (by_syllable[0] < by_syllable[1])
    assert (whole[0] == whole[1]) == (one == other)


@given(TEXT)
def test_case_does_not_count(text: str) -> None:
    assert dictionary_key(text) == dictionary_key(normalize("NFC", text).lower())


@given(TEXT)
def test_keys_are_plain_ascii_so_that_any_collation_keeps_their_order(text: str) -> None:
    assert set(dictionary_key(text) + person_key(text)) <= set(string.ascii_lowercase + string.digits)


@given(st.integers(min_value=0, max_value=10**40), st.integers(min_value=0, max_value=10**40))
def test_numbers_sort_by_value(one: int, other: int) -> None:
    assert (dictionary_key(f"Khối {one}") < dictionary_key(f"Khối {other}")) == (one < other)


@pytest.mark.django_db
def test_the_database_sorts_keys_as_python_does() -> None:
    keys = [dictionary_key(word) for word in WORDS] + [person_key(name) for name in PEOPLE]
    rows = " UNION ALL ".join(["SELECT CAST(%s AS text)"] * len(keys))
    with connection.cursor() as cursor:
        cursor.execute(rows + " ORDER BY 1", keys)
        assert [row[0] for row in cursor.fetchall()] == sorted(keys)


def test_a_single_name_is_a_given_name() -> None:
    assert sorted(["Nguyễn Văn Tý", "Tỵ", "Tý"], key=person_key) == ["Tý", "Nguyễn Văn Tý", "Tỵ"]
