"""Abbreviations, Roman numerals and words in capitals in running text."""

from __future__ import annotations

import re
from unicodedata import normalize

from lantoa.channels.ear.numbers import ordinal, roman, whole
from lantoa.channels.ear.words import ABBREVIATIONS, BEFORE_ROMAN, spelled

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PLACE = re.compile(r"\b(TP|Tp|TX|Tx)\.\s*(?=[^\W\d_])")
_PLACES = {"TP": "thành phố", "TX": "thị xã"}
_VOWELS = frozenset("AEIOUY")
_LONGEST_SPELLED = 6


def with_capitals_said(text: str) -> str:
    """What is shortened, said in full; unknown letters by their names; words in capitals as words."""
    text = _PLACE.sub(lambda found: f"{_PLACES[found[1].upper()]} ", text)
    tokens = list(_TOKEN.finditer(text))
    parts, end = [], 0
    for place, token in enumerate(tokens):
        parts += [text[end : token.start()], _said(tokens, place)]
        end = token.end()
    return "".join([*parts, text[end:]])


def _said(tokens: list[re.Match[str]], place: int) -> str:
    word, before = tokens[place][0], tokens[place - 1][0].lower() if place else ""
    if before in BEFORE_ROMAN and (number := roman(word)):
        return ordinal(number) if before == "thứ" else whole(number)
    heading = _in_heading(tokens, place)
    if word in ABBREVIATIONS and (len(word) > 3 or not heading or not _pronounceable(word)):
        return ABBREVIATIONS[word]
    if "-" in word:
        return _hyphened(word)
    if not _in_capitals(word):
        return word
    if not heading and set(word) <= set("IVXL") and (number := roman(word)):
        return whole(number)
    return _letters(word, heading=heading)


def _in_heading(tokens: list[re.Match[str]], place: int) -> bool:
    """Whether a word beside it, with nothing but a space between, is in capitals too."""
    beside = [(place - 1, place), (place, place + 1)]
    pairs = [(tokens[one], tokens[other]) for one, other in beside if one >= 0 and other < len(tokens)]
    near = [(one, other) for one, other in pairs if one.string[one.end() : other.start()].isspace()]
    return any(_in_capitals(one[0]) and _in_capitals(other[0]) for one, other in near)


def _hyphened(word: str) -> str:
    parts = word.split("-")
    if not all(part in ABBREVIATIONS or part.isupper() for part in parts):
        return word
    return ", ".join(ABBREVIATIONS.get(part) or _letters(part, heading=False) for part in parts)


def _letters(word: str, *, heading: bool) -> str:
    """By the names of its letters where it is no word: without a vowel, or short and alone among small letters."""
    if not _pronounceable(word):
        return spelled(word) if len(word) <= _LONGEST_SPELLED else word.lower()
    is_word = heading or len(word) >= _LONGEST_SPELLED or len(word) == 1 or _has_marks(word)
    return word.lower() if is_word and len(word) > 1 else word if is_word else spelled(word)


def _in_capitals(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _pronounceable(word: str) -> bool:
    return any(letter in _VOWELS for letter in normalize("NFD", word.upper()))


def _has_marks(word: str) -> bool:
    return len(normalize("NFD", word)) > len(word)
