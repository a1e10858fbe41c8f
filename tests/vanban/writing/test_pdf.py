"""The PDF: the same words as the Word file, fonts in it, and what it claims to be."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, datetime

import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from pyhanko.pdf_utils.reader import PdfFileReader

from tests.vanban.writing.documents import ALL, DECISION, PLAN
from vanban.reading import read
from vanban.writing.composing import Line, compose
from vanban.writing.model import Document, Paragraph
from vanban.writing.pdf import pictures, write_pdf
from vanban.writing.widths import fonts, width

MOMENT = datetime(2026, 11, 29, 8, tzinfo=UTC)
LETTERS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u2007]+", "", text)


def pages(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


@pytest.mark.parametrize("document", ALL, ids=lambda document: document.kind.name)
def test_every_line_is_printed(document: Document) -> None:
    printed = squeezed("".join(pages(write_pdf(document, made_at=MOMENT))))
    composed = compose(document)
    columns = [line for row in (*composed.head, *composed.ending) for column in row for line in column]
    leaves = [line for leaf in composed.leaves for line in (*leaf.head, *leaf.body)]
    texts = [part.text for part in (*composed.top, *composed.body, *columns, *leaves) if isinstance(part, Line)]
    assert [text for text in texts if squeezed(text) not in printed] == []


def test_the_reader_reads_the_pdf_like_the_word_file() -> None:
    found = read(write_pdf(PLAN, made_at=MOMENT))
    assert found.document.number == "07/KH-UBND" and found.document.title == PLAN.title
    assert [part.id for part in found.sections] == ["I", "I.1", "I.1.a", "I.1.b", "I.2", "II", "II.1", "II.2", "III",
                                                    "III.1"]  # fmt: skip


def test_it_is_pdf_a_and_pdf_ua_tagged_and_vietnamese() -> None:
    root = PdfFileReader(io.BytesIO(write_pdf(PLAN, made_at=MOMENT))).root
    told = root["/Metadata"].data.decode()
    assert "<pdfaid:part>2</pdfaid:part>" in told and "<pdfaid:conformance>A</pdfaid:conformance>" in told
    assert "<pdfuaid:part>1</pdfuaid:part>" in told
    assert root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root and root["/Lang"] == "vi"
    assert f"Kế hoạch {PLAN.title}" in told


def test_every_font_is_embedded() -> None:
    reader = PdfFileReader(io.BytesIO(write_pdf(DECISION, made_at=MOMENT)))
    fonts = reader.root["/Pages"]["/Kids"][0]["/Resources"]["/Font"]
    inner = [fonts[name]["/DescendantFonts"][0] for name in fonts]
    assert len(inner) >= 3
    assert all("TeXGyreTermes" in font["/BaseFont"] for font in inner)
    assert all("/FontFile3" in font["/FontDescriptor"] for font in inner)


def test_pages_are_numbered_from_the_second_one_and_anew_in_an_annex() -> None:
    blocks = (*(Paragraph("Các thôn họp dân, chọn người tốt. " * 6) for _ in range(20)), Paragraph("Hết"))
    long = replace(PLAN, blocks=blocks, annexes=DECISION.annexes)
    first, second, *_, annex = pages(write_pdf(long, made_at=MOMENT))
    assert second.split()[0] == "2" and first.split()[0] != "1" and annex.split()[0] == "Phụ"


def test_the_signature_is_not_alone_on_a_page() -> None:
    for length in range(18, 26):
        blocks = (*(Paragraph("Các thôn họp dân, chọn người tốt việc tốt.") for _ in range(length)), Paragraph("Hết"))
        assert "Hết./." in pages(write_pdf(replace(PLAN, blocks=blocks), made_at=MOMENT))[-1]


def test_the_same_data_at_the_same_moment_give_the_same_bytes() -> None:
    assert write_pdf(PLAN, made_at=MOMENT) == write_pdf(PLAN, made_at=MOMENT)


def test_pages_can_be_shown_as_pictures() -> None:
    assert [picture[:4] for picture in pictures(DECISION)] == [b"\x89PNG"] * 2


@pytest.mark.parametrize("face", ["regular", "bold", "italic", "bolditalic"])
def test_the_typeface_has_every_vietnamese_letter_and_may_be_embedded(face: str) -> None:
    with TTFont(fonts() / f"texgyretermes-{face}.otf", lazy=True) as font:
        known = font.getBestCmap()
        assert [letter for letter in LETTERS + LETTERS.upper() + "–“”’…₫²" if ord(letter) not in known] == []
        assert not font["OS/2"].fsType & 0x0002


def test_widths_are_those_of_times_new_roman() -> None:
    """From the metrics of Times New Roman: 1,000 units to the em; a 0.444, H 0.722, space 0.25."""
    assert width("aH ", 72 / 25.4) == pytest.approx(0.444 + 0.722 + 0.25, abs=0.002)
    assert width("ngắn\ndài hơn nhiều", 13) == width("dài hơn nhiều", 13)
