"""What higher rooms put on the page of a movement.

show_more(lambda actor, movement: RecordPanel(...))
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lantoa.desk.records import RecordPanel
from lantoa.kit.actors import Actor
from lantoa.movements.models import Movement

Showing = Callable[[Actor, Movement], RecordPanel | None]
_parts: list[Showing] = []


def show_more(part: Showing) -> None:
    """Show what `part` gives to those who may open the movement; None where there is nothing."""
    _parts.append(part)


def panels(actor: Actor, movement: Movement) -> Iterator[RecordPanel]:
    """The parts of higher rooms, in the order in which they were registered."""
    return (found for each in _parts if (found := each(actor, movement)))
