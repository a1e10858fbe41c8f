import pytest

from vanban.reading.addressees import addressee_in


@pytest.mark.parametrize(
    ("words", "addressee"),
    [
        ("Gửi Văn phòng Sở tổng hợp, tham mưu Giám đốc Sở", "Văn phòng Sở"),
        ("Báo cáo tình hình triển khai thực hiện về Ban Thi đua - Khen thưởng tỉnh", "Ban Thi đua - Khen thưởng tỉnh"),
        ("Gửi hồ sơ về UBND huyện (qua phòng Nội vụ) để tổng hợp", "UBND huyện (qua phòng Nội vụ)"),
        ("hằng năm gửi kết quả về Sở Văn hóa, Thể thao và Du lịch trước ngày 30/11", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Trình Hội đồng Thi đua khen thưởng Trung tâm bình xét", "Hội đồng Thi đua khen thưởng Trung tâm"),
        ("Đề xuất Chủ tịch UBND huyện biểu dương, khen thưởng", "Chủ tịch UBND huyện"),
        ("Khen thưởng theo thẩm quyền và trình cấp trên khen thưởng", "cấp trên"),
        ("Gửi mẫu báo cáo, diễn văn cho các ấp trước ngày 25/9/2026", "các ấp"),
        ("Giới thiệu điển hình của huyện tham dự Đại hội Thi đua yêu nước tỉnh", "Đại hội Thi đua yêu nước tỉnh"),
    ],
)
def test_who_gets_what_the_task_brings_about(words: str, addressee: str) -> None:
    assert addressee_in(words) == addressee


def test_advice_counts_only_where_nothing_is_handed_over() -> None:
    assert addressee_in("Tham mưu cho UBND huyện các biện pháp nhân rộng điển hình") == "UBND huyện"
    assert addressee_in("Tham mưu UBND tỉnh theo dõi; đề xuất Chủ tịch UBND tỉnh khen thưởng") == "Chủ tịch UBND tỉnh"


@pytest.mark.parametrize(
    "words",
    [
        "Tổ chức hội nghị biểu dương điển hình tiên tiến",
        "Đề xuất khen thưởng cho các tập thể, cá nhân tiêu biểu",
        "Giới thiệu các điển hình tiên tiến trên báo, đài",
    ],
)
def test_work_that_goes_to_nobody_in_particular(words: str) -> None:
    assert addressee_in(words) is None
