"""Subjects: individual, collective, household."""

from __future__ import annotations

import pytest

from tests.vanban.mini_plan import sentence_plan


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Biểu dương cá nhân làm tốt", ["individual"]),
        ("Biểu dương Tập thể làm tốt", ["collective"]),
        ("Biểu dương hộ gia đình hiến đất", ["household"]),
        ("Biểu dương gia đình gương mẫu", ["household"]),
        ("Biểu dương cá nhân, gia đình làm tốt", ["individual", "household"]),
        ("Biểu dương hộ kinh doanh giỏi", ["household"]),
        ("Gắn kết nhà trường, gia đình và xã hội", []),
        ("Tổ chức cuộc họp chi bộ", []),
    ],
)
def test_kinds(sentence: str, expected: list[str]) -> None:
    assert [mention.text for mention in sentence_plan(sentence).subjects] == expected


def test_each_kind_at_its_first_mention() -> None:
    plan = sentence_plan("Chọn tập thể tốt", "Chọn tập thể và cá nhân tốt", "Khen cá nhân")
    assert [(mention.text, plan.text[slice(*mention.span)]) for mention in plan.subjects] == [
        ("individual", "cá nhân"),
        ("collective", "tập thể"),
    ]
    assert plan.subjects[1].span[0] == plan.text.index("tập thể")
