"""Lists of bodies as somebody would send them."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from openpyxl import Workbook

OFFICE = "phòng, ban, văn phòng"
HEADINGS = ("Mã", "Tên gọi", "Loại", "Hệ thống", "Mã cấp trên", "Từ ngày", "Đến ngày", "Tên gọi khác", "Văn bản")


def workbook(*rows: tuple[Any, ...], headings: tuple[str, ...] = HEADINGS) -> bytes:
    """A workbook with these rows below the headings."""
    book = Workbook()
    for row in (headings, *rows):
        book.active.append(row)
    content = BytesIO()
    book.save(content)
    return content.getvalue()
