"""Numbers in Vietnamese text: 18,5 and 1.500, with thousand, million and billion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_MULTIPLIERS = {
    "nghìn": Decimal(10**3),
    "ngàn": Decimal(10**3),
    "triệu": Decimal(10**6),
    "tỷ": Decimal(10**9),
    "tỉ": Decimal(10**9),
}
_NUMBER = re.compile(r"(?<![\w/.,-])(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)(?![\w/]|[.,]\d)")
_MULTIPLIER = re.compile(rf"\s*({'|'.join(_MULTIPLIERS)})(?!\w)", re.IGNORECASE)
# What a number stands behind when it counts nothing: the name of a place, a year, a document.
_NAMES = re.compile(
    r"(?<!\w)(năm|tháng|ngày|quý|thôn|xóm|bản|khu|khu phố|tổ|ấp|lớp|số|điều|khoản|đường|quốc lộ|khóa|giai đoạn|thứ|hạng"
    r"|km|sn)\s*$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(19|20)\d\d")
_BEFORE = 20  # characters that are looked at before a number


@dataclass(frozen=True)
class Figure:
    """A number at `start`:`end` of a text (its multiplier included): `value` with that, `bare` without."""

    start: int
    end: int
    value: Decimal
    bare: Decimal


def figures_in(text: str) -> Iterator[Figure]:
    """The numbers that count something; years, days, document numbers and names of places are left out."""
    for found in _NUMBER.finditer(text):
        written = found.group(1)
        if _is_name(text, found.start(), written):
            continue
        bare = _read(written)
        after = _MULTIPLIER.match(text, found.end())
        factor = _MULTIPLIERS[after.group(1).lower()] if after else Decimal(1)
        yield Figure(found.start(), after.end() if after else found.end(), bare * factor, bare)


def _is_name(text: str, start: int, written: str) -> bool:
    before = text[max(0, start - _BEFORE) : start]
    return bool(_YEAR.fullmatch(written) or _NAMES.search(before))


def _read(written: str) -> Decimal:
    """1.500 is one thousand five hundred, 18,5 eighteen and a half, and so is 18.5, which many type."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", written):
        written = written.replace(".", "")
    return Decimal(written.replace(",", "."))
