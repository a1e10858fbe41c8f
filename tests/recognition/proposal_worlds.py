"""Small worlds for tests: a province whose round takes proposals, a commune that proposes, and the catalogue."""

from __future__ import annotations

from datetime import date
from typing import Any

from lantoa.exemplars.models import Dossier
from lantoa.kit.actors import PLATFORM, Actor
from lantoa.organisations.models import Body, Role
from lantoa.recognition.models import Award, AwardRound, Proposal, RoundForm
from lantoa.recognition.operations import proposals, rounds
from tests.exemplars.worlds import Exemplars, entered
from tests.organisations.worlds import NOON, appointed

TODAY = date(2026, 11, 23)


class Proposing(Exemplars):
    """Exemplars' world, in which the district holds an open yearly round of 2026."""

    def __init__(self) -> None:
        super().__init__()
        self.province_leader = appointed(self.province, Role.LEADER)
        self.award = award()
        self.round = held(self.district)
        self.dossier = entered(self.commune)

    def drafted(self, dossier: Dossier | None = None, *, by: Actor = PLATFORM, **said: Any) -> Proposal:
        """A draft of the commune in the round."""
        told = {"round": self.round, "award": self.award, "proposed_by": self.commune} | said
        return proposals.draft(Proposal(dossier=dossier or self.dossier, **told), by=by, at=NOON)

    def submitted(self, dossier: Dossier | None = None, **said: Any) -> Proposal:
        return proposals.submit(self.drafted(dossier, **said), by=PLATFORM, at=NOON)

    def appraised(self, dossier: Dossier | None = None, **said: Any) -> Proposal:
        return proposals.appraise(self.submitted(dossier, **said), by=PLATFORM, at=NOON)


def award(code: str = "GK_XA", **said: Any) -> Award:
    """That of the catalogue, with other rules where they are given."""
    Award.objects.filter(code=code).update(**said)
    return Award.objects.get(code=code)


def held(body: Body, form: str = RoundForm.YEARLY, year: int = 2026, **said: Any) -> AwardRound:
    """An open round of `body`."""
    days = {"opens_on": date(2026, 11, 1), "closes_on": date(2026, 12, 10)} | said
    made = AwardRound(body=body, form=form, name=f"Khen thưởng {year} {form}", year=year, **days)
    return rounds.open_round(rounds.add_round(made, [], by=PLATFORM, at=NOON), by=PLATFORM, at=NOON)
