"""Small worlds for tests: a province with districts, communes and offices, founded by real operations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from itertools import count

from lantoa.accounts.models import User
from lantoa.kit.actors import PLATFORM, Actor
from lantoa.organisations.models import Body, BodyKind, Change, Membership, Role, Tree
from lantoa.organisations.operations import changes
from lantoa.organisations.operations.recording import Decided, NewBody

LONG_AGO = date(2000, 1, 1)
MERGED = date(2025, 7, 1)
NOON = datetime(2026, 11, 23, 5, tzinfo=UTC)

_numbers = count(1)


def founded(
    name: str,
    kind: str = BodyKind.COMMUNE,
    under: Body | None = None,
    *,
    places: Mapping[str, Body | None] | None = None,
    on: date = LONG_AGO,
) -> Body:
    """A new body, by default in the government's tree."""
    new = NewBody(name, kind, dict(places) if places is not None else {Tree.GOVERNMENT: under})
    change = changes.found(new, decided=Decided(on), by=PLATFORM, at=NOON)
    return change.made_body.get()


def person(name: str = "Hà", **fields: object) -> User:
    """Somebody with an account and no role."""
    return User.objects.create_user(f"p{next(_numbers)}@xa.example", last_name="Lê Thị", first_name=name, **fields)


def appointed(body: Body, role: str = Role.OFFICER, who: User | None = None, *, since: date = LONG_AGO) -> Actor:
    """Somebody who acts in `role` at `body`."""
    who = who or person()
    Membership.objects.create(person=who, body=body, role=role, since=since)
    return Actor(who)


def merged(*bodies: Body, into: Body | NewBody, on: date = MERGED) -> Change:
    """`bodies` made one by the platform."""
    return changes.merge(bodies, into, decided=Decided(on, "Nghị quyết 1686/NQ-UBTVQH15"), by=PLATFORM, at=NOON)


class District:
    """A province with a district of three communes, each with an office, and a department with an office."""

    def __init__(self) -> None:
        self.province = founded("Tỉnh Thanh Hóa", BodyKind.PROVINCE)
        self.department = founded("Sở Nội vụ", BodyKind.DEPARTMENT, self.province)
        self.division = founded("Phòng Thi đua - Khen thưởng", BodyKind.OFFICE, self.department)
        self.district = founded("Huyện Triệu Sơn", BodyKind.DISTRICT, self.province)
        self.communes = [founded(f"Xã {name}", under=self.district) for name in ("Dân Lực", "Dân Lý", "Minh Sơn")]
        self.offices = [founded(f"Văn phòng {commune.name}", BodyKind.OFFICE, commune) for commune in self.communes]
