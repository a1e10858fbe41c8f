"""Where a story goes from here: buttons that higher rooms put on its page on the desk.

go_on(lambda actor, story: RecordAction(_("Where it went"), url))
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lantoa.desk.records import RecordAction
from lantoa.kit.actors import Actor
from lantoa.newsroom.models import Story

Going = Callable[[Actor, Story], RecordAction | None]
_buttons: list[Going] = []


def go_on(button: Going) -> None:
    """Offer what `button` gives on the page of each story; None where it is of no use."""
    _buttons.append(button)


def actions(actor: Actor, story: Story) -> Iterator[RecordAction]:
    """The buttons of higher rooms, in the order in which they were registered."""
    return (found for each in _buttons if (found := each(actor, story)))
