"""Texts are looked through for what praises too much, figures without proof, and sensitive data."""

from __future__ import annotations

from decimal import Decimal
from unicodedata import normalize

import pytest

from lantoa.evidence.models import Claim, Grade
from lantoa.evidence.queries.figures import figures_in
from lantoa.evidence.queries.wording import as_checked, check, superlatives
from tests.evidence.worlds import Evidence, claimed


def found(text: str) -> list[tuple[str, str]]:
    return [(each.kind, each.text) for each in check(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bà Mận là người giỏi nhất tỉnh.", ["nhất"]),
        ("Nhất tỉnh, duy nhất cả nước", ["Nhất", "duy nhất"]),
        ("Lần đầu tiên ở Việt Nam", ["Lần đầu tiên"]),
        ("TUYỆT VỜI", ["TUYỆT VỜI"]),
        ("Mọi người thống nhất, nhất trí cao; ít nhất 3 hộ; giải Nhất; thứ nhất", []),
        ("Ngày đầu tiên đi học; Nhật Bản; nhắc nhở", []),
        ("số một về năng suất", ["số một"]),
    ],
)
def test_superlatives_are_whole_words_with_their_accents(text: str, words: list[str]) -> None:
    assert [each.text for each in superlatives(text)] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Anh Vàng A Của, người Mông, bị ung thư", ["người Mông", "ung thư"]),
        ("bà con Khmer; người thợ; hoa; dân tộc thiểu số", ["bà con Khmer", "dân tộc thiểu số"]),
        ("người hoa mắt; co ro; người mạnh khỏe", []),
        ("Gia đình hộ nghèo; giảm hộ nghèo còn 2 %", ["hộ nghèo"]),
        ("Gọi 0912 345 678, căn cước 038061001234", ["0912 345 678", "căn cước", "038061001234"]),
    ],
)
def test_sensitive_data_is_pointed_out(text: str, words: list[str]) -> None:
    sensitive = [each.text for each in check(text) if each.kind == "sensitive"]
    assert sensitive == words


def test_places_are_those_of_the_normalised_text() -> None:
    text = normalize("NFD", "Người giỏi nhất.")
    one = check(text)[0]
    assert as_checked(text)[one.start : one.end] == one.text == "nhất"
    assert str(one.why).startswith("Says that nobody is better")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("18,5 ha", ["18.5"]),
        ("1.500 m² và 12,5 tấn", ["1500", "12.5"]),
        ("thu 1,5 tỷ đồng, 300 triệu", ["1500000000", "300000000"]),
        ("năm 2025, thôn 4, lớp 7, ngày 12/09/2025, Quyết định số 12/QĐ-UBND, 2020-2025", []),
        ("tăng từ 20 lên 45 hộ", ["20", "45"]),
        ("đạt 98%", ["98"]),
        ("42 hộ.", ["42"]),
    ],
)
def test_figures_are_what_counts_something(text: str, values: list[str]) -> None:
    assert [str(each.value) for each in figures_in(text)] == [str(Decimal(value)) for value in values] or [
        each.value for each in figures_in(text)
    ] == [Decimal(value) for value in values]


@pytest.mark.django_db
def test_a_figure_needs_a_claim_with_proof() -> None:
    folder = Evidence().folder
    claimed(folder, "Chuyển 18,5 ha sang lúa hữu cơ", Grade.OFFICIAL)
    claimed(folder, "Thu nhập tăng", Grade.MEASUREMENT, amount=Decimal("21.4"), unit="triệu đồng")
    claimed(folder, "42 hộ làm theo", Grade.OWN_WORD)
    claimed(folder, "99 hộ")
    text = "Chuyển 18,5 ha, thu thêm 21,4 triệu đồng, 42 hộ và 99 hộ; năm 2025."
    figures = [(each.text, str(each.why)) for each in check(text, folder) if each.kind == "figure"]
    assert [words for words, _ in figures] == ["42", "99"]
    assert "own word" in figures[0][1]
    assert "No claim" in figures[1][1]
    assert check("99 hộ") == []
    Claim.objects.filter(text__startswith="Chuyển").update(state="withdrawn")
    assert [each.text for each in check("18,5 ha", folder)] == ["18,5"]
