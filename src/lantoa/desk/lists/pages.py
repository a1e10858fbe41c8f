"""One page of a list, at a cost that does not grow with what is on it or behind it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Model, QuerySet

SIZE = 50
COUNTED = 10_000  # counting further costs the reader time and tells her nothing


@dataclass(frozen=True)
class ListPage:
    """The records of page `number` out of `total`; `capped` when there are more than were counted."""

    number: int
    records: list[Model]
    total: int
    capped: bool
    has_next: bool

    @property
    def first(self) -> int:
        return (self.number - 1) * SIZE + 1

    @property
    def last(self) -> int:
        return self.first + len(self.records) - 1


def page_of(records: QuerySet, number: int) -> ListPage:
    """Page `number`, from 1, in two queries: the count up to a limit, and the records with one more to look ahead."""
    total = records.order_by()[: COUNTED + 1].count()
    start = (number - 1) * SIZE
    found = list(records[start : start + SIZE + 1])
    return ListPage(number, found[:SIZE], min(total, COUNTED), total > COUNTED, len(found) > SIZE)


def number_in(text: str) -> int:
    """The page that an address asks for; the first when it asks for none that can be."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 7 and int(text) > 0 else 1
