"""Quotas and shares: what they measure, who owes them, by when, and what headings settle."""

from __future__ import annotations

import pytest

from tests.vanban.mini_plan import mini_plan, sentence_plan
from vanban.reading.model import Target


def targets(*sentences: str) -> tuple[Target, ...]:
    return sentence_plan(*sentences).targets


def target(sentence: str) -> Target:
    (found,) = targets(sentence)
    return found


def under(heading: str, sentence: str) -> tuple[Target, ...]:
    return mini_plan("I. NHIỆM VỤ", f"1. {heading}", f"- {sentence}.").targets


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("Mỗi thôn lựa chọn 02 gương người tốt", "exemplars_selected"),
        ("Mỗi thôn giới thiệu 02 gương người tốt", "exemplars_introduced"),
        ("Mỗi thôn chọn 02 gương để nhân rộng trong xã", "exemplars_replicated"),
        ("Mỗi thôn chọn 02 gương để giới thiệu với xã", "exemplars_introduced"),
        ("Mỗi thôn nhân rộng 01 mô hình tự quản", "exemplars_replicated"),
        ("Mỗi thôn chọn khen thưởng 02 cá nhân", "other"),
        ("Mỗi thôn khen thưởng 02 cá nhân điển hình được chọn", "exemplars_selected"),
        ("Mỗi trường tổ chức 02 buổi sinh hoạt", "event_held"),
        ("Mỗi trường dự 02 buổi sinh hoạt", "other"),
        ("Đối thoại với đoàn viên ít nhất 02 lần", "event_held"),
        ("Mỗi trường đăng 02 bài viết", "other"),
        ("100% trường học có kế hoạch", "units_with_plan"),
        ("100% trường học ban hành tiêu chuẩn", "units_with_criteria"),
        ("100% trường học cụ thể hóa tiêu chí", "units_with_criteria"),
        ("100% trường học tổ chức hội nghị biểu dương", "event_held"),
        ("100% trường học ký giao ước", "other"),
    ],
)
def test_measures(sentence: str, measure: str) -> None:
    assert target(sentence).measure == measure


def test_a_list_of_exemplars_goes_on_with_the_step_named_first() -> None:
    assert [t.measure for t in targets("Giới thiệu ít nhất 04 tập thể và 06 cá nhân")] == ["exemplars_introduced"] * 2


def test_a_number_is_measured_by_its_own_clause() -> None:
    found = targets("Mỗi trường dự 02 buổi sinh hoạt, mỗi thôn tổ chức 03 hội nghị")
    assert [t.measure for t in found] == ["other", "event_held"]


def test_a_list_under_one_minimum_shares_bodies_and_time() -> None:
    found = targets("Hằng năm mỗi thôn chọn ít nhất 04 tập thể, 06 cá nhân")
    assert [(t.value, t.per, t.period) for t in found] == [(4, "mỗi thôn", "year"), (6, "mỗi thôn", "year")]


def test_a_share_may_ask_two_things_of_the_same_bodies() -> None:
    plan, criteria = targets("Trên 90% trường học có kế hoạch và xây dựng tiêu chí gương tốt")
    assert (plan.measure, plan.quote) == ("units_with_plan", "Trên 90% trường học có kế hoạch")
    assert (criteria.measure, criteria.quote) == ("units_with_criteria", "xây dựng tiêu chí gương tốt")
    assert {(t.comparator, t.value, t.unit, t.per) for t in (plan, criteria)} == {(">", 90, "%", "trường học")}


def test_of_two_things_the_one_named_first_is_the_first() -> None:
    found = targets("100% thôn có tiêu chí gương tốt, triển khai kế hoạch nêu gương")
    assert [t.measure for t in found] == ["units_with_criteria", "units_with_plan"]


def test_a_count_goes_on_with_exemplars_not_with_what_a_share_asks() -> None:
    found = targets("100% thôn có kế hoạch; mỗi thôn 02 gương sáng")
    assert [t.measure for t in found] == ["units_with_plan", "other"]


# --- Who -------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("sentence", "per"),
    [
        ("100% các thôn, xóm trong xã có kế hoạch", "các thôn, xóm trong xã"),
        ("100% người dân có kế hoạch", None),
        ("Mỗi thôn, tổ dân phố chọn 02 gương", "Mỗi thôn, tổ dân phố"),
        ("Từng trường: 02 gương", "Từng trường"),
        ("Toàn xã chọn 02 gương", "Toàn xã"),
        ("Mỗi năm chọn 02 gương", None),
        ("Các trường học: 02 gương/trường", "Các trường học"),
        ("Chọn được 02 gương/trường", None),
        ("Chỉ tiêu: 02 gương", None),
    ],
)
def test_who_owes_a_number(sentence: str, per: str | None) -> None:
    assert target(sentence).per == per


