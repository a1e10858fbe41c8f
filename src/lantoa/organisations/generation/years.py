"""Lets years pass over a generated country: each kind of change has its day of the year and its share of the bodies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random

from lantoa.organisations.generation.country import Country
from lantoa.organisations.generation.ledger import Ledger
from lantoa.organisations.models import Body, BodyKind, Tree

COMMUNES = (BodyKind.COMMUNE, BodyKind.WARD)
# What may go from one commune to another, or end.
SMALL = (BodyKind.SCHOOL, BodyKind.VILLAGE)
# A year changes one body in so many.
RENAMED, MOVED, FOUNDED, ABOLISHED, MERGED, SPLIT = 100, 100, 500, 500, 100, 200


class Years:
    """The years after the founding."""

    def __init__(self, ledger: Ledger, country: Country, chance: Random) -> None:
        self.ledger = ledger
        self.country = country
        self.chance = chance

    def passes(self, year: int) -> None:
        """One year: names, places, new bodies, ends, mergers and splits, each on a day of their own."""
        self._rename(date(year, 2, 1))
        self._move(date(year, 3, 1))
        self._found(date(year, 4, 1))
        self._split(date(year, 5, 1))
        self._merge(date(year, 7, 1))
        self._abolish(date(year, 10, 1))

    def _some(self, bodies: Sequence[Body], one_in: int) -> list[Body]:
        return self.chance.sample(bodies, max(1, len(bodies) // one_in))

    def _rename(self, day: date) -> None:
        for body in self._some(self.ledger.standing(*BodyKind), RENAMED):
            word = body.name.split()[0]
            self.ledger.rename(day, body, f"{word} {self.country.name()}")

    def _move(self, day: date) -> None:
        for body in self._some(self.ledger.standing(*SMALL), MOVED):
            commune = self.ledger.parent(body)
            if commune and (others := [each for each in self._beside(commune) if each is not commune]):
                self.ledger.move(day, body, Tree.GOVERNMENT, self.chance.choice(others))

    def _found(self, day: date) -> None:
        communes = self.ledger.standing(*COMMUNES)
        for _ in self._some(self.ledger.standing(*BodyKind), FOUNDED):
            new = self.country.new(
                f"Trường {self.country.name()}", BodyKind.SCHOOL, government=self.chance.choice(communes)
            )
            self.ledger.found(day, new)

    def _split(self, day: date) -> None:
        for commune in self._some(self.ledger.standing(*COMMUNES), SPLIT):
            if province := self.ledger.parent(commune):
                leaving = self.ledger.below(commune, *SMALL)[::2]
                self.ledger.split(day, commune, self.country.commune(province), leaving)

    def _merge(self, day: date) -> None:
        mergers = max(1, len(self.ledger.standing(*COMMUNES)) // MERGED)
        provinces = self.ledger.standing(BodyKind.PROVINCE)
        for number in range(mergers):
            province = provinces[number % len(provinces)]
            settled = [each for each in self.ledger.below(province, *COMMUNES) if each.since < day]
            if len(settled) > 3:
                self.ledger.merge(day, self.chance.sample(settled, 3), self.country.commune(province))

    def _abolish(self, day: date) -> None:
        for body in self._some(self.ledger.standing(*SMALL), ABOLISHED):
            if commune := self.ledger.parent(body):
                self.ledger.abolish(day, body, commune)

    def _beside(self, commune: Body) -> list[Body]:
        province = self.ledger.parent(commune)
        return self.ledger.below(province, *COMMUNES) if province else []
