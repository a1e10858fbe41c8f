"""Items of a reading that were kept, made items again."""

from __future__ import annotations

from typing import Any

from lantoa.plans.models import ClauseKind
from vanban.reading.model import Citation, Criterion, Event, Target, Task

CLASSES: dict[str, type[Any]] = {
    ClauseKind.TARGET: Target,
    ClauseKind.TASK: Task,
    ClauseKind.CRITERION: Criterion,
    ClauseKind.EVENT: Event,
    ClauseKind.CITATION: Citation,
}


def item_of(kind: str, kept: dict[str, Any]) -> Any:
    """The item that `kept` was made of."""
    return CLASSES[kind](**{name: tuple(each) if isinstance(each, list) else each for name, each in kept.items()})


def located(quote: str, span: tuple[int, int], text: str) -> tuple[int, int] | None:
    """Where `quote` stands in `text`, nearest to where it stood in another version of it; None where it does not."""
    if text[slice(*span)] == quote:
        return span
    after, before = text.find(quote, span[0]), text.rfind(quote, 0, span[0] + len(quote))
    found = [place for place in (after, before) if place >= 0]
    if not found:
        return None
    start = min(found, key=lambda place: abs(place - span[0]))
    return start, start + len(quote)
