"""PDF documents: lines, the two columns of heading and signature, tables, pages."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

from tests.vanban.files import word_plan
from tests.vanban.files.drawn_pdf import lattice, pdf, width, words
from tests.vanban.files.old_letters import TCVN3
from vanban.reading.sources import load

FILES = Path(__file__).parent / "files"
BODY, MOTTO = (
    ("UBND TỈNH AN SƠN", "SỞ NỘI VỤ", "Số:      /KH-SNV"),
    (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "An Sơn, ngày    tháng 3 năm 2026",
    ),
)
LONG = "Thực hiện Kế hoạch của Ủy ban nhân dân tỉnh, Sở Nội vụ ban hành Kế hoạch như sau:"


def lines(*pages: str, turned: int = 0) -> list[str]:
    return load(pdf(*pages, turned=turned)).text.split("\n")


def centred(texts: tuple[str, ...], middle: float, top: float, size: float = 13) -> list[str]:
    return [
        words(text, middle - width(text, size) / 2, top - 20 * n, size) if text else "" for n, text in enumerate(texts)
    ]


def test_what_libreoffice_makes_of_a_plan() -> None:
    source = load(FILES / "plan.pdf")
    joined = " ".join(source.text.split())
    assert source.kind == "pdf"
    assert source.text.count("\f") == 1
    for column in (*word_plan.HEADER, *word_plan.SIGNATURE):
        assert " ".join(" ".join(column).split()) in joined
    for row in word_plan.TASKS:
        assert f"| {' | '.join(row)} |" in source.text.split("\n")
    assert "\na) Mỗi thôn phát hiện ít nhất 02 điển hình tiên tiến mỗi năm.\nb) Việc" in source.text


@pytest.mark.parametrize("order", ["by column", "by line", "right first"])
def test_the_two_columns_of_the_heading_come_apart(order: str) -> None:
    left, right = centred(BODY, 150, 780), centred(MOTTO, 410, 780)
    drawn = {
        "by column": [*left, *right],
        "by line": [*chain.from_iterable(zip(left, right, strict=True))],
        "right first": [*right, *left],
    }[order]
    title = centred(("KẾ HOẠCH", "Tuyên truyền điển hình tiên tiến năm 2026"), 310, 690, 14)
    read = lines("".join([*drawn, *title, words(LONG, 60, 640, 11)]))
    assert [" ".join(line.split()) for line in read] == [
        *(" ".join(line.split()) for line in (*BODY, *MOTTO)),
        "KẾ HOẠCH",
        "Tuyên truyền điển hình tiên tiến năm 2026",
        LONG,
    ]


@pytest.mark.parametrize("gutter", [8, 14, 40])
def test_a_narrow_gutter_in_the_heading_is_enough(gutter: float) -> None:
    body = ("ỦY BAN NHÂN DÂN XÃ AN", "Số: 12/KH-UBND")
    left = [words(text, 60, 780 - 20 * n) for n, text in enumerate(body)]
    x = 60 + width(body[0]) + gutter
    right = [words(text, x, 780 - 20 * n) for n, text in enumerate(MOTTO[:2])]
    drawn = chain.from_iterable(zip(left, right, strict=True))
    assert lines("".join([*drawn, words(LONG, 60, 700, 11)])) == [*body, *MOTTO[:2], LONG]


@pytest.mark.parametrize("by_line", [True, False])
@pytest.mark.parametrize("rise", [0, 5, 18])
def test_recipients_and_signer_come_apart(rise: float, by_line: bool) -> None:
    recipients = ("Nơi nhận:", "- Như trên;", "- UBND tỉnh (b/c);", "- Các sở, ban, ngành;", "- Lưu: VT.")
    signer = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "", "Nguyễn Thị Hòa")
    left = [words(text, 60, 300 - 13 * n, 11) for n, text in enumerate(recipients)]
    right = centred(signer, 430, 300 + rise, 14)
    drawn = chain.from_iterable(zip(left, right, strict=True)) if by_line else [*left, *right]
    end = words("nghiêm túc thực hiện./.", 60, 340)
    assert lines("".join([words(LONG, 60, 360, 11), end, *drawn])) == [
        LONG,
        "nghiêm túc thực hiện./.",
        *recipients,
        *(line for line in signer if line),
    ]


def test_a_table_with_lines_becomes_rows() -> None:
    xs, ys = (60, 100, 300, 420, 540), (500, 540, 600, 630)
    head = [words(t, x + 4, 610, 10) for t, x in zip(("TT", "Nội dung", "Chủ trì", "Thời gian"), xs, strict=False)]
    first = [words("1", 64, 580, 10), words("Mở chuyên mục người tốt,", 104, 585, 10), words("việc tốt", 104, 570, 10)]
    first += [words("Phòng Văn hóa", 304, 585, 10), words("Hằng tháng", 424, 585, 10)]
    second = [words("2", 64, 520, 10), words("Tổng kết", 104, 520, 10), words("Quý IV", 424, 520, 10)]
    after = words("Trên đây là Kế hoạch.", 60, 470)
    page = "".join([words("Phân công:", 60, 650), lattice(xs, ys), *head, *first, *second, after])
    assert lines(page) == [
        "Phân công:",
        "| TT | Nội dung | Chủ trì | Thời gian |",
        "| 1 | Mở chuyên mục người tốt, việc tốt | Phòng Văn hóa | Hằng tháng |",
        "| 2 | Tổng kết |  | Quý IV |",
        "Trên đây là Kế hoạch.",
    ]


def test_a_table_goes_on_over_the_end_of_a_page() -> None:
    xs = (60, 100, 300, 540)
    head = [words(t, x + 4, 110, 10) for t, x in zip(("TT", "Nội dung", "Thời gian"), xs, strict=False)]
    begun = [words("1", 64, 80, 10), words("Mở chuyên mục người", 104, 80, 10), words("Hằng tháng", 304, 80, 10)]
    healed = [words("tốt, việc tốt", 104, 790, 10)]
    second = [words("2", 64, 760, 10), words("Tổng kết", 104, 760, 10), words("Quý IV", 304, 760, 10)]
    pages = (
        "".join([lattice(xs, (60, 100, 130)), *head, *begun]),
        "".join([words("2", 300, 815, 12), lattice(xs, (750, 780, 810)), *healed, *second]),
    )
    assert lines(*pages) == [
        "| TT | Nội dung | Thời gian |",
        "| 1 | Mở chuyên mục người tốt, việc tốt | Hằng tháng |",
        "| 2 | Tổng kết | Quý IV |\f2",
    ]


def test_letters_drawn_later_go_back_to_their_place() -> None:
    line = "Kế hoach tuyên truyền"
    at = 60 + width("Kế ho")
    main = words("Kế ho", 60, 700) + words("ch tuyên truyền", at + width("a"), 700)
    assert lines(main + words("a", at, 700) + words("Dòng sau", 60, 680)) == [line, "Dòng sau"]


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_turned_pages_are_read_as_they_are_seen(turned: int) -> None:
    upright = {90: (0, 1, -1, 0, 500, 60), 180: (-1, 0, 0, -1, 500, 700), 270: (0, -1, 1, 0, 60, 700)}[turned]
    drawn = "q {} {} {} {} {} {} cm\n{}Q\n".format(*upright, words("Phụ lục", 0, 0) + words("Kế hoạch", 0, -20))
    assert lines(drawn, turned=turned) == ["Phụ lục", "Kế hoạch"]


def test_pages_are_parted() -> None:
    assert load(pdf(words("Trang một", 60, 700), words("Trang hai", 60, 700))).text == "Trang một\fTrang hai"


def test_old_letters_in_a_pdf() -> None:
    drawn = "".join(words(line, 60, 780 - 20 * n, 11) for n, line in enumerate(TCVN3))
    assert lines(drawn) == list(TCVN3.values())
    assert load(FILES / "tcvn3.pdf").text.startswith("ủy ban nhân dân huyện Lâm Thao\nCộng hoà xã hội")


def test_words_with_blanks_drawn_are_not_parted_twice() -> None:
    assert lines(words("a  b   c", 60, 700)) == ["a b c"]
