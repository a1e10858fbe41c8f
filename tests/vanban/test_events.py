"""Events: which words open one, where its name ends, which day it has."""

from __future__ import annotations

import pytest

from tests.vanban.mini_plan import mini_plan, sentence_plan


def names(*sentences: str) -> list[str]:
    return [event.name for event in sentence_plan(*sentences).events]


def date(sentence: str) -> str | None:
    (event,) = sentence_plan(sentence).events
    return event.date


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Ngày hội Đọc sách", id="gathering"),
        pytest.param("Đại hội Thể dục thể thao xã lần thứ II", id="gathering that is counted"),
        pytest.param("Cuộc thi “Nhà sạch, vườn đẹp”", id="title with a comma"),
        pytest.param("kỷ niệm 40 năm Ngày thành lập xã", id="anniversary"),
        pytest.param("kỷ niệm Ngày thành lập Hội, các ngày lễ lớn", id="anniversary and others"),
        pytest.param("hội nghị biểu dương gia đình hiếu học", id="meeting with a purpose"),
        pytest.param("Hội nghị tổng kết phong trào, tuyên dương các thôn", id="meeting with two"),
        pytest.param("cuộc thi tìm hiểu lịch sử xã, lịch sử huyện", id="contest"),
        pytest.param("lớp tập huấn kỹ năng viết tin", id="class"),
        pytest.param("các ngày lễ lớn", id="holidays"),
        pytest.param("dịp sơ kết, tổng kết của ngành, đoàn thể", id="occasions of review"),
        pytest.param("Hội thi công nhân giỏi", id="a word that opens an occasion, inside another"),
        pytest.param("tổng kết đợt thi đua cao điểm", id="what is summed up"),
        pytest.param("cuộc bầu cử đại biểu Hội đồng nhân dân xã", id="election"),
    ],
)
def test_kinds_of_events(name: str) -> None:
    assert names(f"Chuẩn bị {name}; giao công chức văn hóa lo việc này") == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Hội nghị đã thống nhất các nội dung", id="the meeting before"),
        pytest.param("Ngày công được hỗ trợ theo quy định", id="a day's work"),
        pytest.param("Tuần 2 họp giao ban một lần", id="a numbered week"),
        pytest.param("Tổ chức hội nghị của các cơ quan đúng giờ", id="meetings as such"),
        pytest.param("Rút kinh nghiệm, tổng kết kinh nghiệm ở cơ sở", id="summing up experience"),
        pytest.param("Chào mừng Đại hội Đảng các cấp", id="congresses in general"),
        pytest.param("Thực hiện Nghị quyết Đại hội Đảng bộ xã lần thứ V", id="a resolution"),
        pytest.param("Thực hiện Nghị quyết của Đại hội Đảng bộ xã lần thứ V", id="a resolution of"),
        pytest.param("Ủng hộ quỹ “Ngày vì người nghèo”", id="a title by itself"),
        pytest.param("Dự Lễ hội", id="too short to tell which"),
    ],
)
def test_what_is_no_event(sentence: str) -> None:
    assert names(sentence) == []


@pytest.mark.parametrize(
    "rest",
    [
        " vào dịp cuối năm",
        " trong khuôn khổ chợ quê",
        " trước ngày 30/6",
        " dự kiến giữa năm",
        " tại nhà văn hóa xã",
        " nhằm gắn kết bà con",
        " theo hướng dẫn của tỉnh",
        " có mời các cụ cao tuổi",
        " và xây dựng nếp sống mới",
        ", góp phần giữ nghề cũ",
        " (do xã tổ chức)",
        " 15/9",
    ],
)
def test_the_name_ends_where_the_words_go_over_to_something_else(rest: str) -> None:
    assert names(f"Mở Ngày hội Làng nghề truyền thống{rest}") == ["Ngày hội Làng nghề truyền thống"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Mở Ngày hội Làng nghề (15/9)", "15/9"),
        ("Mở Ngày hội Làng nghề vào ngày 15/9/2026", "15/9/2026"),
        ("Mở Ngày hội Làng nghề vào năm 2027", "2027"),
        ("Mở Ngày hội Làng nghề dự kiến Quý III/2026", "Quý III/2026"),
        ("Năm 2026, tổ chức Ngày hội Làng nghề", "2026"),
        ("Đón kỷ niệm 50 năm Ngày thành lập Hội (01/4/1976 - 01/4/2026)", "01/4/2026"),
        ("Mở Ngày hội Làng nghề tại 12 thôn", None),
        ("Trong 2 năm tới mở Ngày hội Làng nghề", None),
    ],
)
def test_the_day_beside_the_name(sentence: str, expected: str | None) -> None:
    assert date(sentence) == expected


def test_each_event_once() -> None:
    assert names("Mở Ngày hội Làng nghề truyền thống xã", "Đưa tin về Ngày hội Làng nghề truyền thống") == [
        "Ngày hội Làng nghề truyền thống xã"
    ]
    assert len(names("Mở Ngày hội Làng nghề truyền thống", "Mở Ngày hội Văn hóa các dân tộc")) == 2


def test_a_yearly_review_is_an_event_and_other_reviews_are_none() -> None:
    assert names("Phục vụ sơ kết, tổng kết hằng năm") == ["sơ kết, tổng kết"]
    assert names("Phục vụ sơ kết, tổng kết") == []


def test_several_events_of_a_sentence() -> None:
    assert names("Tổ chức Lễ phát động trồng cây, Hội thi nấu ăn ngon và Tuần lễ đọc sách") == [
        "Lễ phát động trồng cây",
        "Hội thi nấu ăn ngon và Tuần lễ đọc sách",
    ]


def test_the_span_holds_the_name() -> None:
    plan = sentence_plan("Mở Ngày hội Làng nghề tại xã")
    (event,) = plan.events
    assert plan.text[slice(*event.span)] == event.name


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Tổ chức triển lãm ảnh tại nhà văn hóa", "triển lãm ảnh"),
        ("Lập tổ, tổ chức 01 cuộc diễn tập ứng cứu sự cố", "diễn tập ứng cứu sự cố"),
        ("Trực trong lễ hội Đền Và", "lễ hội Đền Và"),
        ("Mở cuộc thi “Thầy tôi, trường tôi” hằng năm, có trao giải", "cuộc thi “Thầy tôi, trường tôi”"),
    ],
)
def test_what_is_held(sentence: str, name: str) -> None:
    assert names(sentence) == [name]


@pytest.mark.parametrize("sentence", ["Đăng bài trong Cuộc thi và trên báo", "Họp vào Tuần cuối của tháng"])
def test_a_kind_without_a_name_is_no_event(sentence: str) -> None:
    assert names(sentence) == []


def test_the_rows_of_a_task_table_name_events() -> None:
    plan = mini_plan(
        "I. NHIỆM VỤ",
        "| TT | Nội dung | Chủ trì | Thời gian |",
        "| 1 | Tổ chức Lễ phát động thi đua | Văn phòng | Tháng 3/2026 |",
    )
    (event,) = plan.events
    assert event.name == plan.text[slice(*event.span)] == "Lễ phát động thi đua"
