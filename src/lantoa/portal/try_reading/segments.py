"""Cuts a text at the edges of spans that may overlap, so that each piece knows every item it belongs to."""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from vanban.reading.model import Span


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text in which nothing begins or ends. `items` are positions in the spans given, outermost first."""

    start: int
    end: int
    items: tuple[int, ...]


def segments(length: int, spans: Iterable[Span], cuts: Iterable[int] = ()) -> list[Segment]:
    """The pieces of a text of `length` characters, in order and without gaps, also cut at `cuts` (paragraph ends)."""
    opening, closing = _edges(length, spans)
    edges = sorted({0, length, *opening, *closing, *(cut for cut in cuts if 0 < cut < length)})
    pieces = []
    open_now: list[tuple[int, int]] = []
    for start, end in zip(edges, edges[1:], strict=False):
        for rank in closing[start]:
            open_now.remove(rank)
        for rank in opening[start]:
            insort(open_now, rank)
        pieces.append(Segment(start, end, tuple(item for _, item in open_now)))
    return pieces


Ranks = defaultdict[int, list[tuple[int, int]]]


def _edges(length: int, spans: Iterable[Span]) -> tuple[Ranks, Ranks]:
    """What opens and closes at each place; a rank sorts longer spans before shorter ones, so that they nest."""
    opening, closing = Ranks(list), Ranks(list)
    for item, (first, last) in enumerate(spans):
        start, end = max(first, 0), min(last, length)
        if start < end:
            rank = (start - end, item)
            opening[start].append(rank)
            closing[end].append(rank)
    return opening, closing
