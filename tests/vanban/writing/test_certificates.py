"""Certificates: many in one file, codes that lead to the right page, printing over forms."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pypdfium2
import pytest
from pyhanko.pdf_utils.generic import IndirectObject
from pyhanko.pdf_utils.reader import PdfFileReader

from vanban.reading.model import Date
from vanban.writing.certificates import FIELDS, Ceremony, Certificate, Sheet, write_certificates
from vanban.writing.model import Authority, Mark, Signature

MOMENT = datetime(2026, 11, 29, 8, tzinfo=UTC)
CEREMONY = Ceremony(
    awarded_by="Chủ tịch Ủy ban nhân dân xã Đông Mai",
    decision="118/QĐ-UBND",
    place="Đông Mai",
    date=Date(2026, 11, 20),
    signature=Signature("Đinh Thị An Lành", "Phó Chủ tịch", (Authority(Mark.FOR_HEAD, "Chủ tịch"),)),
)
MY = Certificate(
    name="Bà Vàng Thị Mỷ",
    achievement="Đã vận động 12 hộ hiến 1.450 m² đất làm đường liên thôn",
    about="Trưởng thôn Nà Lạn",
    golden_book="12/2026",
    link="https://xa.example/xac-minh/GK-2026-0012",
)
KHAI = Certificate(name="Ông Nông Văn Khải", achievement="Đã hướng dẫn 9 hộ trồng rau an toàn")
POINTS_A_MM = 72 / 25.4


def pages(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def place(pdf: bytes, words: str) -> tuple[float, float]:
    """Where words begin on the first page, in millimetres from the upper left corner."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        text = page.get_textpage()
        found = text.search(words).get_next()
        assert found is not None
        left, bottom, *_ = text.get_charbox(found[0])
        return left / POINTS_A_MM, (page.get_height() - bottom) / POINTS_A_MM


def written(*certificates: Certificate, **how: Any) -> bytes:
    return write_certificates(certificates, CEREMONY, made_at=MOMENT, **how)


def test_each_has_a_page_with_all_it_says() -> None:
    first, second = pages(written(MY, KHAI))
    says = ("CỘNG HÒA XÃ HỘI", "GIẤY KHEN", MY.name, MY.about, "Số sổ vàng: 12/2026", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    for words in (*says, "Đinh Thị An Lành", "Quyết định số 118/QĐ-UBND ngày 20 tháng 11 năm 2026"):
        assert words in first
    assert KHAI.name in second and MY.name not in second and "Số sổ vàng" not in second


def test_names_are_bookmarks() -> None:
    with pypdfium2.PdfDocument(written(MY, KHAI)) as document:
        assert [mark.get_title() for mark in document.get_toc()] == [MY.name, KHAI.name]


def test_it_is_pdf_a_and_tells_where_the_code_leads_to_those_who_do_not_see_it() -> None:
    reader = PdfFileReader(io.BytesIO(written(MY)))
    assert b"<pdfaid:conformance>A" in reader.root["/Metadata"].data
    assert MY.link in set(described(reader.root["/StructTreeRoot"]["/K"]))


def described(element: Any) -> Iterator[str]:
    """What stands for the pictures below an element of the tree of tags."""
    element = element.get_object() if isinstance(element, IndirectObject) else element
    if isinstance(element, list):
        for child in element:
            yield from described(child)
    elif isinstance(element, dict):
        if "/Alt" in element:
            yield str(element["/Alt"])
        if "/K" in element:
            yield from described(element["/K"])


def test_the_same_code_is_drawn_for_the_same_link_only() -> None:
    other = Certificate(MY.name, MY.achievement, link=f"{MY.link}-2")
    assert _code_of(written(MY)) == _code_of(written(MY)) != _code_of(written(other))


def _code_of(pdf: bytes) -> bytes:
    field = FIELDS["code"]
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[0].render(scale=2).to_pil()
    box = [round(edge * POINTS_A_MM * 2) for edge in (field.x, field.y, field.x + field.width, field.y + field.width)]
    return bytes(picture.crop(tuple(box)).tobytes())


def test_over_a_form_only_what_differs_is_printed() -> None:
    [page] = pages(written(MY, sheet=Sheet(overprint=True)))
    assert "GIẤY KHEN" not in page and "CỘNG HÒA" not in page and "CHỦ TỊCH ỦY BAN" not in page
    assert MY.name in page and "Đinh Thị An Lành" in page


def test_everything_and_single_fields_can_be_moved() -> None:
    x, y = place(written(MY, sheet=Sheet(overprint=True)), MY.name)
    moved = written(MY, sheet=Sheet(overprint=True, right=3.5, down=-2))
    assert place(moved, MY.name) == pytest.approx((x + 3.5, y - 2), abs=0.05)
    single = written(MY, sheet=Sheet(overprint=True, right=3.5, moved={"name": (1, 10)}))
    assert place(single, MY.name) == pytest.approx((x + 4.5, y + 10), abs=0.05)
    assert place(single, MY.about)[1] == pytest.approx(place(moved, MY.about)[1] + 2, abs=0.05)


def test_a_field_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="no such field: nam;"):
        Sheet(moved={"nam": (1, 1)})


def test_a_long_achievement_is_set_smaller_and_keeps_off_the_date() -> None:
    long = Certificate("Tập thể thôn Nà Lạn", "Đã có thành tích trong phong trào thi đua yêu nước của xã; " * 9)
    [page] = pages(written(long))
    assert page.count("thi đua yêu nước") == 9
    assert place(written(long), "Đông Mai, ngày") == place(written(MY), "Đông Mai, ngày")


def test_progress_is_told_to_the_end() -> None:
    told: list[tuple[int, int]] = []
    written(MY, KHAI, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 4), (2, 4), (4, 4)]


def test_an_emblem_is_drawn_where_the_body_gives_one() -> None:
    star = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4" fill="#fc0"/></svg>'
    ceremony = Ceremony(CEREMONY.awarded_by, "1/QĐ", "Đông Mai", Date(2026, 1, 1), CEREMONY.signature, emblem=star)
    with_emblem = write_certificates([MY], ceremony, made_at=MOMENT)
    assert place(with_emblem, "CỘNG HÒA")[1] > place(written(MY), "CỘNG HÒA")[1] + 10


def test_no_certificate_is_no_file() -> None:
    with pytest.raises(ValueError, match="no certificate"):
        written()
