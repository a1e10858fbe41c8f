"""Several ways to see a record, asked in the form that an index serves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

#: Who sees fewer records than this gets them as a list of ids; for more, each row on the page is asked for itself.
MANY = 2_000


@dataclass(frozen=True)
class Way:
    """One reason to see records: a query of their `ids`, and the same as a condition on `each`, asked row by row."""

    ids: QuerySet[Any]
    each: Q


def by_any(ways: Sequence[Way], path: str = "") -> Q:
    """Those records that are seen, or whose record at `path` is, by one of `ways`. The first is of the records' model.

    No index serves an OR over several tables. Somebody of a commune sees few among a million: the ids of each way are
    found by indexes. Somebody of a province sees nearly all: gathering them would take seconds, and the first rows of
    any order are hers. One query tells the two apart; it stops at `MANY`.
    """
    first, *others = (way.ids.order_by() for way in ways)
    ids = list(first.union(*others, all=True)[:MANY])
    if len(ids) >= MANY:
        return reduce(or_, (way.each for way in ways))
    if not path:
        return Q(pk__in=ids)
    # As a query: for a bare list PostgreSQL would rather go through all that hangs on any record, in the list's order.
    return Q(**{f"{path}__in": first.model._base_manager.filter(pk__in=ids).values("pk")})
