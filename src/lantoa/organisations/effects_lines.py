"""What a change of organisation does beyond this room: higher rooms say it, and people see it before they agree.

    effects_lines.register(lambda change: [(_("Duties that pass on"), duties_touched_by(change))])

The change has been made when it is asked, and may be taken back right afterwards: give texts, not records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from django.utils.functional import Promise

from lantoa.organisations.models import Change

Told: TypeAlias = "tuple[str | Promise, Sequence[str]]"  # a heading and its lines
Teller: TypeAlias = Callable[[Change], Iterable[Told]]

_tellers: list[Teller] = []


def register(teller: Teller) -> None:
    """Ask `teller` about every change that is looked at."""
    _tellers.append(teller)


def lines_of(change: Change) -> list[Told]:
    """What all rooms say of `change`; headings without lines are left out."""
    return [told for teller in _tellers for told in teller(change) if told[1]]
