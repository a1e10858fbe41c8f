"""Line breaks: what the words on both sides say about them."""

from __future__ import annotations

import pytest

from vanban.reading.breaks import (
    dashed_name,
    ends,
    ends_sentence,
    holds_sentence,
    inside_name,
    left_open,
    opens_sentence,
    repeats_heading,
)


@pytest.mark.parametrize(
    ("text", "clause", "sentence"),
    [
        ("Các thôn đăng ký.", True, True),
        ("Các thôn đăng ký…", True, True),
        ("Theo lời dạy “Thi đua là yêu nước.”", True, True),
        ("Các thôn đăng ký;", True, False),
        ("Các thôn gồm:", True, False),
        ("Các thôn đăng ký", False, False),
        ("Các thôn,", False, False),
    ],
)
def test_marks_that_end_a_clause_or_a_sentence(text: str, clause: bool, sentence: bool) -> None:
    assert (ends(text), ends_sentence(text)) == (clause, sentence)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Kinh phí. Do xã lo", True),
        ("chọn gương; báo cáo xã", True),
        ("Kinh phí: do xã lo", True),
        ("Kinh phí:", False),
        ("Kinh phí của xã", False),
        ("họp lúc 7:30", False),
    ],
)
def test_a_sentence_that_goes_on_inside(text: str, holds: bool) -> None:
    assert holds_sentence(text) is holds


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("Các thôn, bản,", True),
        ("Văn phòng (qua bộ phận", True),
        ("phong trào “Xanh - sạch", True),
        ("Thi đua -", True),
        ("Văn phòng (qua bộ phận một cửa)", False),
        ("phong trào “Xanh - sạch - đẹp”", False),
        ("Các thôn", False),
    ],
)
def test_words_that_want_more(text: str, open_: bool) -> None:
    assert left_open(text) is open_


@pytest.mark.parametrize(
    ("before", "after", "inside"),
    [
        ("theo chỉ đạo của Thủ tướng", "Chính phủ về nêu gương", True),
        ("báo cáo Chủ tịch", "UBND xã", True),
        ("Ủy ban Mặt trận", "Tổ quốc xã", True),
        ("Ủy ban Mặt trận Tổ quốc", "Việt Nam xã", True),
        ("báo cáo Thủ tướng Chính phủ", "Các thôn đăng ký", False),
        ("Nội dung nêu gương", "Chủ tịch UBND xã chủ trì", False),
    ],
)
def test_a_name_of_several_capitals_holds_together(before: str, after: str, inside: bool) -> None:
    assert inside_name(before, after) is inside


@pytest.mark.parametrize(
    ("before", "after", "name"),
    [
        ("Hội đồng Thi đua", "Khen thưởng xã", True),
        ("phát triển kinh tế", "xã hội của xã", True),
        ("Phòng Văn hóa", "Xã hội.", True),
        ("Hội đồng Thi đua", "Các thôn", False),
        ("giữ gìn đường làng", "Khen thưởng", False),
        ("", "Khen thưởng", False),
    ],
)
def test_a_dash_inside_a_name(before: str, after: str, name: bool) -> None:
    assert dashed_name(before, after) is name


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Tổ chức họp dân", True),
        ("Các thôn đăng ký", True),
        ("“Xây dựng nếp sống mới", True),
        ("Thường xuyên nêu gương", True),
        ("Thôn Đông", False),
        ("Chủ tịch xã", False),
        ("Tổ quốc ghi công", False),
        ("Báo Tuổi trẻ xã", False),
        ("Báo cáo xã", True),
        ("2 gương", False),
    ],
)
def test_how_sentences_of_plans_begin(text: str, opens: bool) -> None:
    assert opens_sentence(text) is opens


@pytest.mark.parametrize(
    ("heading", "text", "repeats"),
    [
        ("2. Văn phòng Ủy ban xã", "Văn phòng Ủy ban là đầu mối", True),
        ("Văn phòng Ủy ban xã", "Văn phòng Ủy ban là đầu mối", True),
        ("2. Văn phòng Ủy ban xã", "Công an xã giữ trật tự", False),
        ("2. Văn phòng", "Văn phòng lo việc này", False),
    ],
)
def test_a_paragraph_that_takes_its_heading_up(heading: str, text: str, repeats: bool) -> None:
    assert repeats_heading(heading, text) is repeats
