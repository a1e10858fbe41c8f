"""Honours from before the platform, read out of the words of a dossier: which award, of which year, by which number.

Pure. What names its decision can be looked up and counts; what does not is known by word only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lantoa.kit.text import fold
from lantoa.recognition.eligibility import EarlierHonour

_CLAUSES = re.compile(r"[\n;]|\.\s")
_DOCUMENT = re.compile(r"\d+\s*/(?:\d{4}/)?QĐ[-\w]*", re.IGNORECASE)
_DAY = re.compile(r"\d{1,2}/\d{1,2}/(\d{4})")
_YEARS = re.compile(r"\b((?:19|20)\d\d)(?:\s*(?:-|–|đến)\s*((?:19|20)\d\d))?\b")
#: How offices shorten names of titles; folded.
_SHORT = (
    ("cstdcs", "chien si thi dua co so"),
    ("cstdtq", "chien si thi dua toan quoc"),
    ("cstd", "chien si thi dua"),
    ("ldtt", "lao dong tien tien"),
)
_LONGEST = 60  # years: a life at work


def told_honours(text: str, names: Mapping[str, tuple[str, str]]) -> list[EarlierHonour]:
    """What `text` tells. `names`: by the folded name of an award its code and its name."""
    return [each for clause in _CLAUSES.split(text) for each in _of_clause(clause, names)]


def _of_clause(clause: str, names: Mapping[str, tuple[str, str]]) -> Iterator[EarlierHonour]:
    documents = [" ".join(each.split()) for each in _DOCUMENT.findall(clause)]
    rest = _DOCUMENT.sub(" ", clause)
    years = list(dict.fromkeys(_years(_DAY.sub(" ", rest)))) or [int(year) for year in _DAY.findall(rest)]
    numbers = documents if len(documents) == len(years) else [""] * len(years)
    for code, name in named_in(clause, names):
        for year, number in zip(years, numbers, strict=True):
            yield EarlierHonour(code, name, year, number, is_by_word=not number)


def named_in(text: str, names: Mapping[str, tuple[str, str]]) -> list[tuple[str, str]]:
    """Code and name of the awards that `text` names, a longer name before one that is a part of it."""
    said = f" {fold(text)} "
    for short, long in _SHORT:
        said = said.replace(f" {short} ", f" {long} ")
    found = []
    for name in sorted(names, key=len, reverse=True):
        if f" {name} " in said:
            said = said.replace(f" {name} ", " ")
            found.append(names[name])
    return found


def _years(text: str) -> Iterator[int]:
    for first, last in _YEARS.findall(text):
        since, until = int(first), int(last or first)
        if 0 <= until - since < _LONGEST:
            yield from range(since, until + 1)
