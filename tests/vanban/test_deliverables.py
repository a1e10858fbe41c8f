"""Duties without a number: what recurs or has a date, what each is counted as, and where its words begin and end."""

from __future__ import annotations

import pytest

from tests.vanban.mini_plan import mini_plan, sentence_plan
from vanban.reading.model import Target


def targets(sentence: str) -> tuple[Target, ...]:
    return sentence_plan(sentence).targets


def target(sentence: str) -> Target:
    (found,) = targets(sentence)
    return found


@pytest.mark.parametrize(
    ("sentence", "period", "deadline"),
    [
        ("Hằng quý rà soát danh sách gương tốt", "quarter", None),
        ("Hoàn thành danh sách trước ngày 20/9/2026", "once", "20/9/2026"),
        ("Tổ chức tổng kết phong trào", "once", None),
        ("Định kỳ báo cáo kết quả với xã", None, None),
    ],
)
def test_what_recurs_or_has_a_date_is_owed(sentence: str, period: str | None, deadline: str | None) -> None:
    found = target(sentence)
    assert (found.comparator, found.value, found.period, found.deadline) == (None, None, period, deadline)


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Thường xuyên rà soát danh sách gương tốt", id="never late"),
        pytest.param("Rà soát danh sách gương tốt", id="no time at all"),
        pytest.param("Chủ động báo cáo kết quả với xã", id="a report without a cadence"),
        pytest.param("Mưa nhiều hằng năm ở vùng này", id="no duty"),
        pytest.param("Thời gian thực hiện trước ngày 20/9/2026", id="the plan's own time"),
        pytest.param("Theo dự toán được xây dựng hằng năm", id="money of every year"),
        pytest.param("Hằng năm tổ chức không quá 02 cuộc", id="a cap"),
    ],
)
def test_what_nobody_can_miss(sentence: str) -> None:
    assert targets(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "measure", "unit"),
    [
        ("Hằng quý lập báo cáo thu chi", "report_submitted", "report"),
        ("Văn phòng lập báo cáo tình hình hằng quý", "report_submitted", "report"),
        ("Hằng tháng đăng ký báo cáo viên cơ sở", "other", "report"),
        ("Hằng tháng lãnh đạo xem xét, báo cáo tình hình", "other", "report"),
        ("Tham mưu chế độ báo cáo hằng quý", "other", "report"),
        ("Định kỳ hằng tháng thông báo việc tổ chức", "report_submitted", None),
        ("Hằng năm tổ chức hội nghị nêu gương", "event_held", "event"),
        ("Lễ phát động tổ chức ngày 05/3/2026", "event_held", "event"),
        ("Tổ chức sơ kết và mở hội nghị nêu gương năm 2026", "other", "event"),
        ("Hằng năm giới thiệu các cá nhân điển hình", "exemplars_introduced", "exemplar"),
        ("Hằng quý lập hồ sơ gương tốt", "exemplars_introduced", "dossier"),
        ("Hằng năm bình chọn, biểu dương những gương tốt", "exemplars_selected", "exemplar"),
        ("Hằng năm bồi dưỡng và nêu gương tốt", "other", "exemplar"),
        ("Hằng năm đăng tin, bài nêu việc tốt", "other", "media item"),
        ("Hằng quý cập nhật quy chế", "other", "regulation"),
        ("Hằng năm phát động phong trào thi đua", "other", "emulation movement"),
        ("Hằng năm khen thưởng trẻ ngoan", "other", "commendation"),
        ("Hằng năm lập kế hoạch của thôn", "other", "plan"),
        ("Hằng năm đánh giá việc nêu tên", "other", "review"),
        ("Hằng quý rà soát danh sách", "other", None),
    ],
)
def test_what_it_is_counted_as(sentence: str, measure: str, unit: str | None) -> None:
    found = target(sentence)
    assert (found.measure, found.unit) == (measure, unit)


def test_a_direction_without_a_number_is_a_target() -> None:
    trend = target("Nâng dần tỷ lệ hộ đọc sách ở các thôn")
    assert (trend.quote, trend.unit, trend.period) == ("Nâng dần tỷ lệ hộ đọc sách ở các thôn", "%", None)
    assert targets("Nâng dần số hộ đọc sách ở các thôn") == ()


