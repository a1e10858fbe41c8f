"""Worlds from a seed number, for measuring and trying out: a whole country's bodies with years of changes.

`rows` and `ledger` know what each change leaves behind, as the operations do; `country` and `founding` make the first
day, `years` lets time pass, `writing` puts it all into the database in bulk. The same seed gives the same world;
none of it is real.
"""

from __future__ import annotations

from datetime import date, datetime
from random import Random

from lantoa.organisations.generation.country import Country
from lantoa.organisations.generation.founding import Founding
from lantoa.organisations.generation.ledger import Ledger
from lantoa.organisations.generation.years import Years


def generated(*, seed: int, bodies: int, years: int, at: datetime) -> Ledger:
    """A country of about `bodies` bodies that has lived `years` years until `at`; not saved."""
    chance = Random(seed)  # noqa: S311 - the same world for the same seed, and nothing secret
    ledger, country = Ledger(at), Country(seed, chance)
    Founding(ledger, country, bodies).on(date(at.year - years, 1, 1))
    for year in range(at.year - years, at.year):
        Years(ledger, country, chance).passes(year)
    return ledger
