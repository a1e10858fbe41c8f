"""Word 97-2003 and RTF: files of old offices."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.vanban.files import word_plan
from tests.vanban.files.old_letters import TCVN3
from vanban.reading.sources import load

FILES = Path(__file__).parent / "files"
TABLE = [" ".join(f"| {' | '.join(row)} |".split()) for row in word_plan.TASKS]


def rtf(body: str, head: str = r"\ansi\ansicpg1252") -> list[str]:
    return load(f"{{\\rtf1{head} {body}}}".encode("cp1252")).text.strip("\n").split("\n")


@pytest.mark.parametrize("kind", ["doc", "rtf"])
def test_the_whole_plan_is_there(kind: str) -> None:
    source = load(FILES / f"plan.{kind}")
    read = [" ".join(line.split()) for line in source.text.split("\n") if line.strip()]
    columns = [line for column in (*word_plan.HEADER, *word_plan.SIGNATURE) for line in column if line]
    assert source.kind == kind
    assert read[:6] == [" ".join(line.split()) for line in columns[:6]]
    assert [line for line in read if line.startswith("|")] == TABLE
    assert read[-9:] == columns[6:]


def test_rtf_carries_the_numbers_that_word_counted() -> None:
    read = [" ".join(line.split()) for line in load(FILES / "plan.rtf").text.split("\n")]
    assert "II. TỔ CHỨC THỰC HIỆN" in read
    assert "b) Việc tuyên truyền phải chính xác, kịp thời, thường xuyên, có trọng tâm, trọng điểm." in read


@pytest.mark.parametrize("kind", ["doc", "rtf"])
def test_old_letters(kind: str) -> None:
    assert load(FILES / f"tcvn3.{kind}").text.strip().split("\n") == list(TCVN3.values())


def test_letters_of_rtf_in_every_notation() -> None:
    assert rtf(r"K\u7871? ho\u7841?ch") == ["Kế hoạch"]
    assert rtf(r"K\'d5 ho\'b9ch tuy\'aan truy\'d2n") == ["Kế hoạch tuyên truyền"]
    vietnamese = r"\ansi\ansicpg1258{\fonttbl{\f0\fnil\fcharset163 Times New Roman;}}\f0"
    assert rtf(r"K\'ea\'ec hoa\'f2ch", vietnamese) == ["Kế hoạch"]


def test_links_show_their_words_and_pictures_nothing() -> None:
    link = r'{\field{\*\fldinst{HYPERLINK "http://example.vn"}}{\fldrslt{trang xã}}}'
    assert rtf(f"Xem {link}.") == ["Xem trang xã."]
    assert rtf(r"Ke{\pict\bin5 a}{\b} hoach") == ["Ke hoach"]


def test_older_lists_keep_their_labels() -> None:
    assert rtf(r"{\pntext\f0 1.\tab}Vi\u7879?c") == ["1.\tViệc"]


def test_a_table_of_an_rtf() -> None:
    def row(*cells: str) -> str:
        return r"\trowd\cellx900\cellx9000 " + "".join(rf"\pard\intbl {c}\cell " for c in cells) + r"\row "

    body = row("TT", "N\\u7897?i dung") + row("1", "H\\u7897?i ngh\\u7883?\\par l\\u7847?n 1") + r"\pard Sau\par "
    assert rtf(body) == ["| TT | Nội dung |", "| 1 | Hội nghị lần 1 |", "Sau"]


def test_page_ends_of_an_rtf() -> None:
    assert rtf(r"Trang 1\par\page Trang 2") == ["Trang 1", "\fTrang 2"]
