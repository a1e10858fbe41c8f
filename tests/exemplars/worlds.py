"""Small worlds for tests: communes that find exemplars, and the district and province that they go up to."""

from __future__ import annotations

from datetime import date
from typing import Any

from lantoa.exemplars.models import Dossier, Rung
from lantoa.exemplars.operations import dossiers, moving
from lantoa.exemplars.operations.moving import Introduced, Recognised
from lantoa.kit.actors import PLATFORM, Actor
from lantoa.organisations.models import Body, Role
from tests.organisations.worlds import NOON, District, appointed

FOUND = date(2026, 3, 14)
ON = date(2026, 9, 5)
TODAY = date(2026, 11, 23)
TOLD = "Chuyển 18,5 ha lúa sang hữu cơ trong ba vụ."


class Exemplars(District):
    """The district of the organisations' tests, with who writes and who decides at a commune and above it."""

    def __init__(self) -> None:
        super().__init__()
        self.commune = self.communes[0]
        self.officer = appointed(self.commune, Role.OFFICER)
        self.leader = appointed(self.commune, Role.LEADER)
        self.above_officer = appointed(self.district, Role.OFFICER)
        self.above_leader = appointed(self.district, Role.LEADER)


def entered(body: Body, name: str = "Lê Thị Mận", *, by: Actor = PLATFORM, **said: Any) -> Dossier:
    """A dossier that has just been opened."""
    known: dict[str, Any] = {"found_on": FOUND, "summary": TOLD}
    return dossiers.enter(Dossier(body=body, name=name, **known | said), by=by, at=NOON)


def proposed(body: Body, name: str = "Lê Thị Mận", **said: Any) -> Dossier:
    """One that waits for whoever decides at its own body."""
    return moving.propose(entered(body, name, **said), by=PLATFORM, at=NOON)


def introduced(body: Body, to: Body, name: str = "Lê Thị Mận", *, on: date = ON, **said: Any) -> Dossier:
    """One that lies with the body above."""
    return moving.introduce(proposed(body, name, **said), Introduced(to, on), by=PLATFORM, at=NOON)


def recognised(body: Body, name: str = "Lê Thị Mận", *, on: date = ON, **said: Any) -> Dossier:
    """One that its own body has recognised."""
    told = Recognised(Rung.COMMUNE, on, "12/QĐ-UBND")
    return moving.recognise(proposed(body, name, **said), told, by=PLATFORM, at=NOON)
