"""The labels that Word counts by itself: "1.", "a)", "-" are drawn on the page but stand nowhere in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from docx.oxml.ns import qn

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LARGEST = 3999  # what is counted higher than Roman numbers reach is no list of a plan
#: Bullets come from symbol fonts, where dots, squares and ticks lie in the places of letters and private signs.
_SYMBOL = re.compile("[\ue000-\uf8ff·§]")


@dataclass(frozen=True, slots=True)
class _Level:
    shape: str  # "%1.%2."
    format: str
    start: int
    restarts: bool
    arabic: bool  # w:isLgl: every number of the label in Arabic digits
    style: str | None


@dataclass(frozen=True, slots=True)
class _List:
    definition: str  # lists made from one definition count on together ...
    levels: dict[int, _Level]
    restarted: frozenset[int]  # ... except at these levels, where this one begins anew


class Numbering:
    """Counts through the paragraphs of one document, in their order. `root` is the document's numbering part."""

    def __init__(self, root: Any | None) -> None:
        self._lists = _lists(root) if root is not None else {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def label(self, list_id: str, depth: int | None, style: str | None) -> str:
        """Count the next paragraph of a list and return its label; "" where it has none."""
        found = self._lists.get(list_id)
        if found is None:
            return ""
        if depth is None:  # the list is the style's own: the level that names the style
            depth = next((d for d, level in found.levels.items() if style and level.style == style), 0)
        if depth not in found.levels:
            return ""
        return _drawn(found.levels, depth, self._counted(list_id, found, depth))

    def _counted(self, list_id: str, found: _List, depth: int) -> dict[int, int]:
        counts = self._counts.setdefault(found.definition, {})
        if list_id not in self._begun:
            self._begun.add(list_id)
            for restarted in found.restarted:
                counts.pop(restarted, None)
        for above in range(depth):
            counts.setdefault(above, _start(found.levels, above))
        counts[depth] = counts.get(depth, _start(found.levels, depth) - 1) + 1
        for below in [d for d in counts if d > depth and (d not in found.levels or found.levels[d].restarts)]:
            del counts[below]
        return counts


def _start(levels: dict[int, _Level], depth: int) -> int:
    return levels[depth].start if depth in levels else 1


def _lists(root: Any) -> dict[str, _List]:
    definitions = {d.get(qn("w:abstractNumId")): d for d in root.iterchildren(qn("w:abstractNum"))}
    styled = {_value(d, "w:styleLink"): d for d in definitions.values()}
    lists = {}
    for num in root.iterchildren(qn("w:num")):
        definition = definitions.get(_value(num, "w:abstractNumId"))
        if definition is not None:
            definition = styled.get(_value(definition, "w:numStyleLink") or "", definition)
            lists[num.get(qn("w:numId"))] = _list(num, definition)
    return lists


def _list(num: Any, definition: Any) -> _List:
    levels = {_depth(level): _level(level) for level in definition.iterchildren(qn("w:lvl"))}
    restarted = set()
    for override in num.iterchildren(qn("w:lvlOverride")):
        depth, start = _depth(override), _value(override, "w:startOverride")
        for level in override.iterchildren(qn("w:lvl")):
            levels[depth] = _level(level)
        if start is not None and depth in levels:
            restarted.add(depth)
            levels[depth] = replace(levels[depth], start=int(start))
    return _List(definition.get(qn("w:abstractNumId")) or "", levels, frozenset(restarted))


def _level(level: Any) -> _Level:
    return _Level(
        shape=_value(level, "w:lvlText") or "",
        format=_value(level, "w:numFmt") or "decimal",
        start=int(_value(level, "w:start") or 1),
        restarts=_value(level, "w:lvlRestart") != "0",
        arabic=level.find(qn("w:isLgl")) is not None,
        style=_value(level, "w:pStyle"),
    )


def _depth(element: Any) -> int:
    return int(element.get(qn("w:ilvl")) or 0)


def _value(element: Any, tag: str) -> str | None:
    child = element.find(qn(tag))
    return None if child is None else child.get(qn("w:val"))


def _drawn(levels: dict[int, _Level], depth: int, counts: dict[int, int]) -> str:
    level = levels[depth]
    if level.format == "bullet":
        return "○" if level.shape == "o" else _SYMBOL.sub("•", level.shape)

    def number(place: re.Match[str]) -> str:
        d = int(place[1]) - 1
        form = "decimal" if level.arabic or d not in levels else levels[d].format
        return _counted_as(form, counts.get(d, _start(levels, d)))

    return re.sub(r"%([1-9])", number, level.shape)


def _counted_as(form: str, n: int) -> str:
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{n:02}"
    if not 0 < n <= _LARGEST or not form.endswith(("Roman", "Letter")):
        return str(n)
    drawn = _roman(n) if form.endswith("Roman") else chr(ord("a") + (n - 1) % 26) * ((n - 1) // 26 + 1)
    return drawn.upper() if form.startswith("upper") else drawn


def _roman(n: int) -> str:
    drawn = ""
    for value, letters in _ROMAN:
        drawn += letters * (n // value)
        n %= value
    return drawn
