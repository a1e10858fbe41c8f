"""Days and times of day in running text."""

from __future__ import annotations

import re

from lantoa.channels.ear.numbers import month, whole
from lantoa.channels.ear.words import BEFORE_DAY

_SPAN = re.compile(r"(?<![\d/])(\d{1,2})\s?-\s?(?=\d{1,2}/\d{1,2}(?!\d))")
_FULL = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/])")
_WRITTEN = re.compile(r"(?<=ngày )(\d{1,2}) tháng (\d{1,2})(?!\d)", re.IGNORECASE)
_MONTH = re.compile(r"(?<=tháng )(\d{1,2})\s?[/-]\s?(\d{4})(?!\d)", re.IGNORECASE)
_QUARTER = re.compile(r"(?<=quý )([IV]+|\d)\s?/\s?(\d{4})(?!\d)", re.IGNORECASE)
_SHORT = re.compile(r"(?<![\d/.,])(\d{1,2})/(\d{1,2})(?![\d/]|,\d)")
_TIME = re.compile(r"(?<![\d.,/])([01]?\d|2[0-4])\s?(?:h|:|giờ )\s?([0-5]\d)?(?:'|p(?!\w)| phút)?(?![\w:])")
_LAST_WORDS = re.compile(r"[^\W\d_]+")


def with_moments_said(text: str) -> str:
    """Dates and times of day in words, or with figures that the next step reads."""
    text = _SPAN.sub(r"\1 đến ", text)
    text = _FULL.sub(lambda found: _day(found, int(found[1]), int(found[3]), found[4]), text)
    text = _WRITTEN.sub(lambda found: _day(found, int(found[1]), int(found[2]), ""), text)
    text = _MONTH.sub(lambda found: f"{month(int(found[1]))} năm {found[2]}", text)
    text = _QUARTER.sub(r"\1 năm \2", text)
    text = _SHORT.sub(_perhaps, text)
    return _TIME.sub(_time, text)


def _day(found: re.Match[str], day: int, number: int, year: str) -> str:
    if not (1 <= day <= 31 and 1 <= number <= 12):
        return found[0]
    last = _words_before(found)[-1:]
    called = "" if last in (["mùng"], ["mồng"]) or day > 10 else "mùng "
    named = "" if last in (["ngày"], ["mùng"], ["mồng"]) else "ngày "
    return f"{named}{called}{whole(day)} tháng {month(number)}{f' năm {year}' if year else ''}"


def _perhaps(found: re.Match[str]) -> str:
    """A day where the words before say so; a part of a whole otherwise."""
    last = _words_before(found)[-2:]
    is_day = last[-1:] and (last[-1] in BEFORE_DAY or "thứ" in last)
    return _day(found, int(found[1]), int(found[2]), "") if is_day else found[0]


def _time(found: re.Match[str]) -> str:
    if not found[2] and not re.search("h", found[0]):
        return found[0]
    minutes = f" {whole(int(found[2]))} phút" if found[2] and int(found[2]) else ""
    return f" {whole(int(found[1]))} giờ{minutes} "


def _words_before(found: re.Match[str]) -> list[str]:
    return _LAST_WORDS.findall(found.string[max(0, found.start() - 40) : found.start()].lower())