# --- Who -------------------------------------------------------------------------------------------------------------
def test_the_actor_that_opens_the_sentence_owes_it() -> None:
    found = target("Công an xã báo cáo kết quả trước ngày 20/9/2026")
    assert (found.per, found.quote) == ("Công an xã", "báo cáo kết quả trước ngày 20/9/2026")


def test_an_actor_behind_the_time_stays_in_the_words() -> None:
    assert target("Hằng quý Công an xã báo cáo kết quả").quote == "Hằng quý Công an xã báo cáo kết quả"


def test_several_bodies_in_a_heading_owe_what_stands_below() -> None:
    below = mini_plan("I. PHÂN CÔNG", "1. Các thôn, trường học", "- Gửi kế hoạch của mình trước ngày 20/9/2026.")
    assert [(t.per, t.measure) for t in below.targets] == [("Các thôn, trường học", "units_with_plan")]


@pytest.mark.parametrize(
    ("heading", "sentence"),
    [
        ("Công an xã", "Gửi kế hoạch của mình trước ngày 20/9/2026"),
        ("Các thôn, trường học", "Gửi kế hoạch này cho dân trước ngày 20/9/2026"),
        ("Các thôn, trường học", "Gửi danh sách trước ngày 20/9/2026"),
    ],
)
def test_no_plan_of_each(heading: str, sentence: str) -> None:
    below = mini_plan("I. PHÂN CÔNG", f"1. {heading}", f"- {sentence}.")
    assert [t.measure for t in below.targets] == ["other"]


# --- Which words -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        pytest.param("Hằng quý rà soát danh sách nhằm kịp thời nêu gương", "Hằng quý rà soát danh sách", id="purpose"),
        pytest.param(
            "Lập danh sách các hộ trước ngày 20/9/2026 gửi Văn phòng",
            "Lập danh sách các hộ trước ngày 20/9/2026",
            id="where it is sent",
        ),
        pytest.param("Hằng quý gửi danh sách các hộ", "Hằng quý gửi danh sách các hộ", id="sending is the duty"),
        pytest.param(
            "Nêu gương tốt, góp phần mỗi năm lựa chọn thêm người tốt",
            "mỗi năm lựa chọn thêm người tốt",
            id="time in an aim",
        ),
    ],
)
def test_where_the_words_of_a_duty_begin_and_end(sentence: str, quote: str) -> None:
    assert target(sentence).quote == quote


@pytest.mark.parametrize(
    ("sentence", "quotes"),
    [
        pytest.param(
            "Rà soát danh sách hằng quý; trình xã hằng năm",
            ["Rà soát danh sách hằng quý", "trình xã hằng năm"],
            id="semicolon",
        ),
        pytest.param(
            "Lập danh sách; hoàn thành trước ngày 20/9/2026",
            ["Lập danh sách; hoàn thành trước ngày 20/9/2026"],
            id="a deadline alone goes on",
        ),
        pytest.param(
            "Rà soát hằng quý và tổ chức hội nghị hằng năm",
            ["Rà soát hằng quý", "tổ chức hội nghị hằng năm"],
            id="meeting",
        ),
        pytest.param(
            "Rà soát hằng quý và trình xã hằng năm",
            ["Rà soát hằng quý và trình xã hằng năm"],
            id="and alone goes on",
        ),
        pytest.param(
            "Rà soát mỗi quý, hằng năm trình xã danh sách",
            ["Rà soát mỗi quý", "hằng năm trình xã danh sách"],
            id="cadence",
        ),
        pytest.param(
            "Rà soát hằng quý, chủ động trình xã mỗi năm",
            ["Rà soát hằng quý", "chủ động trình xã mỗi năm"],
            id="duty",
        ),
        pytest.param("Mỗi năm sơ kết, tổng kết việc này", ["Mỗi năm sơ kết, tổng kết việc này"], id="list of reviews"),
    ],
)
def test_clauses(sentence: str, quotes: list[str]) -> None:
    assert [t.quote for t in targets(sentence)] == quotes
