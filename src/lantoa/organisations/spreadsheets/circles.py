"""Finds bodies that would come to stand above themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from lantoa.organisations.models import Body, Placement
from lantoa.organisations.spreadsheets.known import Known

if TYPE_CHECKING:
    from lantoa.organisations.spreadsheets.planning import Moved

MOST_LEVELS = 30  # an administration has ten; each level more costs a line for every body below it
Key = int | str  # a body by id, or by code while it has none


def in_circles(places: Iterable[Placement], moved: Iterable[Moved], known: Known) -> Iterator[tuple[str, str]]:
    """Code and tree of each new place from which the way up does not come to an end."""
    new = [(place.body, place.tree, place.parent) for place in places]
    new += [(step.body, step.tree, step.above) for step in moved]
    above: dict[tuple[Key, str], Key | None] = {key: place.parent_id for key, place in known.places.items()}
    above |= {(_key(body), tree): _key(parent) if parent else None for body, tree, parent in new}
    for body, tree, _parent in new:
        if _has_no_end(above, _key(body), tree):
            yield body.code, tree


def _has_no_end(above: dict[tuple[Key, str], Key | None], body: Key | None, tree: str) -> bool:
    for _level in range(MOST_LEVELS):
        body = above.get((body, tree)) if body is not None else None
    return body is not None


def _key(body: Body) -> Key:
    return body.pk or body.code
