"""A small world for tests of decisions: a commune that honours, with its exemplars and what a council agreed to."""

from __future__ import annotations

from datetime import date
from typing import Any

from lantoa.exemplars.models import Dossier
from lantoa.kit.actors import PLATFORM, Actor
from lantoa.organisations.models import Body, Role
from lantoa.recognition.models import Award, AwardRound, BaseWage, Certainty, Decision, Honour, Proposal
from lantoa.recognition.operations import decisions, honours
from lantoa.recognition.operations.decisions import Signing
from lantoa.recognition.operations.honours import Later
from tests.exemplars.worlds import Exemplars, proposed
from tests.organisations.worlds import NOON, appointed

SIGNED = date(2026, 11, 20)


class Deciding(Exemplars):
    """The district of the exemplars' tests, with a secretary at the commune, a certificate of merit and a wage."""

    def __init__(self) -> None:
        super().__init__()
        self.secretary = appointed(self.commune, Role.SECRETARY)
        BaseWage.objects.all().delete()
        wages = ((date(2024, 7, 1), date(2026, 6, 30), 2_340_000), (date(2026, 7, 1), None, 2_530_000))
        for since, until, dong in wages:
            BaseWage.objects.create(valid_from=since, valid_to=until, dong=dong, certainty=Certainty.VERIFIED)
        self.merit = award("Giấy khen của Chủ tịch UBND xã", "GK", bonus={"individual": "0.3", "household": "0.45"})
        self.title = award("Chiến sĩ thi đua cơ sở", "CSTDCS", kind="title", bonus={"individual": "1"}, ballot=True)
        self.lower = award("Lao động tiên tiến", "LDTT", kind="title", bonus={"individual": "0.3"})
        self.round = AwardRound.objects.create(
            body=self.commune,
            name="Tổng kết 2026",
            year=2026,
            opens_on=date(2026, 1, 1),
            closes_on=date(2026, 12, 31),
            state="open",
            recorded_at=NOON,
        )


def award(name: str, code: str, *, kind: str = "commendation", bonus: Any = None, ballot: bool = False) -> Award:
    """An award that is in use."""
    return Award.objects.create(
        name=name,
        code=f"T_{code}",
        kind=kind,
        subjects=["individual", "collective", "household"],
        level="commune",
        valid_from=date(2020, 1, 1),
        certainty=Certainty.VERIFIED,
        is_on=True,
        ballot_required=ballot,
        bonus=bonus or {},
    )


def agreed(world: Deciding, of: Award, name: str = "Lê Thị Mận", **said: Any) -> Proposal:
    """A proposal that the council of the commune agreed to."""
    dossier = said.pop("dossier", None) or proposed(world.commune, name)
    known = {"round": world.round, "award": of, "dossier": dossier, "state": "agreed", "summary": dossier.summary}
    lies = {"proposed_by": world.commune, "held_by": world.commune}
    return Proposal.objects.create(**known, **lies, waiting_since=NOON, recorded_at=NOON, **said)


def drafted(body: Body, *, by: Actor = PLATFORM, **said: Any) -> Decision:
    """A draft with nobody on its list."""
    known: dict[str, Any] = {
        "title": "Về việc tặng Giấy khen năm 2026",
        "issuing_name": "Ủy ban nhân dân xã Dân Lực",
        "issued_by": "Chủ tịch Ủy ban nhân dân xã Dân Lực",
        "signer_name": "Lò Văn Phúc",
        "signer_post": "Chủ tịch",
        "place": "Dân Lực",
    }
    return decisions.draft(Decision(body=body, **known | said), by=by, at=NOON)


def signed(world: Deciding, *listed: Proposal, number: str = "118/QĐ-UBND", on: date = SIGNED) -> Decision:
    """A decision that gives what was agreed to."""
    decision = drafted(world.commune)
    honours.put_on_list(decision, listed, by=PLATFORM, at=NOON)
    return decisions.sign(decision, Signing(number, on), by=PLATFORM, at=NOON)


def given(world: Deciding, name: str = "Lê Thị Mận", *, number: str = "118/QĐ-UBND", **said: Any) -> Honour:
    """An honour that holds."""
    decision = signed(world, agreed(world, world.merit, name, **said), number=number)
    return Honour.objects.select_related("dossier", "award", "decision__body", "body").get(decision=decision)


def direct(dossier: Dossier, of: Award, period: str = "2026") -> Honour:
    """Somebody who is to stand on a list without a proposal."""
    return Honour(dossier=dossier, award=of, period=period, wording="Giúp bà con")


def later(number: str = "130/QĐ-UBND", on: date = date(2026, 11, 22)) -> Later:
    """A later decision."""
    return Later(number, on, "Lò Văn Phúc", "Chủ tịch")
