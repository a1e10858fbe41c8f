"""The figure of who learned from whom: the exemplar at the left, each adopter one column further than its teacher.

Pure geometry; the table beside the figure says the same in words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lantoa.replication.spread import Seen

PITCH_X, PITCH_Y, EDGE = 180, 26, 14


@dataclass(frozen=True)
class Dot:
    """Somebody with a name and a place in the picture; the line comes from `teacher`, for all but the first."""

    name: str
    x: int
    y: int
    ended: bool = False
    teacher: Dot | None = None

    @property
    def path(self) -> str:
        """A curve from the teacher."""
        if self.teacher is None:
            return ""
        half = (self.teacher.x + self.x) // 2
        return f"M{self.teacher.x} {self.teacher.y}C{half} {self.teacher.y} {half} {self.y} {self.x} {self.y}"


@dataclass(frozen=True)
class SpreadFigure:
    """What is drawn, in units of the picture."""

    dots: Sequence[Dot]
    width: int
    height: int


def figure_of(source: str, seen: Sequence[Seen], names: Mapping[int, str]) -> SpreadFigure:
    """A row for each, below whom it was learned from. One whose teacher is not among `seen` learned from the source."""
    known = {each.pk for each in seen}
    pupils: dict[int | None, list[Seen]] = {}
    for each in sorted(seen, key=lambda one: (one.since, one.pk)):
        pupils.setdefault(each.teacher if each.teacher in known else None, []).append(each)
    first = Dot(source, EDGE, EDGE)
    dots = [first]
    waiting: list[tuple[Seen, Dot]] = [(each, first) for each in reversed(pupils.get(None, []))]
    while waiting:
        each, teacher = waiting.pop()
        dot = Dot(names[each.pk], teacher.x + PITCH_X, EDGE + len(dots) * PITCH_Y, each.ended is not None, teacher)
        dots.append(dot)
        waiting.extend((other, dot) for other in reversed(pupils.get(each.pk, [])))
    return SpreadFigure(dots, max(dot.x for dot in dots) + 2 * PITCH_X, 2 * EDGE + len(dots) * PITCH_Y)
