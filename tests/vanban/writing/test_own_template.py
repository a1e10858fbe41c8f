"""A body's own Word template in place of our layout."""

from __future__ import annotations

from dataclasses import replace

import docx
import pytest

from tests.vanban.files.word_plan import saved
from tests.vanban.writing.documents import DECISION, PLAN, REPORT
from vanban.reading.problems import Unreadable
from vanban.reading.sources import load
from vanban.writing.model import Document
from vanban.writing.own_template import TemplateProblem, fill, names_for


def template(*lines: str) -> bytes:
    file = docx.Document()
    for line in lines:
        file.add_paragraph(line)
    return saved(file)


def filled(*lines: str) -> str:
    return load(fill(template(*lines), PLAN)).text.strip()


def test_names_in_braces_are_filled() -> None:
    assert filled("Số: {{ so_ky_hieu }}", "{{ dia_danh }}, {{ ngay_thang }}") == (
        "Số: 07/KH-UBND\nĐông Mai, ngày 05 tháng 02 năm 2026"
    )


def test_the_text_comes_paragraph_by_paragraph() -> None:
    text = filled("{%p for doan in noi_dung %}", "{{ doan }}", "{%p endfor %}").split("\n")
    assert text[1] == "I. MỤC ĐÍCH, YÊU CẦU" and text[-1].endswith("./.")


def test_marks_of_word_s_own_language_in_the_words_are_harmless() -> None:
    titled = replace(PLAN, title="Về <b> & Co")
    assert "<b> & Co" in load(fill(template("{{ trich_yeu }}"), titled)).text


@pytest.mark.parametrize("document", [PLAN, DECISION, REPORT], ids=lambda document: document.kind.name)
def test_every_name_has_its_value(document: Document) -> None:
    names = names_for(document)
    assert names["nguoi_ky"] and names["quyen_han"] and names["noi_dung"] and names["noi_nhan"][-1].startswith("Lưu")


@pytest.mark.parametrize(
    ("line", "told"), [("{{ so_van_ban }}", "so_van_ban"), ("{{ trich_yeu", ""), ("{% for x in %}", "")]
)
def test_a_mistake_in_the_template_is_said_so(line: str, told: str) -> None:
    with pytest.raises(TemplateProblem) as refused:
        fill(template(line), PLAN)
    assert told in refused.value.vi and "Hãy sửa" in refused.value.vi and "Mend" in refused.value.en


def test_a_template_runs_no_code_of_its_own() -> None:
    with pytest.raises(TemplateProblem):
        fill(template("{{ trich_yeu.__class__.__mro__ }}"), PLAN)


def test_a_file_that_is_no_word_file_is_refused() -> None:
    with pytest.raises(Unreadable):
        fill(b"\x89PNG\r\n\x1a\n", PLAN)
