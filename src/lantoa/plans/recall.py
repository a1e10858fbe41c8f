"""What hangs on a plan that runs: as long as nothing does, putting it into force can be taken back.

Each room that keeps something about plans tells its part; the plans' own is `queries.recalling`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.utils.functional import Promise

Told = Iterator[str | Promise]


@dataclass(frozen=True)
class Hanging:
    """The part of one room, in sentences. `stands`: what keeps a plan in force; `goes`: what would vanish with it."""

    stands: Callable[[Any], Told]
    goes: Callable[[Any], Told]


_parts: list[Hanging] = []


def register(part: Hanging) -> None:
    """Have a room asked as well."""
    _parts.append(part)


def standing(plan: Any) -> Told:
    """What keeps `plan` in force, as sentences; asked only as far as somebody reads on."""
    return chain.from_iterable(part.stands(plan) for part in _parts)


def going(plan: Any) -> Told:
    """What vanishes when it is recalled that `plan` was put into force, as sentences."""
    return chain.from_iterable(part.goes(plan) for part in _parts)
