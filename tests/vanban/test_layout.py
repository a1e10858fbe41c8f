"""From lines to blocks: where headings, paragraphs, list items and table rows begin, whatever the line breaks."""

from __future__ import annotations

import pytest

from vanban.reading.layout import assemble


def blocks(*lines: str) -> list[str]:
    return [block.text for block in assemble(list(lines))]


#: A paragraph of a file that was wrapped; other lines are short beside it.
WRAPPED = (
    "Các thôn nêu gương người tốt trong từng cuộc họp dân, chọn ra những người",
    "được bà con quý mến nhất, rồi viết lại câu chuyện của họ để đài truyền",
    "thanh xã phát vào buổi sáng và để các cháu học sinh cùng đọc trong giờ",
    "sinh hoạt đầu tuần ở trường.",
)
#: A paragraph of a file in which each line is one.
FLOWED = " ".join(WRAPPED)
#: Lines of a file that was broken anywhere: their ends mean nothing.
RAGGED = (*["Bà con cùng lo."] * 10, FLOWED[:150])


# --- What a line begins ----------------------------------------------------------------------------------------------
def test_no_lines_no_blocks() -> None:
    assert blocks() == []


def test_a_paragraph_is_joined_wherever_its_lines_break() -> None:
    assert blocks(*WRAPPED) == [FLOWED]
    assert blocks("Các thôn", "nêu", "gương người tốt.") == ["Các thôn nêu gương người tốt."]


def test_a_blank_line_after_every_line_means_nothing() -> None:
    assert blocks(*(line for words in WRAPPED for line in (words, ""))) == [FLOWED]


def test_labels_and_bullets_begin_blocks_and_are_kept_apart_from_the_words() -> None:
    found = assemble(["I. NỘI DUNG", "1. Nêu gương.", "- Họp thôn.", "+ Họp tổ."])
    assert [(block.label and block.label.shown, block.bullet, block.body) for block in found] == [
        ("I.", None, "NỘI DUNG"),
        ("1.", None, "Nêu gương."),
        (None, "-", "Họp thôn."),
        (None, "+", "Họp tổ."),
    ]


def test_a_label_alone_on_its_line_takes_the_next_words() -> None:
    assert blocks("I.", "NỘI DUNG", "1.", "", "Nêu gương.") == ["I. NỘI DUNG", "1. Nêu gương."]


def test_a_table_row_is_a_block_with_cells() -> None:
    (before, row, after) = assemble(["Các thôn lo.", "| Họp thôn |  | Quý I |", "Các tổ lo."])
    assert row.cells == ("Họp thôn", "", "Quý I")
    assert (before.cells, after.cells, after.text) == ((), (), "Các tổ lo.")


def test_no_words_go_on_a_table_row() -> None:
    assert blocks("| Họp thôn | Quý I |", "vào buổi tối") == ["| Họp thôn | Quý I |", "vào buổi tối"]


# --- Labels in sentences ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(("Các thôn họp vào lúc", "7. Mỗi hộ một người."), id="a number the count does not expect"),
        pytest.param(("Mỗi hộ đọc khoản", "1. của quy ước thôn."), id="small letters go on with the sentence"),
        pytest.param(("Việc này nêu ở mục", "30. Các hộ cùng làm."), id="a number far off the count"),
    ],
)
def test_what_looks_like_a_label_in_mid_sentence(lines: tuple[str, ...]) -> None:
    assert len(blocks(*lines)) == 1


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(("1. Họp thôn", "2. Họp tổ"), id="headings without a full stop"),
        pytest.param(("1. Họp thôn.", "3. Họp tổ."), id="a number left out after a full stop"),
        pytest.param(("1. Họp thôn.", "1. Họp tổ."), id="a number twice"),
        pytest.param(("1. Họp thôn", "3. Họp tổ mỗi quý một lần"), id="a number left out on a line of its own"),
        pytest.param(("Các thôn họp dân", "1. Họp tổ."), id="the first number in mid-sentence"),
        pytest.param(("1. Họp thôn, họp tổ, họp hội", "2. Họp tổ."), id="the next number after words left open"),
    ],
)
def test_labels_that_the_count_bears_out(lines: tuple[str, ...]) -> None:
    assert blocks(*lines) == list(lines)


