"""The source text with every item marked: lines without items fold to one line that says how many there are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from lantoa.plans.queries.reviewing import ReviewItem

LINE = re.compile(r"[^\n]*\S[^\n]*")
MARKS = 4  # signs and spaces around a title
FOLDED_FROM = 4  # shorter runs are read faster than opened


@dataclass(frozen=True)
class Line:
    """A line of the text with the items that begin in it."""

    html: SafeString
    tags: list[ReviewItem]
    is_heading: bool


@dataclass(frozen=True)
class Passage:
    """Lines that follow each other, all of them shown, or folded because no item lies in them."""

    lines: list[Line] = field(default_factory=list)
    is_folded: bool = False


def headings(reading: Mapping[str, Any]) -> dict[int, int]:
    """Where the parts of a plan begin that have a title, and how long a line with nothing but this title may be."""
    titled = (section for section in reading.get("sections", ()) if section["heading"])
    return {section["span"][0]: len(section["label"]) + len(section["heading"]) + MARKS for section in titled}


def passages(text: str, items: Iterable[ReviewItem], titles: Mapping[int, int], selected: int | None) -> list[Passage]:
    """The text from top to bottom. `titles` are as `headings` gives them; `selected` is the id of a clause."""
    found = list(_lines(text, items, titles, selected))
    result = []
    for bare, run in groupby(found, key=lambda each: each[1]):
        lines = [line for line, _bare in run]
        result.append(Passage(lines, is_folded=bare and len(lines) >= FOLDED_FROM))
    return result


def _lines(
    text: str, items: Iterable[ReviewItem], titles: Mapping[int, int], selected: int | None
) -> Iterator[tuple[Line, bool]]:
    """Each line, and whether it is without any item."""
    placed = sorted((i for i in items if i.clause.start is not None), key=lambda item: item.clause.start or 0)
    waiting, here = iter([*placed, None]), list[ReviewItem]()
    following = next(waiting)
    for match in LINE.finditer(text):
        here = [item for item in here if (item.clause.end or 0) > match.start()]
        begins = []
        while following is not None and (following.clause.start or 0) < match.end():
            if (following.clause.end or 0) > match.start():
                begins.append(following)
            following = next(waiting)
        here += begins
        html = _marked(text, match.span(), here, selected)
        is_title = len(match[0]) <= titles.get(match.start(), 0)
        yield Line(html, begins, is_title), not here and not is_title


def _marked(text: str, span: tuple[int, int], items: list[ReviewItem], selected: int | None) -> SafeString:
    first, last = span
    edges = {first, last}
    for item in items:
        edges |= {edge for edge in (item.clause.start, item.clause.end) if edge and first < edge < last}
    cut = sorted(edges)
    html = SafeString()
    for start, end in zip(cut, cut[1:], strict=False):
        words = format_html("{}", text[start:end])
        for item in _covering(items, start):
            words = _mark(item, words, begins=max(item.clause.start or 0, first) == start, selected=selected)
        html += words
    return html


def _covering(items: list[ReviewItem], place: int) -> list[ReviewItem]:
    """The items that `place` lies in, the shortest first: marks nest around it from inside."""
    inside = [item for item in items if (item.clause.start or 0) <= place < (item.clause.end or 0)]
    return sorted(inside, key=lambda item: (item.clause.end or 0) - (item.clause.start or 0))


def _mark(item: ReviewItem, words: SafeString, *, begins: bool, selected: int | None) -> SafeString:
    is_here = item.clause.pk == selected
    place = format_html(' id="text-{}"', str(item.clause.pk)) if begins else ""
    look = f"{item.clause.kind}{' here' if is_here else ''}{'' if item.is_open else ' aside'}"
    return format_html('<mark class="{}"{}>{}</mark>', look, place, words)