def test_a_heading_may_name_who_owes_the_numbers_below() -> None:
    assert [t.per for t in under("Đối với các trường học", "Chọn 02 gương")] == ["các trường học"]
    assert [t.per for t in under("Đối với các trường học", "Mỗi khối lớp chọn 02 gương")] == ["Mỗi khối lớp"]
    assert [t.per for t in under("Về các trường học", "Chọn 02 gương")] == [None]


# --- When ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("sentence", "period", "deadline"),
    [
        ("Mỗi thôn chọn 02 gương mỗi năm", "year", None),
        ("Chọn 02 gương trước ngày 15/8/2026", "once", "15/8/2026"),
        ("Thường xuyên chọn 02 gương", None, None),
        ("Hằng quý, rà soát; mỗi thôn chọn 02 gương", "quarter", None),
        ("Hằng quý, rà soát; 100% thôn có kế hoạch", None, None),
        ("Trước ngày 15/8/2026, rà soát; 100% thôn có kế hoạch", "once", "15/8/2026"),
    ],
)
def test_when_a_number_is_owed(sentence: str, period: str | None, deadline: str | None) -> None:
    found = [t for t in targets(sentence) if t.value]
    assert [(t.period, t.deadline) for t in found] == [(period, deadline)]


@pytest.mark.parametrize(
    ("heading", "period", "deadline"),
    [
        ("Đến năm 2028", "once", "năm 2028"),
        ("Mục tiêu đến hết quý II/2026", "once", "quý II/2026"),
        ("Chỉ tiêu hằng năm", "year", None),
        ("Công việc hằng năm", None, None),
    ],
)
def test_a_heading_dates_the_numbers_below(heading: str, period: str | None, deadline: str | None) -> None:
    (found,) = under(heading, "Mỗi thôn chọn 02 gương")
    assert (found.period, found.deadline) == (period, deadline)


def test_so_does_the_line_that_opens_a_list() -> None:
    plan = mini_plan("I. NHIỆM VỤ", "1. Việc cần làm", "Trong tháng 9/2026 phải xong các việc:", "- Chọn 02 gương.")
    assert [(t.value, t.deadline) for t in plan.targets if t.value] == [(2, "tháng 9/2026")]


# --- What headings settle --------------------------------------------------------------------------------------------
def test_numbers_in_a_standard_describe_the_exemplar() -> None:
    assert under("Tiêu chuẩn chung", "Có ít nhất 02 sáng kiến") == ()
    assert [t.value for t in under("Tiêu chuẩn chung", "Có 100% thôn tham gia")] == [100]
    assert [t.value for t in under("Việc chung", "Có ít nhất 02 sáng kiến")] == [2]


def test_people_counted_for_an_award_are_no_exemplars() -> None:
    assert [(t.measure, t.unit) for t in under("Khen thưởng", "Chọn 02 cá nhân điển hình")] == [
        ("other", "commendation")
    ]
    assert [(t.measure, t.unit) for t in under("Khen thưởng", "Đăng 02 bài viết")] == [("other", "media item")]


# --- what goes on from one number to the next -------------------------------------------------------------------------
def test_a_number_of_them_is_owed_by_the_same_bodies_at_the_same_time() -> None:
    all_of_them, some = targets("Mỗi thôn chọn 03 gương trước ngày 20/9/2026 (trong đó có ít nhất 01 hộ gia đình)")
    assert (some.per, some.deadline) == (all_of_them.per, all_of_them.deadline) == ("Mỗi thôn", "20/9/2026")
    assert some.quote == "có ít nhất 01 hộ gia đình"


def test_a_heading_that_is_a_cadence_holds_below_it() -> None:
    (found,) = under("Hằng năm", "Mỗi thôn chọn 02 gương")
    assert found.period == "year"


@pytest.mark.parametrize("bodies", ["Mỗi trường học, trạm y tế", "mỗi cụm, khối thi đua"])
def test_several_kinds_of_bodies_after_each(bodies: str) -> None:
    assert target(f"{bodies} chọn 02 gương").per == bodies


def test_each_term_is_no_body() -> None:
    found = target("Mỗi học kỳ, mỗi tổ chuyên môn chọn 01 gương")
    assert (found.period, found.per) == ("half", "mỗi tổ chuyên môn")
