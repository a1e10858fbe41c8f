"""When something is owed: cadences, deadlines, and words of time that are neither."""

from __future__ import annotations

import pytest

from vanban.reading.timing import timing_of


def when(text: str) -> tuple[str | None, str | None]:
    timing = timing_of(text)
    return timing.period, timing.deadline


# --- Cadences --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("hằng tháng", "month"),
        ("Hàng tháng", "month"),
        ("mỗi tháng", "month"),
        ("01 tháng/01 lần", "month"),
        ("một tháng một lần", "month"),
        ("02 lần/tháng", "month"),
        ("hằng quý", "quarter"),
        ("mỗi quí", "quarter"),
        ("02 gương/quý", "quarter"),
        ("vào tháng cuối mỗi quý", "quarter"),
        ("03 tháng một lần", "quarter"),
        ("định kỳ 6 tháng", "half"),
        ("mỗi học kỳ", "half"),
        ("6 tháng/lần", "half"),
        ("6 tháng, 1 năm", "half"),
        ("6 tháng đầu năm và cả năm", "half"),
        ("sơ kết 6 tháng", "half"),
        ("mỗi học kỳ", "half"),
        ("hằng năm", "year"),
        ("hàng năm", "year"),
        ("mỗi năm học", "year"),
        ("02 lần/năm", "year"),
        ("02 gương/năm", "year"),
        ("một năm một lần", "year"),
        ("ngay trong năm", "year"),
    ],
)
def test_cadences(words: str, period: str) -> None:
    assert when(f"Báo cáo việc nêu gương {words}") == (period, None)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Họp trong 6 tháng liền", id="a length of time"),
        pytest.param("Nêu gương trong năm học này", id="this school year"),
        pytest.param("Chi 5 triệu đồng/năm 2 người", id="per year and another number"),
        pytest.param("Gương của tháng thanh niên", id="the word by itself"),
        pytest.param("Báo cáo việc nêu gương", id="no words of time"),
        pytest.param("Hằng tuần họp tổ", id="weeks, which nobody reports by"),
    ],
)
def test_what_is_no_cadence(text: str) -> None:
    assert when(text) == (None, None)


def test_of_two_cadences_the_finer_one_is_owed() -> None:
    assert when("Báo cáo hằng quý, hằng năm") == ("quarter", None)
    assert when("Họp hằng năm, mỗi quý và hằng tháng") == ("month", None)


def test_a_cadence_with_its_day() -> None:
    assert when("Báo cáo trước ngày 15/12 hằng năm") == ("year", "15/12")
    assert when("Hằng năm, trước 30/11 báo cáo") == ("year", "30/11")
    assert when("Báo cáo trước ngày 20 hằng tháng") == ("month", "ngày 20 hằng tháng")
    assert when("Báo cáo trước ngày 20 của tháng cuối quý") == ("quarter", "ngày 20 của tháng cuối quý")
    assert when("Đón ngày hội (05/9) hằng năm") == ("year", "05/9")


# --- Deadlines -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("Gửi danh sách trước ngày 05/9/2031", "05/9/2031"),
        ("Gửi danh sách trước 05/9", "05/9"),
        ("Gửi danh sách chậm nhất là ngày 05/9/2031", "05/9/2031"),
        ("Gửi danh sách đến hết ngày 05/9/2031", "05/9/2031"),
        ("Họp vào ngày 05 tháng 9 năm 2031", "05 tháng 9 năm 2031"),
        ("Họp trong tháng 9/2031", "tháng 9/2031"),
        ("Họp trong tháng 9 năm 2031", "tháng 9 năm 2031"),
        ("Họp vào Quý III/2031", "Quý III/2031"),
        ("Xong trong quý 3 năm 2031", "quý 3 năm 2031"),
        ("Tổng kết vào cuối năm 2031", "năm 2031"),
        ("Năm 2031, tổng kết phong trào", "Năm 2031"),
        ("Năm 2031 tổ chức biểu dương", "Năm 2031"),
        ("Thời gian hoàn thành: tháng 9/2031", "tháng 9/2031"),
        ("Lễ phát động: ngày 05/9/2031", "ngày 05/9/2031"),
        ("Nêu gương dịp ngày hội (05/9/2031)", "05/9/2031"),
        ("Gửi danh sách, ngày 05/9/2031", "05/9/2031"),
        ("Mở hội, Quý II/2031", "Quý II/2031"),
    ],
)
def test_a_date_makes_it_owed_once(text: str, deadline: str) -> None:
    period, found = when(text)
    assert (period, found and found.removeprefix("ngày ")) == ("once", deadline.removeprefix("ngày "))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Đạt mục tiêu năm 2031", id="a year without a preposition"),
        pytest.param("Theo lời dạy của năm 2031", id="a year that is spoken of"),
        pytest.param("Trong tháng 9 họp dân", id="a month of no year"),
        pytest.param("Đạt 05/9 tiêu chí", id="a fraction"),
        pytest.param("Đọc Kế hoạch số 15/KH-UBND ngày 05/9/2031", id="the day of a document"),
        pytest.param("Đọc Thư, số ngày 05/9/2031", id="the day of a document whose number is lost"),
        pytest.param("Họp từ ngày 05/9/2031 đến ngày 15/9/2031", id="both ends of a stretch"),
        pytest.param("Họp từ tháng 9/2031 đến tháng 10/2031", id="from month to month"),
        pytest.param("Họp 05/9 - 15/9", id="a stretch with a dash"),
        pytest.param("Nêu gương trong giai đoạn 2031 - 2035", id="the years of the plan"),
        pytest.param("Hội đồng nhiệm kỳ 2031 - 2036", id="a term of office"),
    ],
)
def test_what_is_no_deadline(text: str) -> None:
    assert when(text) == (None, None)


