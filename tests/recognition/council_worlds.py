"""A small world for tests of councils: the district's council of five, a proposal before it, and its sitting."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from lantoa.organisations.models import Role
from lantoa.recognition.counting import Choice, Standing
from lantoa.recognition.models import BallotPaper, Case, Council, Seat, SeatRole, Sitting, VoteCast
from lantoa.recognition.operations import attending, balloting, councils, sittings, voting
from tests.exemplars.worlds import entered
from tests.organisations.worlds import LONG_AGO, NOON, appointed, person
from tests.recognition.proposal_worlds import Proposing, award

HOUR = timedelta(hours=1)
ROLES = (SeatRole.CHAIR, SeatRole.DEPUTY, SeatRole.SECRETARY, SeatRole.MEMBER, SeatRole.MEMBER)
GIVEN = ("Bình", "Cúc", "Dung", "Giang", "Hiền")


class Room(Proposing):
    """`members` are the actors of `seats`: chair, deputy, secretary and two members; at the body they are members only.

    `keeper` is an officer of the body without a seat. The award is voted on in secret and needs 80 % of all members.
    """

    def __init__(self, **rule: Any) -> None:
        super().__init__()
        known = {"is_secret": True, "threshold_percent": 80, "threshold_base": "all_members", "quorum_percent": 60}
        self.award = award(**{**known, **rule})
        self.keeper = appointed(self.district, Role.OFFICER)
        made = Council(body=self.district, name="Hội đồng Thi đua - Khen thưởng", place="Triệu Sơn", since=LONG_AGO)
        self.council = councils.establish(made, by=self.keeper, at=NOON)
        self.members = [appointed(self.district, Role.COUNCIL_MEMBER, person(name)) for name in GIVEN]
        self.seats = [
            councils.seat(
                Seat(council=self.council, person=each.person, role=role, since=LONG_AGO), by=self.keeper, at=NOON
            )
            for each, role in zip(self.members, ROLES, strict=True)
        ]
        self.chair = self.members[0]
        self.sitting = self.planned()
        self.case = self.on_agenda()

    def planned(self, at: datetime = NOON) -> Sitting:
        made = Sitting(council=self.council, title="Xét khen thưởng năm 2026", held_at=at, place="Phòng họp số 2")
        return sittings.plan(made, by=self.keeper, at=NOON)

    def on_agenda(self, name: str = "Vàng Thị Mỷ", sitting: Sitting | None = None) -> Case:
        proposal = self.appraised(entered(self.commune, name))
        (case,) = sittings.add_cases(sitting or self.sitting, [proposal], by=self.keeper, at=NOON)
        return case

    def opened(self) -> None:
        """The sitting is open, all are in the room, and nobody has a conflict in anything."""
        self.sitting = sittings.open_sitting(self.sitting, by=self.chair, at=NOON)
        for each, seat in zip(self.members, self.seats, strict=True):
            attending.attend(self.sitting, seat, Standing.PRESENT, by=each, at=NOON)
            for case in Case.objects.filter(sitting=self.sitting):
                attending.declare(case, seat, has_conflict=False, by=each, at=NOON)

    def voting(self) -> None:
        """All of it, and the vote is open."""
        self.opened()
        voting.open_vote(self.fresh(), by=self.chair, at=NOON)

    def fresh(self, case: Case | None = None) -> Case:
        """The case as it is in the database now."""
        return Case.objects.select_related("sitting__council", "proposal__award").get(pk=(case or self.case).pk)

    def vote(self, place: int, choice: Choice = Choice.FOR, key: str = "") -> balloting.Recorded:
        """The member at `place` votes."""
        return balloting.cast(
            self.fresh(), choice, key=key or balloting.new_key(), by=self.members[place], at=NOON + HOUR
        )

    def closed(self) -> Case:
        """The vote is closed by the chair."""
        voting.close_vote(self.fresh(), by=self.chair, at=NOON + HOUR)
        return self.fresh()

    def cast(self) -> int:
        return VoteCast.objects.filter(case=self.case).count()

    def papers(self) -> list[str]:
        return sorted(BallotPaper.objects.filter(case=self.case).values_list("choice", flat=True))
