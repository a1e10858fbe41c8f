"""How parts are counted and dates, numbers of documents and letters are written: annex I, II.3 to II.6."""

from __future__ import annotations

from vanban.reading.labels import LETTERS
from vanban.reading.model import Date

from .model import Level

_ROMANS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_BLANK = "\u2007"  # a space as wide as a figure, which Word neither breaks nor squeezes


def roman(number: int) -> str:
    """1 to 39 in Roman figures."""
    letters = ""
    for value, figure in _ROMANS:
        letters += figure * (number // value)
        number %= value
    return letters


def label(level: Level, number: int) -> str:
    """What stands before the heading or the text of the part with this number, counted from 1."""
    if level in (Level.PART, Level.CHAPTER):
        return f"{level.value} {roman(number)}"
    if level is Level.ITEM:
        return f"{roman(number)}."
    if level is Level.ARTICLE:
        return f"Điều {number}."
    if level is Level.POINT:
        if number > len(LETTERS):
            raise ValueError(f"no more than {len(LETTERS)} points: the alphabet ends")
        return f"{LETTERS[number - 1]})"
    return f"{number}."


def written_date(date: Date) -> str:
    """ "ngày 05 tháng 02 năm 2026": days below 10 and months 1 and 2 get a zero, what is not known yet stays blank."""
    day = _BLANK * 3 if date.day is None else f"{date.day:02}"
    month = _BLANK * 3 if date.month is None else f"{date.month:02}" if date.month < 3 else str(date.month)
    return f"ngày {day} tháng {month} năm {date.year or _BLANK * 4}"