def test_a_number_left_out_is_none_where_the_line_was_full() -> None:
    full = "1. Nếp sống của bà con trong các thôn của xã, viết lại theo nội dung ở mục"
    assert blocks(full, "3. Họp dân trong thôn.", *WRAPPED)[0] == f"{full} 3. Họp dân trong thôn."


# --- Dashes ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("Hội đồng Thi đua", "- Khen thưởng xã lo việc này.", id="dash in a name"),
        pytest.param("Kế hoạch phát triển kinh tế", "- xã hội của xã.", id="small letters behind the dash"),
        pytest.param("Kế hoạch cho giai đoạn 2026", "- 2030 của xã.", id="years"),
        pytest.param("1. Kế hoạch giai đoạn 2026", "- 2030 của xã.", id="years in a heading"),
        pytest.param("Các thôn đăng ký", "- 95% số hộ.", id="a share in a sentence"),
        pytest.param("Các thôn họp dân,", "- chọn gương", id="after a comma on a full line"),
    ],
)
def test_a_dash_that_goes_on_with_the_words(first: str, second: str) -> None:
    assert blocks(first, second) == [f"{first} {second}"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("Các thôn họp dân.", "- kinh tế hộ.", id="after a full stop"),
        pytest.param("Các thôn gồm:", "- thôn Đông;", id="after a colon"),
        pytest.param("Các thôn họp dân;", "- Các tổ họp hộ.", id="after a semicolon"),
        pytest.param("Các thôn họp dân", "- Các tổ họp hộ.", id="where the full stop was forgotten"),
        pytest.param("1. Chỉ tiêu", "- 95% số hộ đăng ký.", id="a share below a heading"),
        pytest.param("1. Chỉ tiêu", "- 5 gương mỗi thôn.", id="a number below a heading"),
        pytest.param("Các thôn họp,", "- chọn gương trong từng thôn", id="after a comma on a short line"),
        pytest.param("Các thôn họp dân", "• các tổ họp hộ.", id="a sign that is no dash"),
    ],
)
def test_a_dash_that_opens_an_item(first: str, second: str) -> None:
    assert blocks(first, second) == [first, second]


# --- Paragraphs ------------------------------------------------------------------------------------------------------
def test_after_a_full_stop_on_a_short_line_a_paragraph_begins() -> None:
    assert blocks(*WRAPPED, *WRAPPED) == [FLOWED, FLOWED]


def test_after_a_full_stop_on_a_full_line_the_paragraph_goes_on() -> None:
    full = "được bà con quý mến, viết lại câu chuyện của họ, gửi đài truyền thanh."
    lines = (WRAPPED[0], full, *WRAPPED)
    assert blocks(*lines) == [" ".join(lines)]


@pytest.mark.parametrize("mark", [";", ":"])
def test_after_a_colon_or_semicolon_the_sentence_goes_on(mark: str) -> None:
    assert len(blocks(f"Các thôn lo việc sau{mark}", "Họp dân, chọn gương.")) == 1


def test_small_letters_never_begin_a_paragraph() -> None:
    assert len(blocks("Các thôn họp dân v.v.", "rồi chọn gương.")) == 1


def test_an_introduction_belongs_to_the_sentence_before_it() -> None:
    assert blocks(FLOWED, "Cụ thể như sau: thôn Đông, thôn Tây.") == [f"{FLOWED} Cụ thể như sau: thôn Đông, thôn Tây."]
    assert len(blocks(FLOWED, "Mỗi hộ một người: ông hoặc bà.")) == 2


def test_the_closing_formula_always_begins_one() -> None:
    lines = (*WRAPPED[:3], "sinh hoạt đầu tuần ở trường, trong từng lớp, trước mặt cả thầy và trò.")
    assert len(blocks(*lines, "Trên đây là Kế hoạch của xã.")) == 2


# --- Headings --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("heading", "paragraph"),
    [
        pytest.param("1. Việc của thôn", "Tổ chức họp dân mỗi quý.", id="a verb of duty"),
        pytest.param("1. Việc của thôn", "Các hộ cùng làm.", id="a general statement"),
        pytest.param("1. Văn phòng Ủy ban xã", "Văn phòng Ủy ban lo giấy mời.", id="the heading taken up"),
        pytest.param("1. Việc chung của làng", "Công an xã giữ trật tự.", id="an office"),
        pytest.param("I. VIỆC CHUNG CỦA", "Bà con cùng lo.", id="after capitals"),
        pytest.param("1. Chỉ tiêu", "95% số hộ đăng ký.", id="a share"),
    ],
)
@pytest.mark.parametrize("others", [(), RAGGED], ids=["alone", "in a file broken anywhere"])
def test_a_heading_ends_where_a_paragraph_begins(heading: str, paragraph: str, others: tuple[str, ...]) -> None:
    assert blocks(heading, paragraph, *others)[:2] == [heading, paragraph]


