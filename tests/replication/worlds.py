"""Small worlds for tests: a model of one commune, and those who adopt it."""

from __future__ import annotations

from datetime import date
from typing import Any

from lantoa.exemplars.models import Dossier, Release
from lantoa.exemplars.operations import releasing
from lantoa.kit.actors import PLATFORM, Actor
from lantoa.organisations.models import Body, Role
from lantoa.replication.models import Adoption
from lantoa.replication.operations import adoptions
from lantoa.replication.operations.adoptions import Shown
from tests.exemplars.pages import agreed, written
from tests.exemplars.worlds import Exemplars, recognised
from tests.organisations.worlds import NOON, appointed

SINCE = date(2026, 3, 2)
SEEN = "Kế hoạch số 5/KH-UBND"


class Spread(Exemplars):
    """The exemplars' district with a recognised model of the first commune, and an officer of the second one."""

    def __init__(self) -> None:
        super().__init__()
        self.model: Dossier = recognised(self.commune, "Phân loại rác tại nguồn", kind="model")
        self.adopter = self.communes[1]
        self.their_officer = appointed(self.adopter, Role.OFFICER)


def adopted(source: Dossier, body: Body, *, on: date = SINCE, by: Actor = PLATFORM, **said: Any) -> Adoption:
    """An adoption by a body, unless told otherwise."""
    return adoptions.register(Adoption(source=source, body=body, **said), Shown(on, SEEN), by=by, at=NOON)


def told_of(source: Dossier) -> Release:
    """Its public page."""
    agreed(source)
    return releasing.release(written(source), by=PLATFORM, at=NOON)
