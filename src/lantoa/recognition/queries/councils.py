"""Who is a member on a day, where they are, who takes part in a vote, and under which rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import models

from lantoa.recognition.counting import Base, Member, Quorum, Roll, Rule, Standing, quorum_of, roll_of
from lantoa.recognition.models import (
    Attendance,
    Award,
    Case,
    Conflict,
    Council,
    Seat,
    SeatRole,
    Sitting,
    VoteCast,
)

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser as Person

#: Where neither the award nor the council says it, two thirds: what local rules of procedure mostly have.
USUAL_QUORUM = 66


@dataclass(frozen=True)
class BallotRule:
    """The rule of one vote: the arithmetic, whether it is secret, and where that stands."""

    rule: Rule
    is_secret: bool
    chair_breaks_ties: bool
    source: str
    certainty: str  # a value of `Certainty`
    is_frozen: bool  # the vote was opened under it


def members_on(council: Council | int, day: date) -> models.QuerySet[Seat]:
    """The seats of the council on `day`: the chair first, then as a council is read out."""
    roles = [models.When(role=role, then=place) for place, role in enumerate(SeatRole)]
    return Seat.objects.on(day).filter(council=council).order_by(models.Case(*roles), "name", "pk")


def seat_in(sitting: Sitting, person: Person | None) -> Seat | None:
    """The seat of `person` on the day of the sitting."""
    if person is None:
        return None
    return members_on(sitting.council_id, sitting.day).filter(person=person.pk).first()


def standings_of(sitting: Sitting) -> dict[int, Standing]:
    """Where each member is now, by seat; who is not recorded is absent."""
    found = Attendance.objects.filter(sitting=sitting.pk)
    return {each.seat_id: each.now for each in found}


def rule_of(case: Case) -> BallotRule:
    """The rule under which the case is voted on: as frozen when the vote was opened, before that as it stands now."""
    award, council = case.proposal.award, case.sitting.council
    if case.rule_quorum is not None:
        frozen = (case.rule, case.rule_is_secret, case.rule_chair_breaks_ties, case.rule_source)
        return BallotRule(*frozen, award.council_certainty, is_frozen=True)
    return BallotRule(
        Rule(
            max(award.quorum_percent or 0, council.quorum_percent or 0) or USUAL_QUORUM,
            award.threshold_percent,
            Base(award.threshold_base or Base.ALL_MEMBERS),
            council.keeps_conflicted,
        ),
        award.is_secret or council.always_secret,
        council.chair_breaks_ties,
        _source(award, council),
        award.council_certainty,
        is_frozen=False,
    )


def _source(award: Award, council: Council) -> str:
    """Where quorum and threshold stand: the article, and the council's own rules."""
    return "; ".join(filter(None, (award.council_article or award.article, council.rules_of)))


def members_for(case: Case) -> list[Member]:
    """Every member of the day as the count sees her: where she is, whether she has a conflict, whether she voted."""
    standings = standings_of(case.sitting)
    conflicted = set(Conflict.objects.filter(case=case.pk, has_conflict=True).values_list("seat", flat=True))
    voted = set(VoteCast.objects.filter(case=case.pk, ballot=case.ballot).values_list("seat", flat=True))
    return [
        Member(seat.pk, standings.get(seat.pk, Standing.ABSENT), seat.pk in conflicted, seat.pk in voted)
        for seat in members_on(case.sitting.council_id, case.sitting.day)
    ]


def roll_for(case: Case) -> Roll:
    """Who takes part in the vote about the case now."""
    return roll_of(members_for(case), rule_of(case).rule)


def quorum_for(case: Case) -> Quorum:
    """Whether enough members take part in the vote about the case now."""
    rule = rule_of(case).rule
    return quorum_of(roll_of(members_for(case), rule), rule)


def silent_about(case: Case) -> list[Seat]:
    """Members in the room, or with a ballot in writing, who have not said yet whether they have a conflict."""
    standings = standings_of(case.sitting)
    said = set(Conflict.objects.filter(case=case.pk).values_list("seat", flat=True))
    members = members_on(case.sitting.council_id, case.sitting.day)
    taking_part = [seat for seat in members if standings.get(seat.pk, Standing.ABSENT) is not Standing.ABSENT]
    return [seat for seat in taking_part if seat.pk not in said]


def together(case: Case) -> Sequence[Case]:
    """The case, and those that are voted on with the same ballot."""
    if not case.group:
        return [case]
    return list(whole(Case.objects.filter(sitting=case.sitting_id, group=case.group)))


def whole(cases: models.QuerySet[Case]) -> models.QuerySet[Case]:
    """Cases with what rule, title and trail of them need, in the order of the agenda."""
    return cases.select_related(
        "sitting__council__body", "proposal__award", "proposal__dossier", "proposal__proposed_by"
    ).order_by("order", "pk")


def names(seats: Iterable[Seat]) -> str:
    """Their names in one line."""
    return ", ".join(seat.name for seat in seats)
