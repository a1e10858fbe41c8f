"""Figures in running text: quantities with their units, ranges, fractions."""

from __future__ import annotations

import re

from lantoa.channels.ear.numbers import LONGEST, decimal, month, one_by_one, ordinal, whole
from lantoa.channels.ear.words import UNITS

NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}|\d+(?:[.,]\d+)?"
_UNIT = "|".join(re.escape(unit) for unit in sorted(UNITS, key=len, reverse=True))
_QUANTITY = re.compile(rf"({NUMBER})\s?({_UNIT})(?![^\W\d_])(?:/([^\W\d_]+[²³23]?))?")
_PER_WORD = re.compile(rf"((?:triệu|nghìn|tỷ|tỉ) )?(đồng|{_UNIT})/([^\W\d_]+[²³23]?)")
_RANGE = re.compile(rf"(?<![\d-])({NUMBER})(\s?%)?\s?-\s?({NUMBER})(?![\d-])")
_FRACTION = re.compile(r"(\d+)\s?/\s?(\d+)")
_BELOW_ZERO = re.compile(r"(?<![\w-])-(?=\d)")
_NUMBER = re.compile(NUMBER)


def with_figures_said(text: str) -> str:
    """All figures in words. What they belong to (dates, numbers of documents) has been said before."""
    text = _RANGE.sub(lambda found: f"{found[1]}{found[2] or ''} đến {found[3]}", text)
    text = _BELOW_ZERO.sub(" âm ", text)
    text = _QUANTITY.sub(_quantity, text)
    text = _PER_WORD.sub(lambda found: f"{found[1] or ''}{UNITS[found[2]]} {_per(found[2], found[3])}", text)
    text = _FRACTION.sub(r"\1 trên \2", text)
    return _NUMBER.sub(_alone, text)


def said(written: str) -> str:
    """One number, written the Vietnamese way (1.234,5) or with a decimal point."""
    if re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?", written):
        written = written.replace(".", "")
    elif written.count(",") > 1:
        written = written.replace(",", "")
    before, _comma, after = written.replace(".", ",").partition(",")
    if after:
        return decimal(before, after.replace(",", ""))
    long = len(before) > LONGEST or (len(before) > 2 and before.startswith("0"))
    return one_by_one(before) if long else whole(int(before))


def _quantity(found: re.Match[str]) -> str:
    each = f" {_per(found[2], found[3])}" if found[3] else ""
    return f" {said(found[1])} {UNITS[found[2]]}{each} "


def _per(unit: str, each: str) -> str:
    """Money and weights are said "a year", the rest "over"."""
    between = "một" if UNITS[unit] in ("đồng", "đô-la Mỹ") else "trên"
    return f"{between} {UNITS.get(each, each)}"


def _alone(found: re.Match[str]) -> str:
    before = found.string[: found.start()].rstrip().lower()
    plain = found[0].isdecimal() and len(found[0]) <= 2
    if plain and before.endswith("thứ"):
        return f" {ordinal(int(found[0]))} "
    if plain and before.endswith("tháng"):
        return f" {month(int(found[0]))} "
    return f" {said(found[0])} "
