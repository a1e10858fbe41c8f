"""Cited documents with a number: kind, number, day, issuer, subject; what is basis and what is reference."""

from __future__ import annotations

import pytest

from tests.vanban.mini_plan import mini_plan, sentence_plan
from vanban.reading.citations import iso_date
from vanban.reading.model import Citation


def cited(sentence: str) -> list[Citation]:
    return list(sentence_plan(sentence).references)


def only(sentence: str) -> Citation:
    (citation,) = cited(sentence)
    return citation


# --- One citation ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("words", "kind", "number"),
    [
        ("Kế hoạch số 15/KH-UBND", "Kế hoạch", "15/KH-UBND"),
        ("Kế hoạch 15/KH-UBND", "Kế hoạch", "15/KH-UBND"),
        ("kế hoạch số: 15/KH-UBND", "Kế hoạch", "15/KH-UBND"),
        ("Quyết định số 15 / QĐ - UBND", "Quyết định", "15/QĐ-UBND"),
        ("Chỉ thị số 09-CT/TU", "Chỉ thị", "09-CT/TU"),
        ("Luật số 91/2031/QH17", "Luật", "91/2031/QH17"),
        ("Nghị định số 91/2031/NĐ-CP", "Nghị định", "91/2031/NĐ-CP"),
        ("Nghị quyết liên tịch số 3/2031/NQLT-CP", "Nghị quyết liên tịch", "3/2031/NQLT-CP"),
        ("Công văn số 15a/UBND-VX", "Công văn", "15a/UBND-VX"),
        ("Thông báo số /TB-UBND", "Thông báo", "/TB-UBND"),
        ("Hướng dẫn số 15/hd-tđkt", "Hướng dẫn", "15/hd-tđkt"),
    ],
)
def test_kinds_and_numbers(words: str, kind: str, number: str) -> None:
    found = only(f"Các thôn đọc kỹ {words} đã gửi")
    assert (found.type, found.number) == (kind, number)


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Các thôn làm theo kế hoạch năm nay", id="no number"),
        pytest.param("Kế hoạch gồm 15 việc", id="a count"),
        pytest.param("Họp theo kế hoạch ngày 15/9/2031", id="a day"),
        pytest.param("Đọc số 15/KH-UBND", id="no kind"),
        pytest.param("Đạt 15/20 điểm theo quy định", id="a fraction"),
    ],
)
def test_what_is_no_citation(sentence: str) -> None:
    assert cited(sentence) == []


@pytest.mark.parametrize(
    ("after", "date"),
    [
        (" ngày 09/3/2031", "2031-03-09"),
        (", ngày 9/3/2031", "2031-03-09"),
        (" (ngày 9/3/2031)", "2031-03-09"),
        (" ngày 09-03-2031", "2031-03-09"),
        (" ngày 09.03.2031", "2031-03-09"),
        (" ban hành ngày 09/3/2031", "2031-03-09"),
        (" ngày 09 tháng 3 năm 2031", "2031-03-09"),
        (" ngày 09/3", None),
        (" năm 2031", None),
        ("", None),
    ],
)
def test_the_day_of_the_document(after: str, date: str | None) -> None:
    assert only(f"Đọc Kế hoạch số 15/KH-UBND{after}").date == date


@pytest.mark.parametrize(
    ("printed", "date"),
    [("9/3/2031", "2031-03-09"), ("31/12/2031", "2031-12-31"), ("32/1/2031", None), ("1/13/2031", None), (None, None)],
)
def test_days_in_iso_8601(printed: str | None, date: str | None) -> None:
    assert iso_date(printed) == date


@pytest.mark.parametrize(
    ("after", "issuer", "subject"),
    [
        (" của UBND tỉnh về việc nêu gương", "UBND tỉnh", "nêu gương"),
        (" của UBND tỉnh về nêu gương", "UBND tỉnh", "nêu gương"),
        (" của UBND tỉnh V/v nêu gương", "UBND tỉnh", "nêu gương"),
        (" của UBND tỉnh triển khai phong trào", "UBND tỉnh", "triển khai phong trào"),
        (" do Bộ Nội vụ ban hành quy chế", "Bộ Nội vụ", "ban hành quy chế"),
        (" của Sở Văn hóa, Thể thao và Du lịch về nêu gương", "Sở Văn hóa, Thể thao và Du lịch", "nêu gương"),
        (" của UBND tỉnh, các thôn họp dân", "UBND tỉnh", None),
        (" của UBND tỉnh yêu cầu họp", "UBND tỉnh", None),
        (" về việc nêu gương; các thôn họp dân", None, "nêu gương"),
        (" về việc nêu gương, Sở Nội vụ xây dựng nội dung sau", None, "nêu gương"),
        (" về việc nêu gương, xét đề nghị của Sở Nội vụ", None, "nêu gương"),
        (" về việc nêu gương, việc tốt", None, "nêu gương, việc tốt"),
        (" đã gửi", None, None),
    ],
)
def test_issuer_and_subject(after: str, issuer: str | None, subject: str | None) -> None:
    found = only(f"Đọc Kế hoạch số 15/KH-UBND{after}")
    assert (found.issuer, found.subject) == (issuer, subject)


