"""Documents that are cited by name alone: laws, schemes, charters, resolutions of congresses."""

from __future__ import annotations

import pytest

from tests.vanban.mini_plan import sentence_plan
from vanban.reading.model import Citation


def cited(*sentences: str) -> list[Citation]:
    return list(sentence_plan(*sentences).references)


def subjects(*sentences: str) -> list[tuple[str, str | None]]:
    return [(citation.type, citation.subject) for citation in cited(*sentences)]


# --- Laws ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("words", "kind", "name"),
    [
        ("Luật Thư viện", "Luật", "Thư viện"),
        ("Luật Thư viện và các văn bản khác", "Luật", "Thư viện"),
        ("Luật Thư viện năm 2031", "Luật", "Thư viện"),
        ("Luật Thư viện quy định giờ mở cửa", "Luật", "Thư viện"),
        ("Bộ luật Lao động hiện hành", "Bộ luật", "Lao động"),
        ("Pháp lệnh Dân số đã sửa", "Pháp lệnh", "Dân số"),
        ("Luật Thi đua, khen thưởng cho dân nghe", "Luật", "Thi đua, khen thưởng"),
        ("Luật Phòng, chống tác hại của rượu, bia", "Luật", "Phòng, chống tác hại của rượu"),
        ("Luật Khoa học và công nghệ", "Luật", "Khoa học và công nghệ"),
    ],
)
def test_laws_by_name(words: str, kind: str, name: str) -> None:
    assert subjects(f"Đọc {words}") == [(kind, name)]


@pytest.mark.parametrize("sentence", ["Chấp hành luật lệ của làng", "Theo pháp luật", "Luật này có từ lâu", "Luật A"])
def test_what_is_no_law(sentence: str) -> None:
    assert cited(sentence) == []


def test_a_law_with_a_day_and_without_a_number() -> None:
    (found,) = cited("Đọc Luật Thi đua, khen thưởng ngày 5/6/2031 cho dân nghe")
    assert (found.date, found.number) == ("2031-06-05", None)


def test_a_law_with_a_number_is_cited_once() -> None:
    (found,) = cited("Đọc Luật Thư viện số 91/2031/QH17 cho dân nghe")
    assert (found.number, found.subject) == ("91/2031/QH17", "Thư viện")


# --- Schemes and charters --------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Đề án “Mỗi thôn một tủ sách”", "Mỗi thôn một tủ sách"),
        ('Đề án "Mỗi thôn một tủ sách"', "Mỗi thôn một tủ sách"),
        ("Đề án tủ sách thôn, họp dân", "tủ sách thôn"),
        ("Đề án tủ sách thôn của Bộ Văn hóa", "tủ sách thôn"),
        ("Đề án 07", "07"),
    ],
)
def test_schemes(words: str, name: str) -> None:
    assert subjects(f"Làm tốt {words}") == [("Đề án", name)]


@pytest.mark.parametrize(
    "rest", ["này", "của tỉnh", "đã được phê duyệt", "vào quý III năm nay", "và các kế hoạch khác"]
)
def test_a_scheme_that_is_only_spoken_of(rest: str) -> None:
    assert cited(f"Làm tốt Đề án {rest}") == []


def test_charters() -> None:
    assert subjects("Sống theo Điều lệ Hội Nông dân Việt Nam") == [("Điều lệ", "Hội Nông dân Việt Nam")]
    assert subjects("Sống theo Điều lệ của hội") == []


# --- Resolutions -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("words", "issuer"),
    [
        ("Nghị quyết Đại hội Đảng bộ xã lần thứ IX đã đề ra", "Đại hội Đảng bộ xã lần thứ IX"),
        ("Nghị quyết của Đảng ủy xã về nêu gương", "Đảng ủy xã"),
        ("Nghị quyết HĐND xã", "HĐND xã"),
        ("Nghị quyết Hội nghị Trung ương 9 và các văn bản", "Hội nghị Trung ương 9"),
    ],
)
def test_resolutions_by_who_passed_them(words: str, issuer: str) -> None:
    (found,) = cited(f"Đọc {words}")
    assert (found.type, found.number, found.issuer) == ("Nghị quyết", None, issuer)


@pytest.mark.parametrize("sentence", ["Ra nghị quyết về việc làng", "Nghị quyết này được dân nhớ", "Nghị quyết thôn"])
def test_what_is_no_resolution(sentence: str) -> None:
    assert cited(sentence) == []


# --- Once each -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        pytest.param("Luật Thư viện", "Luật Thư viện", 1, id="the same law"),
        pytest.param("Luật Thư viện", "Luật Lao động", 2, id="another law"),
        pytest.param(
            "Nghị quyết Đại hội Đảng bộ xã lần thứ IX", "Nghị quyết Đại hội lần thứ IX của xã", 1, id="congress"
        ),
        pytest.param("Nghị quyết Đại hội xã lần thứ IX", "Nghị quyết Đại hội tỉnh lần thứ IX", 2, id="another level"),
        pytest.param("Nghị quyết Đại hội xã lần thứ IX", "Nghị quyết Đại hội xã lần thứ X", 2, id="another congress"),
        pytest.param("Đề án “Mỗi thôn một tủ sách”", "Đề án “Mỗi thôn một tủ sách”", 1, id="the same scheme"),
        pytest.param("Đề án “Mỗi thôn một tủ sách”", "Đề án “Mỗi nhà một vườn rau”", 2, id="another scheme"),
        pytest.param("Nghị quyết HĐND xã", "Nghị quyết của HĐND xã", 1, id="the same council"),
        pytest.param("Nghị quyết HĐND xã", "Nghị quyết HĐND tỉnh", 2, id="another council"),
    ],
)
def test_each_once(first: str, second: str, count: int) -> None:
    assert len(cited(f"Đọc {first}", f"Treo {second}")) == count


@pytest.mark.parametrize(
    "words",
    ["Luật Thư viện", "Đề án “Mỗi thôn một tủ sách”", "Đề án 07", "Nghị quyết Đại hội Đảng bộ xã lần thứ IX"],
)
def test_the_place_of_a_citation(words: str) -> None:
    plan = sentence_plan(f"Đọc {words}")
    (found,) = plan.references
    assert plan.text[slice(*found.span)] == words
