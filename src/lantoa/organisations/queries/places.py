"""Where bodies stand, in words: what tells the many bodies of one name apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.db.models import F

from lantoa.organisations.models import Ancestry, Body, BodyKind, Tree

_ORDER = {tree: place for place, tree in enumerate(Tree.values)}


class _Above(NamedTuple):
    body: int
    tree: str
    depth: int
    name: str


def places_of(bodies: Iterable[Body]) -> Mapping[int, str]:
    """By id, the bodies above each, the nearest first, in the first of its trees; of an ended one, where it stood last.

    One query. The State, which stands above everybody, is left out.
    """
    lines = Ancestry.objects.filter(descendant__in=[body.pk for body in bodies], depth__gte=1, inherited=False)
    lines = lines.filter(until=F("descendant__until")).exclude(ancestor__kind=BodyKind.NATION)
    found = lines.values_list("descendant", "tree", "depth", "ancestor__name")
    by_body: dict[int, list[_Above]] = {}
    for line in sorted((_Above(*row) for row in found), key=lambda line: (_ORDER[line.tree], line.depth)):
        by_body.setdefault(line.body, []).append(line)
    return {body: _told(lines) for body, lines in by_body.items()}


def _told(lines: list[_Above]) -> str:
    """The lines of the first tree, each body above named once."""
    return ", ".join(dict.fromkeys(line.name for line in lines if line.tree == lines[0].tree))
