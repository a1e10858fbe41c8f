"""The bodies of a country as they stand at the beginning, with the proportions of the real one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from random import Random

from lantoa.organisations.models import Body, BodyKind, Tree
from lantoa.organisations.operations.recording import NewBody

# What stands below each commune, and in which tree.
IN_A_COMMUNE = (
    ("Văn phòng HĐND và UBND {0}", BodyKind.OFFICE, 1),
    ("Phòng {1} {0}", BodyKind.OFFICE, 3),
    ("Trường {1}", BodyKind.SCHOOL, 5),
    ("Trung tâm Phục vụ hành chính công {0}", BodyKind.SERVICE_UNIT, 1),
    ("Thôn {1}", BodyKind.VILLAGE, 8),
)
PARTY_CELLS, MASS_ORGANISATIONS = 5, 4
DEPARTMENTS, OFFICES, BLOCS = 15, 4, 3
PER_COMMUNE = 3 + sum(times for _name, _kind, times in IN_A_COMMUNE) + PARTY_CELLS + MASS_ORGANISATIONS
PER_PROVINCE = 3 + BLOCS + DEPARTMENTS * (1 + OFFICES)
PROVINCES = 34
_WORDS = "An Bình Cẩm Châu Đông Giang Hà Hòa Khánh Lâm Lộc Minh Nam Ninh Phú Quang Sơn Tân Thanh Thọ Trung Vân Xuân Yên"


class Country:
    """Names and founds bodies; a fixed seed always gives the same ones."""

    def __init__(self, seed: int, chance: Random) -> None:
        self.chance = chance
        self._codes = (f"{prefix(seed)}{number}" for number in count(1))

    def name(self) -> str:
        """Two syllables, as places have them."""
        return " ".join(self.chance.sample(_WORDS.split(), 2))

    def new(self, name: str, kind: str, **places: Body | None) -> NewBody:
        """A body with the next code; its places by tree."""
        return NewBody(name, kind, {Tree[tree.upper()]: above for tree, above in places.items()}, next(self._codes))

    def commune(self, province: Body, bloc: Body | None = None) -> NewBody:
        """A commune or ward below `province`."""
        kind, word = self.chance.choice([(BodyKind.COMMUNE, "Xã"), (BodyKind.WARD, "Phường")])
        places = {"government": province} | ({"emulation": bloc} if bloc else {})
        return self.new(f"{word} {self.name()}", kind, **places)

    def inside(self, commune: Body) -> Iterator[NewBody]:
        """What stands in the government's tree below a commune."""
        for pattern, kind, times in IN_A_COMMUNE:
            for _ in range(times):
                yield self.new(pattern.format(commune.name, self.name()), kind, government=commune)


def prefix(seed: int) -> str:
    """What the codes of a generated world begin with."""
    return f"g{seed}-"
