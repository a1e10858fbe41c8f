"""The provinces and communes of the country, and the former ones that five real plans need, with who followed them.

Today's come from the package `vietnam-provinces` (codes of the General Statistics Office). Former ones are facts in
`data/former_*.csv`, each with its source; what is only remembered says so. How old a body is, nobody says there: what
stood before is known since `KNOWN_SINCE`, what the arrangement of 2025 left standing since `ARRANGED`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter

from vietnam_provinces import Province, VietNamDivisionType
from vietnam_provinces.base import Ward

from lantoa.kit.actors import PLATFORM
from lantoa.organisations.generation.ledger import Ledger
from lantoa.organisations.generation.writing import write
from lantoa.organisations.models import Body, BodyKind, Share, Tree
from lantoa.organisations.operations import changes
from lantoa.organisations.operations.recording import Decided, NewBody
from lantoa.organisations.tables import Row, table

KNOWN_SINCE = date(2000, 1, 1)
ARRANGED = date(2025, 7, 1)
PROVINCES_MERGED = Decided(ARRANGED, "Nghị quyết 202/2025/QH15")
NATION = "vn"
KINDS = {
    VietNamDivisionType.XA: BodyKind.COMMUNE,
    VietNamDivisionType.PHUONG: BodyKind.WARD,
    VietNamDivisionType.DAC_KHU: BodyKind.SPECIAL_ZONE,
}


def load(*, at: datetime, provinces: Collection[str] | None = None) -> int:
    """Load the country, or only what belongs to these provinces (codes such as "vn-38"); how many bodies came new.

    What is there already stays as it is.
    """
    before = Body.objects.count()
    chosen = [one for one in Province.iter_all() if provinces is None or province_code(one) in provinces]
    _load_provinces(chosen, at)
    _load_communes(chosen, at)
    _load_former(at)
    return Body.objects.count() - before


def province_code(province: Province) -> str:
    """Our code of a province of today, such as "vn-38"."""
    return f"vn-{province.code.value:02}"


def commune_code(commune: Ward) -> str:
    """Our code of a commune, ward or special zone of today, such as "vn-x15664"."""
    return f"vn-x{commune.code.value:05}"


def _load_provinces(chosen: Iterable[Province], at: datetime) -> None:
    """Today's provinces and those that were merged into them; one that gave the new one its name goes on in it."""
    here = _here()
    wanted = {province_code(one): _province_name(one) for one in chosen}
    former = [row for row in table("former_provinces.csv") if row["into"] in wanted and row["code"] not in here]
    world = Ledger(at)
    world.load(KNOWN_SINCE)
    nation = Body.objects.filter(code=NATION).first() or world.join(
        NewBody("Nước Cộng hòa xã hội chủ nghĩa Việt Nam", BodyKind.NATION, {Tree.GOVERNMENT: None}, NATION)
    )
    new = {code: name for code, name in wanted.items() if code not in here} | {
        row["code"]: row["name"] for row in former
    }
    for code, name in new.items():
        world.join(NewBody(name, BodyKind.PROVINCE, {Tree.GOVERNMENT: nation}, code))
    if world.bodies:
        write(world)
    for into, rows in groupby(sorted(former, key=itemgetter("into")), key=itemgetter("into")):
        changes.merge(_bodies(rows), _body(into), decided=PROVINCES_MERGED, by=PLATFORM, at=at)


def _load_communes(chosen: Iterable[Province], at: datetime) -> None:
    here = _here()
    parents = Body.objects.in_bulk([province_code(one) for one in chosen], field_name="code")
    world = Ledger(at)
    world.load(ARRANGED)
    for commune in Ward.iter_all():
        parent = parents.get(f"vn-{commune.province_code.value:02}")
        if parent and commune_code(commune) not in here:
            kind = KINDS[commune.division_type]
            world.join(NewBody(commune.name, kind, {Tree.GOVERNMENT: parent}, commune_code(commune)))
    if world.bodies:
        write(world)


def _load_former(at: datetime) -> None:
    """Former districts with their communes, as far as their provinces are here, and what became of them."""
    here = _here()
    for district in table("former_districts.csv"):
        if district["province"] in here and district["code"] not in here:
            _load_district(district, at)
            _abolish(district, at)


def _load_district(district: Row, at: datetime) -> None:
    communes = [row for row in table("former_communes.csv") if row["district"] == district["code"]]
    world = Ledger(at)
    world.load(KNOWN_SINCE)
    above: dict[str, Body | None] = {Tree.GOVERNMENT: _body(district["province"])}
    whole = world.join(NewBody(district["name"], BodyKind.DISTRICT, above, district["code"]))
    for row in communes:
        world.join(NewBody(row["name"], row["kind"], {Tree.GOVERNMENT: whole}, row["code"]))
    write(world)
    by_merger = itemgetter("until", "into", "document")
    for (day, into, document), rows in groupby(sorted(communes, key=by_merger), key=by_merger):
        decided = Decided(date.fromisoformat(day), document)
        changes.merge(_bodies(rows), _body(into), decided=decided, by=PLATFORM, at=at)


def _abolish(district: Row, at: datetime) -> None:
    """Let a district end once everything below it has: the province and today's communes share its work."""
    body = _body(district["code"])
    heirs = [changes.Heir(_body(district["province"]), Share.PART, "việc thuộc thẩm quyền cấp tỉnh")]
    heirs += [changes.Heir(one, Share.PART, "việc trên địa bàn xã") for one in _communes_after(body)]
    decided = Decided(date.fromisoformat(district["until"]), district["document"])
    changes.abolish(body, heirs, changes.Below(), decided=decided, by=PLATFORM, at=at)


def _communes_after(district: Body) -> Iterator[Body]:
    """The communes of today that communes of the district were merged into."""
    before = Body.objects.filter(placements__parent=district)
    yield from Body.objects.filter(predecessors__predecessor__in=before).open().distinct().order_by("sort_key")


def _here() -> set[str]:
    return set(Body.objects.filter(code__startswith="vn").values_list("code", flat=True))


def _body(code: str) -> Body:
    return Body.objects.get(code=code)


def _bodies(rows: Iterable[Row]) -> list[Body]:
    return list(Body.objects.filter(code__in=[row["code"] for row in rows]).order_by("sort_key"))


def _province_name(province: Province) -> str:
    """With "Tỉnh" before it; a city of the centre is called one already."""
    name: str = province.name
    return name if name.startswith("Thành phố") else f"Tỉnh {name}"
