"""Sets of days as lists of spans, half-open as spells are: joined, cut, taken away from each other. Pure Python."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

Span = tuple[date, date]  # from the first day on, before the second


def joined(spans: Iterable[Span]) -> list[Span]:
    """The same days in order, spans that touch or overlap made one and empty ones left out."""
    found: list[Span] = []
    for since, until in sorted(spans):
        if since >= until:
            continue
        if found and since <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], until))
        else:
            found.append((since, until))
    return found


def common(spans: Iterable[Span], others: Iterable[Span]) -> list[Span]:
    """The days that are in both."""
    listed = list(others)
    return joined((max(a, c), min(b, d)) for a, b in spans for c, d in listed)


def without(spans: Iterable[Span], gone: Iterable[Span]) -> list[Span]:
    """The days of `spans` that are not in `gone`."""
    left = joined(spans)
    for since, until in joined(gone):
        left = [part for a, b in left for part in ((a, min(b, since)), (max(a, until), b)) if part[0] < part[1]]
    return left
