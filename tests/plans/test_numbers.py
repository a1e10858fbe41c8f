"""Numbers of documents are one number however they are written."""

import pytest

from lantoa.plans.numbers import number_key

SAME = {
    "65/KH-UBND": (
        "Số: 65/KH-UBND",
        "Số 65 /KH - UBND",
        "số 65/KH-UBND",
        "65 / KH - UBND",
        "65/KH–UBND",  # the long dash of word processors
        "65/KH‑UBND",  # a dash that does not break
        "065/KH-UBND",
        "65/kh-ubnd",
        "65/KH-UBND.",
        "65/KH-UBND;",
        "65\u00a0/\u00a0KH-UBND",
        "Kế hoạch số 65/KH-UBND",
        "KH 65/KH-UBND",
        "65/KH-UBND ngày 14/3/2023",
        "65/KH-UBND, ngày 14/3/2023 của UBND tỉnh",
        "65/KH-UBND của Ủy ban nhân dân tỉnh",
        "65/KH/UBND",
        "65-KH/UBND",
        "65.KH/UBND",
        "65KH/UBND",
    ),
    "249a/KH-SKHĐT": ("Số 249a/KH-SKHĐT", "249A/KH-SKHĐT", "249 a/KH-SKHĐT", "249a/KH-SKHÐT", "249a / KH - SKHDT"),
    "05-CT/TW": ("5-CT/TW", "Chỉ thị số 05-CT/TW", "05 - CT/TW", "05/CT-TW", "05-CT/TƯ", "05-CT/T.Ư"),
    "1526/QĐ-TTg": ("Số 1526/QĐ-TTg", "1526/QÐ-TTg", "1526/QD-TTg", "1526/QĐ-TTG", "1526 /QĐ -TTg ngày 09/12/2022"),
    "34-CT/TW": ("Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị",),
    "02/2019/NQ-HĐND": ("2/2019/NQ-HĐND", "Nghị quyết số 02/2019/NQ-HĐND"),
    "06/2022/QH15": ("Luật số 06/2022/QH15", "6/2022/QH15"),
    "98/2023/NĐ-CP": ("Nghị định số 98/2023/NĐ-CP ngày 31/12/2023", "98/2023/NÐ-CP"),
    "12-KH/HU": ("Số 12-KH/HU", "12 KH/HU"),
}
UNFILLED = (
    "",
    "/KH-UBND",
    "    /KH-UBND",
    "Số:      /KH-UBND",
    "…/KH-UBND",
    ".…./KH-UBND ngày 14/3/2023",
    "Số ...../KH-UBND",
    "14/3/2023",
    "65",
    "2023-2025",
    "Kế hoạch",
)


@pytest.mark.parametrize(("number", "spelling"), [(number, each) for number in SAME for each in SAME[number]])
def test_one_number_in_many_spellings(number: str, spelling: str) -> None:
    assert number_key(spelling) == number_key(number) != ""


def test_other_numbers_are_others() -> None:
    others = [*SAME, "66/KH-UBND", "249/KH-SKHĐT", "249b/KH-SKHĐT", "05-CT/TU", "65/QĐ-UBND", "65/KH-HĐND", "2/NQ-HĐND"]
    assert len({number_key(each) for each in others}) == len(others)


@pytest.mark.parametrize("number", UNFILLED)
def test_what_is_not_filled_in_could_be_any(number: str) -> None:
    assert number_key(number) == ""


def test_a_key_fits_its_column() -> None:
    assert len(number_key("65/" + "KH-" * 60)) <= 60
