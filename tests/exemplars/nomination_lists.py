"""Lists of nominations as a unit would send them."""

from __future__ import annotations

from typing import Any

from tests.organisations.lists import workbook

HEADINGS = (
    *("Tên người hoặc tập thể", "Đối tượng", "Là ai", "Xã, phường", "Thôn, địa điểm", "Lĩnh vực", "Việc đã làm"),
    *("Từ khi nào", "Ai hoặc điều gì xác nhận được", "Người giới thiệu", "Điện thoại hoặc email"),
)
DID = "Vá 1,2 km đường làng trong ba năm, không nhận tiền công."


def listed(name: str | None = "Lương Văn Páo", **said: Any) -> tuple[Any, ...]:
    """One row, by the names of the columns."""
    known = {"name": name, "deed": DID} | said
    columns = ("name", "kind", "about", "commune", "place", "field", "deed", "since", "proof", "nominator", "contact")
    return tuple(known.get(column) for column in columns)


def nominations(*rows: tuple[Any, ...], headings: tuple[str, ...] = HEADINGS) -> bytes:
    """A workbook with these rows."""
    return workbook(*rows, headings=headings)
