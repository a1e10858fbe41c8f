"""Fields: those with a standard of their own, or those in which exemplars are looked for."""

from __future__ import annotations

import pytest

from tests.vanban.mini_plan import mini_plan, sentence_plan


def fields(sentence: str) -> list[str]:
    return [mention.text for mention in sentence_plan(sentence).fields]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Chọn gương trong lĩnh vực trồng trọt, chăn nuôi", ["trồng trọt, chăn nuôi"]),
        ("Chọn điển hình trên lĩnh vực: chăn nuôi; khen ngay", ["chăn nuôi"]),
        (
            "Chọn mô hình trong chuyển đổi số, an ninh và các lĩnh vực đời thường",
            ["chuyển đổi số", "an ninh", "đời thường"],
        ),
        ("Chọn gương trong lĩnh vực chăn nuôi nhằm nêu gương", ["chăn nuôi"]),
    ],
)
def test_fields_named_with_exemplars(sentence: str, expected: list[str]) -> None:
    assert fields(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Chọn gương trong các phong trào ở mọi lĩnh vực chuyên môn", id="movements"),
        pytest.param("Chọn gương trong thi đua ở các lĩnh vực chuyên môn", id="emulation as such"),
        pytest.param("Chọn gương trên lĩnh vực đời sống", id="life as such"),
        pytest.param("Chọn gương trong lĩnh vực của mình", id="one's own"),
        pytest.param("Quản lý tốt trong lĩnh vực đất đai", id="no exemplars"),
        pytest.param("Chọn gương. Quản lý tốt trong lĩnh vực đất đai", id="another sentence"),
    ],
)
def test_no_fields(sentence: str) -> None:
    assert fields(sentence) == []


def test_fields_with_standards_come_before_all_others() -> None:
    plan = mini_plan(
        "II. NỘI DUNG",
        "- Chọn gương trong lĩnh vực chăn nuôi.",
        "III. TIÊU CHUẨN",
        "- Trong lĩnh vực y tế: tận tình với người bệnh.",
        "- Trong lĩnh vực Y tế: có sáng kiến.",
    )
    assert [mention.text for mention in plan.fields] == ["y tế"]


def test_the_span_holds_the_name() -> None:
    plan = sentence_plan("Chọn mô hình trong chuyển đổi số và các lĩnh vực đời thường")
    assert [plan.text[slice(*mention.span)] for mention in plan.fields] == ["chuyển đổi số", "đời thường"]
