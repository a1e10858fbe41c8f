"""Numbers: which ones are owed, how they bind, and where their words begin and end."""

from __future__ import annotations

import pytest

from vanban.reading.figures import figures_in


def owed(text: str) -> list[str]:
    """The numbers as a reader would say them: ">= 2 exemplar"."""
    return [f"{figure.comparator} {figure.value} {figure.unit}" for figure in figures_in(text)]


def quotes(text: str) -> list[str]:
    return [text[figure.begin : figure.end].strip() for figure in figures_in(text)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Chọn ít nhất 02 gương", ">= 2 exemplar"),
        ("Trồng tối thiểu là 300 cây xanh", ">= 300 tree"),
        ("Đăng không dưới 12 tin", ">= 12 media item"),
        ("Phấn đấu từ 03 mô hình", ">= 3 model"),
        ("Chọn từ 03 đến 05 mô hình", ">= 3 model"),
        ("Gửi 5 bài dự thi trở lên", ">= 5 entry"),
        ("Vận động trên 40 hộ gia đình", "> 40 exemplar"),
        ("Xây dựng 01 mô hình", "= 1 model"),
        ("Phát sóng 02 kỳ/tháng", "= 2 item"),
        ("Phát hành bản tin mỗi tháng 01 số", "= 1 item"),
        ("Đến hết năm 2028 có ít nhất 06 mô hình được ba đơn vị trở lên áp dụng", ">= 6 model"),
        ("Thu hút ít nhất 1.200 lượt", ">= 1200 event"),
        ("Đạt ít nhất 25 giỏ quà", ">= 25 item"),
        ("Có ít nhất 2 hộ gia đình", ">= 2 exemplar"),
        ("90% trường học", "= 90 %"),
        ("Trên 98,5% hộ dân", "> 98.5 %"),
        ("70% thôn trở lên", ">= 70 %"),
        ("Từ 80% - 90% cán bộ", ">= 80 %"),
    ],
)
def test_how_a_number_binds(text: str, number: str) -> None:
    assert owed(text) == [number]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Mỗi thôn đề nghị không quá 03 gương", id="cap"),
        pytest.param("Mỗi thôn gửi tối đa 05 bài", id="cap in another word"),
        pytest.param("Để hộ nghèo còn dưới 2%", id="cap of a share"),
        pytest.param("Không quá 03 tập thể, 05 cá nhân/xã", id="cap over a list"),
        pytest.param("Mỗi thôn không xét quá 02 gương", id="cap parted by its verb"),
        pytest.param("Mỗi thôn mừng lần thứ 80 đơn vị ra đời", id="ordinal"),
        pytest.param("Mỗi thôn theo Điều 5 văn bản", id="clause of a document"),
        pytest.param("Từng thôn họp ở tầng 3 nhà văn hóa", id="floor"),
        pytest.param("Trong năm 2026 cơ quan tự kiểm tra", id="year"),
        pytest.param("Từ ngày 12 người dự có mặt", id="day"),
        pytest.param("Viết trên giấy A4 đơn vị phát", id="paper"),
        pytest.param("Ngày 3/5 đơn vị nghỉ", id="date"),
        pytest.param("Ít nhất 03 tháng phải làm", id="time"),
        pytest.param("Ít nhất 3 đến 5 năm phải làm", id="from one time to another"),
        pytest.param("Hỗ trợ ít nhất 50 triệu đồng", id="money"),
        pytest.param("Xây dựng 25 giỏ quà", id="a noun that quotas do not count, without a bound"),
        pytest.param("Kết quả đạt được: có 12 mô hình", id="look back"),
        pytest.param("Xã hiện có 12 mô hình", id="what there is"),
        pytest.param("Chi bộ A (có 05 tập thể được chọn)", id="remark in brackets"),
        pytest.param("Tăng so với 85% của kỳ đầu", id="what it is compared with"),
        pytest.param("Tuổi từ 18 người dân được dự", id="stretch without an end"),
        pytest.param("Các bạn 12 gương mặt trẻ", id="nothing before it asks"),
    ],
)
def test_what_nobody_owes(text: str) -> None:
    assert owed(text) == []


def test_a_bound_in_brackets_is_owed() -> None:
    assert owed("Nêu gương (ít nhất 02 gương)") == [">= 2 exemplar"]


@pytest.mark.parametrize(
    "text",
    [
        "Phát hiện được 04 gương",
        "Tuyên dương 04 gương",
        "Chỉ tiêu: 04 gương",
        "Ở xã, 04 gương/thôn",
        "Mỗi thôn xóm trong xã 04 gương",
    ],
)
def test_a_bare_number_is_owed_where_words_around_it_ask(text: str) -> None:
    assert owed(text) == ["= 4 exemplar"]


def test_who_is_meant_is_not_owed() -> None:
    assert owed("Thôn có 200 hộ trở lên gửi tối thiểu 10 bài") == [">= 10 media item"]
    assert owed("Thôn có 200 hộ trở lên tham gia") == [">= 200 household"]


@pytest.mark.parametrize("joint", [" và ", ", "])
def test_one_minimum_holds_for_a_list(joint: str) -> None:
    assert owed(f"Ít nhất 04 tập thể{joint}06 cá nhân") == [">= 4 exemplar", ">= 6 exemplar"]


def test_a_minimum_ends_with_its_list() -> None:
    assert owed("Ít nhất 04 tập thể; chọn 06 cá nhân") == [">= 4 exemplar", "= 6 exemplar"]
    assert owed("Ít nhất 90% thôn, 100% trường") == [">= 90 %", "= 100 %"]
    assert owed("Chọn 04 tập thể và trên 06 cá nhân") == ["= 4 exemplar", "> 6 exemplar"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param(
            "Rà soát; mỗi thôn chọn 02 gương; các trường làm 01 mô hình",
            ["mỗi thôn chọn 02 gương", "các trường làm 01 mô hình"],
            id="semicolon",
        ),
        pytest.param(
            "Toàn xã chọn 02 gương ở thôn, trong đó mỗi trường, lớp ít nhất 01 gương",
            ["Toàn xã chọn 02 gương ở thôn", "mỗi trường, lớp ít nhất 01 gương"],
            id="what is counted anew",
        ),
        pytest.param(
            "Chọn 02 gương về đọc sách, viết chữ và xây dựng 01 mô hình",
            ["Chọn 02 gương về đọc sách, viết chữ", "xây dựng 01 mô hình"],
            id="last comma or and",
        ),
        pytest.param("Chọn 02 gương chọn 01 mô hình", ["Chọn 02 gương chọn", "01 mô hình"], id="nothing between"),
        pytest.param(
            "Chọn 02 gương ở các thôn trong xã và các trường học phổ thông nhằm lan tỏa việc tốt",
            ["Chọn 02 gương ở các thôn trong xã và các trường học phổ thông"],
            id="purpose",
        ),
        pytest.param("Chọn 02 gương nhằm lan tỏa", ["Chọn 02 gương nhằm lan tỏa"], id="purpose near the number"),
        pytest.param(
            "Chọn 02 gương ở các thôn trong xã và tất cả các trường học phổ thông trong xã (qua Văn phòng)",
            ["Chọn 02 gương ở các thôn trong xã và tất cả các trường học phổ thông trong xã"],
            id="remark",
        ),
    ],
)
def test_where_the_words_of_a_number_end(text: str, parts: list[str]) -> None:
    assert quotes(text) == parts
