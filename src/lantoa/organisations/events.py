"""What happens to bodies and groups, for higher rooms that work something out from them.

Sent inside the transaction that makes the change, so that whoever hears it can put its own work into the outbox.
"""

from __future__ import annotations

from django.db.models import Model
from django.dispatch import Signal

#: A change was recorded or undone. Arguments: `change`, `at`.
bodies_changed = Signal()
#: A group has another definition, or somebody was put in or left out by hand. Arguments: `group`, `at`.
group_changed = Signal()

_worked_out: list[type[Model]] = []


def worked_out(model: type[Model]) -> None:
    """Say that rows of `model` are worked out from bodies, and anew after each change: they hinder no undoing."""
    _worked_out.append(model)


def all_worked_out() -> tuple[type[Model], ...]:
    """Every such model."""
    return tuple(_worked_out)
