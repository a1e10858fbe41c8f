"""Sources of money: in which parts they stand, where one ends, what is none."""

from __future__ import annotations

import pytest

from tests.vanban.mini_plan import mini_plan


def sources(*sentences: str, heading: str = "KINH PHÍ THỰC HIỆN") -> list[str]:
    plan = mini_plan(f"III. {heading}", *(f"- {sentence}." for sentence in sentences))
    return [mention.text for mention in plan.budget_sources]


@pytest.mark.parametrize(
    "source",
    [
        "ngân sách xã",
        "các nguồn thu hợp pháp khác",
        "Quỹ thi đua, khen thưởng của xã",
        "xã hội hóa của các nhà hảo tâm",
        "xã hội hoá của doanh nghiệp",
        "dự toán chi thường xuyên",
        "vốn các dự án khác",
        "tài trợ của hợp tác xã",
        "đóng góp tự nguyện của nhân dân",
        "chương trình mục tiêu quốc gia",
    ],
)
def test_kinds_of_sources(source: str) -> None:
    assert sources(f"Chi từ {source}") == [source]


def test_one_source_ends_where_the_next_begins() -> None:
    assert sources("Từ ngân sách xã, nguồn xã hội hóa của dân và từ Quỹ khuyến học") == [
        "ngân sách xã",
        "nguồn xã hội hóa của dân",
        "Quỹ khuyến học",
    ]


@pytest.mark.parametrize(
    "rest",
    [
        "theo phân cấp hiện hành",
        "được giao đầu năm",
        "bảo đảm",
        "hằng năm",
        "để thực hiện việc này",
        "hỗ trợ cho các thôn",
        "trên tinh thần tiết kiệm",
        "do Chủ tịch quyết định",
    ],
)
def test_a_source_ends_where_the_rule_or_the_purpose_begins(rest: str) -> None:
    assert sources(f"Sử dụng ngân sách xã {rest}") == ["ngân sách xã"]


def test_a_yearly_budget_of_a_body_keeps_its_owner() -> None:
    assert sources("Lấy trong dự toán hằng năm của trường") == ["dự toán hằng năm của trường"]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Bố trí kinh phí", id="the bare word"),
        pytest.param("Huy động các nguồn", id="the bare word in the plural"),
        pytest.param("Quyết toán theo phân cấp ngân sách hiện hành", id="the budget as such"),
        pytest.param("Kế toán lập kinh phí tổ chức Ngày hội", id="the cost"),
        pytest.param("Việc chi tiêu phải tiết kiệm, đúng chế độ", id="no word for money"),
    ],
)
def test_money_without_a_source(sentence: str) -> None:
    assert sources(sentence) == []


def test_the_same_money_once() -> None:
    assert sources("Chi từ ngân sách xã", "Khen thưởng cũng chi từ nguồn ngân sách xã") == ["ngân sách xã"]
    assert sources("Chi từ ngân sách xã", "Khen thưởng chi từ ngân sách tỉnh") == ["ngân sách xã", "ngân sách tỉnh"]


@pytest.mark.parametrize("heading", ["KINH PHÍ", "NGUỒN LỰC THỰC HIỆN", "BẢO ĐẢM TÀI CHÍNH"])
def test_parts_on_money(heading: str) -> None:
    assert sources("Chi từ ngân sách xã", heading=heading) == ["ngân sách xã"]


def test_the_part_on_money_includes_its_sub_parts() -> None:
    plan = mini_plan("III. KINH PHÍ", "1. Nguồn", "- Chi từ ngân sách xã.", "2. Quyết toán", "- Cuối năm.")
    assert [mention.text for mention in plan.budget_sources] == ["ngân sách xã"]


@pytest.mark.parametrize("heading", ["NỘI DUNG", "Phòng Tài chính - Kế hoạch"])
def test_elsewhere_the_words_mean_other_money(heading: str) -> None:
    assert sources("Vận động ủng hộ Quỹ vì người nghèo", heading=heading) == []


def test_the_span_holds_the_words() -> None:
    plan = mini_plan("III. KINH PHÍ", "- Chi từ ngân sách xã theo phân cấp.")
    (source,) = plan.budget_sources
    assert plan.text[slice(*source.span)] == "ngân sách xã"