def test_the_name_of_a_law_may_stand_before_its_number() -> None:
    found = only("Đọc Luật lễ hội làng xã số 91/2031/QH17 cho dân nghe")
    assert (found.type, found.number, found.subject) == ("Luật", "91/2031/QH17", "lễ hội làng xã")


def test_the_place_goes_from_the_kind_to_the_end_of_the_subject() -> None:
    plan = sentence_plan("Đọc Kế hoạch số 15/KH-UBND ngày 9/3/2031 của UBND tỉnh về nêu gương; họp dân")
    (found,) = plan.references
    assert plan.text[slice(*found.span)] == "Kế hoạch số 15/KH-UBND ngày 9/3/2031 của UBND tỉnh về nêu gương"


# --- Several citations -----------------------------------------------------------------------------------------------
def test_a_list_without_semicolons() -> None:
    found = cited("Đọc Kế hoạch số 15/KH-UBND về nêu gương và Công văn số 16/UBND-VX về khen gương")
    assert [(citation.number, citation.subject) for citation in found] == [
        ("15/KH-UBND", "nêu gương"),
        ("16/UBND-VX", "khen gương"),
    ]


def test_each_document_once_at_its_first_mention() -> None:
    plan = sentence_plan("Đọc Kế hoạch số 15/KH-UBND", "Treo Kế hoạch số 15/kh-ubnd", "Đọc Công văn số 16/UBND-VX")
    assert [citation.number for citation in plan.references] == ["15/KH-UBND", "16/UBND-VX"]
    assert plan.references[0].span[0] == plan.text.index("Kế hoạch số")


def test_a_later_mention_adds_the_day() -> None:
    plan = sentence_plan("Đọc Kế hoạch số 15/KH-UBND", "Treo Kế hoạch số 15/KH-UBND ngày 9/3/2031 của UBND tỉnh")
    (found,) = plan.references
    assert (found.date, found.issuer) == ("2031-03-09", "UBND tỉnh")


# --- Basis and references --------------------------------------------------------------------------------------------
def test_the_opening_names_the_basis_and_the_text_the_references() -> None:
    plan = mini_plan(
        "Căn cứ Quyết định số 3/QĐ-UBND của UBND tỉnh;",
        "Thực hiện Kế hoạch số 15/KH-UBND của UBND tỉnh về nêu gương, xã An Bình làm các việc sau:",
        "I. NỘI DUNG",
        "- Đọc Công văn số 16/UBND-VX, Kế hoạch số 15/KH-UBND.",
        "Trên đây là Kế hoạch theo Hướng dẫn số 17/HD-UBND.",
    )
    assert [citation.number for citation in plan.legal_basis] == ["3/QĐ-UBND", "15/KH-UBND"]
    assert [citation.number for citation in plan.references] == ["16/UBND-VX", "17/HD-UBND"]


def test_a_document_inside_the_subject_of_another_is_no_basis() -> None:
    plan = mini_plan(
        "Thực hiện Kế hoạch số 15/KH-UBND về việc triển khai Chỉ thị số 9-CT/TU về nêu gương;",
        "I. NỘI DUNG",
        "- Họp dân.",
    )
    assert [citation.number for citation in plan.legal_basis] == ["15/KH-UBND"]
    assert [citation.number for citation in plan.references] == ["9-CT/TU"]


def test_a_law_inside_the_subject_of_another_is_no_basis_either() -> None:
    plan = mini_plan(
        "Thực hiện Kế hoạch số 15/KH-UBND về việc đưa Luật Thư viện đến với dân;", "I. NỘI DUNG", "- Họp dân."
    )
    assert [citation.type for citation in plan.legal_basis] == ["Kế hoạch"]
    assert [citation.type for citation in plan.references] == ["Luật"]


def test_the_plans_own_number_is_no_citation() -> None:
    plan = mini_plan("I. NỘI DUNG", "- Họp dân.")
    assert (plan.document.number, plan.legal_basis, plan.references) == ("12/KH-UBND", (), ())
