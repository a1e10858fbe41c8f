"""Labels: what opens a numbered part or a bullet, and whether a line that looks like one really is one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum


class Kind(IntEnum):
    """Shapes of labels. Their depth is not fixed: it follows from the order in which a plan uses them."""

    PART = 0  # Phần I, Phần thứ nhất, Chương I
    LETTER_CAPITAL = 1  # A.
    ROMAN = 2  # I.
    ARTICLE = 3  # Điều 1.
    NUMBER = 4  # 1.
    DOTTED = 5  # 1.1.
    DOTTED_DEEP = 6  # 1.1.1.
    NUMBER_BRACKET = 7  # 1)
    LETTER = 8  # a)
    IN_BRACKETS = 9  # (1), (a)


@dataclass(frozen=True, slots=True)
class Label:
    """A printed label: its shape, its place in the count, the printed form and how many characters it takes."""

    kind: Kind
    value: int
    shown: str
    length: int
    prefix: int | None = None  # the 3 of "3.1."

    @property
    def id_part(self) -> str:
        """The label's part of a section id: "II", "3-1", "đ"."""
        bare = self.shown.strip("().,:/- ").removeprefix("Điều ")
        return bare.replace(".", "-").replace("Đ", "đ") if self.kind is not Kind.PART else bare.split()[-1]


#: Letters in the order in which offices count with them (f, j, w, z are not used).
LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_ORDINALS = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5}

_SHAPES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.PART, re.compile(r"(?:Phần|PHẦN|Chương|CHƯƠNG)\s+(?:thứ\s+|THỨ\s+)?([IVX]+|\w+)\s*[.:)]?(?=\s|$)")),
    (Kind.ARTICLE, re.compile(r"Điều\s+(\d{1,3})\s*[.:](?=\s|$)")),
    (Kind.ROMAN, re.compile(r"([IVX]{1,6})\s?[.)/:](?=\s|$|[^\W\d_])|([IVX]{1,6})\s[-–](?=\s)")),
    (Kind.DOTTED_DEEP, re.compile(r"([1-9]\d?\.[1-9]\d?\.[1-9]\d?)[.):]?(?=\s|$)")),
    (Kind.DOTTED, re.compile(r"([1-9]\d?\.[1-9]\d?)(?:[.):](?=\s|$|[^\W\d_])|(?=\s[^\W\d_]))")),
    (Kind.NUMBER, re.compile(r"(\d{1,2})\s?(?:\.(?=\s|$|[^\W\d_])|/(?=\s))")),
    (Kind.NUMBER_BRACKET, re.compile(r"(\d{1,2})\s?\)(?=\s|$|[^\W\d_])")),
    (Kind.LETTER_CAPITAL, re.compile(r"([A-HĐ])\s?[.)](?=\s)")),
    (Kind.LETTER, re.compile(r"([a-yđ])\s?[.)](?=\s|$|[^\W\d_])")),
    (Kind.IN_BRACKETS, re.compile(r"\((\d{1,2}|[a-yđ])\)(?=\s|$|[^\W\d_])")),
)
BULLET = re.compile(r"[-–—+•●▪◦·‣○■□❖➢✓](?=\s|[^\W\d_])\s*")


def parse_label(line: str) -> Label | None:
    """The label that opens this line, if any."""
    for kind, shape in _SHAPES:
        if match := shape.match(line):
            # "V/v", "a.b": a small letter glued to the mark is a word going on, not a part beginning
            return None if line[match.end() : match.end() + 1].islower() else _label(kind, match)
    return None


def _label(kind: Kind, match: re.Match[str]) -> Label | None:
    mark = next(group for group in match.groups() if group)
    if mark == "Đ" and kind is Kind.LETTER_CAPITAL:  # "Đ)" is the đ) of a list whose typist held the shift key
        kind = Kind.LETTER
    value = _value(kind, mark)
    if not value or (mark.startswith("0") and kind is not Kind.NUMBER):
        return None
    prefix = int(mark.split(".")[-2]) if kind in (Kind.DOTTED, Kind.DOTTED_DEEP) else None
    return Label(kind, value, match[0].strip(), match.end(), prefix)


def _value(kind: Kind, mark: str) -> int:
    if kind is Kind.ROMAN or (kind is Kind.PART and set(mark) <= set("IVX")):
        return _roman(mark)
    if kind is Kind.PART:
        return _ORDINALS.get(mark.casefold(), 0)
    if mark[-1].isdigit():
        return int(mark.split(".")[-1])
    return "ABCDEFGH".find(mark) + 1 if kind is Kind.LETTER_CAPITAL else LETTERS.find(mark.casefold()) + 1


def _roman(mark: str) -> int:
    values = [_ROMAN_VALUES[c] for c in mark]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


class Numbering:
    """The open labels of the part that is being read, outermost first: says what may come next."""

    def __init__(self) -> None:
        self.open: list[Label] = []

    def parents_of(self, label: Label) -> list[Label]:
        """The open labels that stay open when `label` begins: those above it."""
        for depth, other in enumerate(self.open):
            if other.kind is label.kind:
                return self.open[:depth]
        if label.kind in (Kind.DOTTED, Kind.DOTTED_DEEP):  # 3.1 belongs to the open 3, whatever came between
            kinds = (Kind.NUMBER,) if label.kind is Kind.DOTTED else (Kind.DOTTED,)
            depths = [d for d, other in enumerate(self.open) if other.kind in kinds]
            if depths:
                return self.open[: depths[-1] + 1]
        outer = [d for d, other in enumerate(self.open) if other.kind > label.kind and label.kind <= Kind.ARTICLE]
        return self.open[: outer[0]] if outer else list(self.open)

    def enter(self, label: Label) -> None:
        """Open `label` below its parents."""
        self.open = [*self.parents_of(label), label]

    def expects(self, label: Label) -> bool:
        """Whether the count arrives at this label: the first of a list, or the one after the last."""
        before = self._last(label.kind)
        if label.prefix is not None and not self._has_prefix(label):
            return False
        return label.value == 1 if before is None else label.value in (1, before.value + 1)

    def allows(self, label: Label) -> bool:
        """Whether this label can stand here when a paragraph has ended: typists skip and repeat numbers."""
        if label.prefix is not None and not self._has_prefix(label):
            return False
        before = self._last(label.kind)
        return label.value <= (before.value if before else 0) + 6

    def _last(self, kind: Kind) -> Label | None:
        return next((other for other in self.open if other.kind is kind), None)

    def _has_prefix(self, label: Label) -> bool:
        above = Kind.NUMBER if label.kind is Kind.DOTTED else Kind.DOTTED
        parent = self._last(above)
        return parent is None or abs(parent.value - (label.prefix or 0)) <= 1
