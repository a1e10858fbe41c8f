"""The first day of a generated country: who is founded below whom."""

from __future__ import annotations

from datetime import date

from lantoa.organisations.generation.country import (
    BLOCS,
    DEPARTMENTS,
    MASS_ORGANISATIONS,
    OFFICES,
    PARTY_CELLS,
    PER_COMMUNE,
    PER_PROVINCE,
    PROVINCES,
    Country,
)
from lantoa.organisations.generation.ledger import Ledger
from lantoa.organisations.models import Body, BodyKind


class Founding:
    """Founds a country of about `bodies` bodies by one change."""

    def __init__(self, ledger: Ledger, country: Country, bodies: int) -> None:
        self.ledger = ledger
        self.country = country
        self.provinces = max(1, min(PROVINCES, bodies // (4 * PER_PROVINCE)))
        self.communes = max(3, (bodies - 3 - self.provinces * PER_PROVINCE) // PER_COMMUNE)

    def on(self, day: date) -> None:
        """Found everybody."""
        self.ledger.load(day)
        new = self.country.new
        nation = self.ledger.join(new("Cả nước", BodyKind.NATION, government=None, emulation=None))
        party = self.ledger.join(new("Ban Chấp hành Trung ương Đảng", BodyKind.PARTY_COMMITTEE, party=None))
        front = self.ledger.join(new("Ủy ban Trung ương MTTQ Việt Nam", BodyKind.FRONT, front=None))
        for number in range(self.provinces):
            communes = len(range(number, self.communes, self.provinces))
            self._province(nation, party, front, communes)

    def _province(self, nation: Body, party: Body, front: Body, communes: int) -> None:
        new, name = self.country.new, self.country.name()
        province = self.ledger.join(new(f"Tỉnh {name}", BodyKind.PROVINCE, government=nation))
        party = self.ledger.join(new(f"Tỉnh ủy {name}", BodyKind.PARTY_COMMITTEE, party=party))
        front = self.ledger.join(new(f"Ủy ban MTTQ tỉnh {name}", BodyKind.FRONT, front=front))
        blocs = [
            self.ledger.join(new(f"Khối thi đua số {number + 1}", BodyKind.BLOC, emulation=nation))
            for number in range(BLOCS)
        ]
        for number in range(DEPARTMENTS):
            self._department(province, blocs[number % BLOCS])
        for number in range(communes):
            self._commune(province, party, front, blocs[number % BLOCS])

    def _department(self, province: Body, bloc: Body) -> None:
        new, name = self.country.new, self.country.name()
        department = self.ledger.join(new(f"Sở {name}", BodyKind.DEPARTMENT, government=province, emulation=bloc))
        for number in range(OFFICES):
            self.ledger.join(new(f"Phòng Nghiệp vụ {number + 1}", BodyKind.OFFICE, government=department))

    def _commune(self, province: Body, party: Body, front: Body, bloc: Body) -> None:
        commune = self.ledger.join(self.country.commune(province, bloc))
        for inside in self.country.inside(commune):
            self.ledger.join(inside)
        new, name = self.country.new, commune.name
        party = self.ledger.join(new(f"Đảng ủy {name}", BodyKind.PARTY_COMMITTEE, party=party))
        front = self.ledger.join(new(f"Ủy ban MTTQ {name}", BodyKind.FRONT, front=front))
        for number in range(PARTY_CELLS):
            self.ledger.join(new(f"Chi bộ {number + 1} {name}", BodyKind.PARTY_CELL, party=party))
        for word in ("Hội Nông dân", "Hội Phụ nữ", "Đoàn Thanh niên", "Hội Cựu chiến binh")[:MASS_ORGANISATIONS]:
            self.ledger.join(new(f"{word} {name}", BodyKind.MASS_ORGANISATION, front=front))