def test_a_deadline_beside_a_stretch_counts() -> None:
    assert when("Họp từ 05/9/2031 đến 15/9/2031; gửi biên bản về văn phòng xã trước ngày 30/9/2031") == (
        "once",
        "30/9/2031",
    )


def test_the_surer_of_two_dates_is_the_deadline() -> None:
    assert when("Họp dân ngày 05/9/2031, gửi biên bản trước ngày 30/9/2031") == ("once", "30/9/2031")


# --- Occasions -------------------------------------------------------------------------------------------------------
def test_an_occasion_stands_for_a_date() -> None:
    assert when("Khen gương khi tổng kết phong trào") == ("once", "khi tổng kết phong trào")
    assert when("Gửi danh sách sau khi kết thúc đợt, báo xã") == ("once", "khi kết thúc đợt")


def test_as_prescribed_is_no_cadence() -> None:
    assert when("Gửi danh sách theo thời gian quy định") == (None, "theo thời gian quy định")


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị biểu dương gương giai đoạn 2031 - 2035",
        "Tổng kết phong trào của thôn giai đoạn 2031 - 2035",
        "Sơ kết phong trào giai đoạn 2031 - 2033",
        "Cử người tham dự Đại hội",
        "Hoàn thành các chỉ tiêu của xã năm 2031",
    ],
)
def test_work_that_happens_once_without_a_date(text: str) -> None:
    assert when(text)[0] == "once"


# --- All the time ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "text",
    [
        "Thường xuyên nêu gương",
        "Báo cáo trong quá trình thực hiện",
        "Kiểm tra trong suốt quá trình triển khai thực hiện",
        "Đưa tin liên tục",
        "Chỉ đạo, thường xuyên nêu gương",
    ],
)
def test_all_the_time(text: str) -> None:
    assert when(text) == ("ongoing", None)


def test_what_others_do_all_the_time_is_not_owed_all_the_time() -> None:
    assert when("Có nhiệm vụ chỉ đạo Đài xã thường xuyên đưa tin") == (None, None)
    assert when("Có nhiệm vụ chỉ đạo các đơn vị thường xuyên đưa tin") == (None, None)


def test_a_printed_cadence_and_a_date_go_before_all_the_time() -> None:
    assert when("Thường xuyên nêu gương, hằng quý báo cáo") == ("quarter", None)
    assert when("Thường xuyên nêu gương, báo cáo trước ngày 05/9/2031") == ("once", "05/9/2031")


# --- Places ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Thôn nêu gương hằng quý ở đình", "hằng quý"),
        ("Thôn gửi tin trước ngày 05/9/2031 về xã", "trước ngày 05/9/2031"),
        ("Hằng năm, trước 30/11 báo cáo", "Hằng năm, trước 30/11"),
        ("Thôn thường xuyên nêu gương", "thường xuyên"),
    ],
)
def test_the_place_of_the_words_of_time(text: str, words: str) -> None:
    timing = timing_of(text)
    assert text[timing.at : timing.end] == words
