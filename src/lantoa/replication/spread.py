"""How something spreads: how many adopt it month by month, how many each adopter brings, and how many go on.

Pure reckoning over rows; nothing here asks the database.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

Z = 1.96  # of the normal distribution, for 95 %
YEAR = 365  # days


@dataclass(frozen=True)
class Seen:
    """One adoption: its id, that of the one it was learned from, its days, and where it is."""

    pk: int
    teacher: int | None
    since: date
    ended: date | None
    place: str


@dataclass(frozen=True)
class Month:
    """New adoptions of a month, and all up to its end."""

    first: date
    new: int
    total: int


@dataclass(frozen=True)
class Reproduction:
    """New adoptions for each adopter, with an interval that has the true number in 95 of 100 cases."""

    value: float
    low: float
    high: float


def curve(seen: Sequence[Seen]) -> list[Month]:
    """Every month from the first adoption to the last, those without any too."""
    news = Counter(each.since.replace(day=1) for each in seen)
    if not news:
        return []
    month, last, total, found = min(news), max(news), 0, []
    while month <= last:
        total += news[month]
        found.append(Month(month, news[month], total))
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return found


def by_place(seen: Sequence[Seen]) -> list[tuple[str, int]]:
    """How many adopt it where, the most first."""
    return Counter(each.place for each in seen).most_common()


def reproduction(seen: Sequence[Seen]) -> Reproduction | None:
    """How many adopters one adopter brought: those who learned from another adopter, divided by all. None: nobody."""
    return reproduction_of(sum(each.teacher is not None for each in seen), len(seen))


def reproduction_of(brought: int, adopters: int) -> Reproduction | None:
    """The same by how many of the `adopters` were brought by another.

    How many were brought is a count of rare events; its interval is Byar's approximation of the exact one of Poisson
    (N. E. Breslow, N. E. Day: Statistical Methods in Cancer Research, volume II, IARC 1987, page 69).
    """
    if not adopters:
        return None
    low = brought * (1 - 1 / (9 * brought) - Z / (3 * sqrt(brought))) ** 3 if brought else 0.0
    more = brought + 1
    high = more * (1 - 1 / (9 * more) + Z / (3 * sqrt(more))) ** 3
    return Reproduction(brought / adopters, max(low, 0.0) / adopters, high / adopters)


def survival(seen: Sequence[Seen], today: date, days: int = YEAR) -> float | None:
    """The share that goes on after so many days, from 0 to 1. None: nobody has been seen for so long.

    Those who began later count for as long as they were seen (E. L. Kaplan, P. Meier: Nonparametric Estimation from
    Incomplete Observations, Journal of the American Statistical Association 53, 1958).
    """
    lasted = [((each.ended or today) - each.since).days for each in seen]
    if not any((today - each.since).days >= days for each in seen):
        return None
    ends = Counter(length for each, length in zip(seen, lasted, strict=True) if each.ended and length < days)
    share, ordered = 1.0, sorted(lasted)
    for length, given_up in ends.items():
        share *= 1 - given_up / (len(ordered) - bisect_left(ordered, length))
    return share