def test_a_line_that_begins_with_a_number_or_a_sign_goes_on_unless_a_person_broke_it() -> None:
    assert blocks("1. Chỉ tiêu", "5 gương mỗi thôn, mỗi tổ.") == ["1. Chỉ tiêu", "5 gương mỗi thôn, mỗi tổ."]
    assert blocks("1. Chỉ tiêu", "5 gương mỗi thôn.", *RAGGED)[0].startswith("1. Chỉ tiêu 5 gương")
    assert len(blocks("1. Chỉ tiêu", "(theo sổ của thôn, của tổ).")) == 1
    assert len(blocks("1. Chỉ tiêu", "“Tổ chức họp dân” là nếp của thôn.")) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("1. Việc của", "Các hộ trong thôn.", id="a word that wants a noun"),
        pytest.param("1. Việc của thôn, của tổ,", "Các hộ cùng làm.", id="a comma"),
        pytest.param("1. Việc của thôn (ở từng", "Các hộ cùng làm).", id="an open bracket"),
        pytest.param("1. Theo lời Thủ tướng", "Chính phủ.", id="a name of several capitals"),
        pytest.param("1. Việc của thôn", "Đông và thôn Tây.", id="a proper name"),
        pytest.param("I. VIỆC CHUNG CỦA", "THÔN VÀ TỔ", id="capitals"),
        pytest.param("1. Việc của thôn", "và của tổ.", id="small letters"),
    ],
)
@pytest.mark.parametrize("others", [(), RAGGED], ids=["alone", "in a file broken anywhere"])
def test_a_heading_goes_on_in_the_next_line(first: str, second: str, others: tuple[str, ...]) -> None:
    assert blocks(first, second, *others)[0].startswith(f"{first} {second}")


def test_a_label_that_opens_a_sentence_is_no_heading() -> None:
    assert len(blocks("1. Kinh phí: do xã lo", "Các thôn cùng góp.")) == 1


def test_an_office_whose_name_is_to_come_goes_on_where_breaks_mean_nothing() -> None:
    """Wrapped lines tell a name from a sentence: who broke "1. Phòng" with room left on the line wanted a heading."""
    assert blocks("1. Phòng", "Tổ chức cán bộ huyện.", FLOWED)[0] == "1. Phòng Tổ chức cán bộ huyện."
    assert blocks("1. Phòng", "Tổ chức họp dân mỗi quý.", *WRAPPED)[0] == "1. Phòng"


def test_the_rest_of_a_heading_ends_no_sentence() -> None:
    """What opens like a sentence but runs into the next label without a full stop was the heading's second line."""
    for after in ("2. Họp dân", "2. Họp dân.", "- Họp dân."):
        assert blocks("1. Nêu gương", "Tổ chức ở thôn", after) == ["1. Nêu gương Tổ chức ở thôn", after]


@pytest.mark.parametrize(
    "lines",
    [("Tổ chức phát triển kinh tế", "- xã hội của thôn."), ("Tổ chức họp Hội đồng Thi đua", "- Khen thưởng của thôn.")],
)
def test_a_dash_inside_a_name_does_not_end_the_look_ahead(lines: tuple[str, str]) -> None:
    assert blocks("1. Nêu gương", *lines) == ["1. Nêu gương", " ".join(lines)]


def test_where_lines_are_paragraphs_a_short_one_is_a_heading() -> None:
    assert blocks("1. Nêu gương", "Nếp ấy ai cũng quý.", *[FLOWED] * 8)[:2] == ["1. Nêu gương", "Nếp ấy ai cũng quý."]
    long = "1. Nêu gương những người giữ nếp sống đẹp trong các thôn, các tổ và các hội của xã nhà"
    assert blocks(long, "Nếp ấy ai cũng quý.", *[FLOWED] * 8)[0] == f"{long} Nếp ấy ai cũng quý."


def test_a_labelled_line_of_many_words_is_a_paragraph() -> None:
    long = f"1. Bà con lo {'việc làng, việc nước, ' * 12}việc nhà"
    assert len(blocks(long, "Tổ chức họp dân.")) == 1
