"""What a sitting looks like to one person: its agenda behind the gate, who is there, and her own open answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from lantoa.kit.access import visible
from lantoa.kit.actors import Actor
from lantoa.recognition.council_access import CasePolicy
from lantoa.recognition.council_states import LIVE, VOTED, CaseState, SittingState
from lantoa.recognition.counting import Standing
from lantoa.recognition.models import Attendance, Case, Conflict, Seat, Sitting, VoteCast
from lantoa.recognition.queries.councils import members_on, whole
from lantoa.recognition.vote_words import result_in_words


@dataclass(frozen=True)
class AgendaLine:
    """A case as one person may know it.

    `is_inside`: she may open it. `declared`: her answer about a conflict, None where she has given none. With a
    conflict she is told that there is a case, and nothing else of it.
    """

    case: Case
    is_inside: bool
    declared: bool | None
    has_voted: bool
    has_seat: bool

    @property
    def is_hidden(self) -> bool:
        """Whether she has said that she has a conflict."""
        return self.declared is True

    @property
    def must_declare(self) -> bool:
        """Whether her answer is missing."""
        return self.has_seat and self.declared is None and self.case.state in (CaseState.WAITING, CaseState.VOTING)

    @property
    def may_vote(self) -> bool:
        """Whether her ballot is waited for."""
        return self.is_inside and self.has_seat and self.case.is_voting and not self.has_voted

    @property
    def result(self) -> str:
        """What came out, in words; empty before the count."""
        return result_in_words(self.case)

    @property
    def is_counted(self) -> bool:
        """Whether there is a result."""
        return self.case.state in VOTED


@dataclass(frozen=True)
class Present:
    """A member of the day: where she is, and about how many cases she has not said whether she has a conflict."""

    seat: Seat
    standing: Standing
    arrived_at: datetime | None
    left_at: datetime | None
    undeclared: int

    @property
    def words(self) -> Any:
        """Where she is, in words."""
        return Attendance(standing=self.standing).get_standing_display()


def agenda_of(sitting: Sitting, actor: Actor) -> list[AgendaLine]:
    """The agenda as `actor` may know it; the same number of queries however long it is."""
    cases = list(visible(actor, whole(Case.objects.filter(sitting=sitting.pk)), "list"))
    inside = set(visible(actor, Case.objects.filter(sitting=sitting.pk)).values_list("pk", flat=True))
    person = actor.person.pk if actor.person else None
    mine = Conflict.objects.filter(case__sitting=sitting.pk, seat__person=person)
    declared = dict(mine.values_list("case", "has_conflict"))
    votes = VoteCast.objects.filter(case__sitting=sitting.pk, seat__person=person)
    voted = set(votes.values_list("case", "ballot"))
    has_seat = members_on(sitting.council_id, sitting.day).filter(person=person).exists() if person else False
    return [
        AgendaLine(case, case.pk in inside, declared.get(case.pk), (case.pk, case.ballot) in voted, has_seat)
        for case in cases
    ]


def attendance_of(sitting: Sitting) -> list[Present]:
    """Every member of the day, the chair first."""
    found = {each.seat_id: each for each in Attendance.objects.filter(sitting=sitting.pk)}
    open_cases = Q(state__in=(CaseState.WAITING, CaseState.VOTING))
    total = Case.objects.filter(open_cases, sitting=sitting.pk).count()
    of_open = Q(conflicts__case__sitting=sitting.pk, conflicts__case__state__in=(CaseState.WAITING, CaseState.VOTING))
    seats = members_on(sitting.council_id, sitting.day).annotate(answers=Count("conflicts", filter=of_open))
    return [_present(seat, found.get(seat.pk), total) for seat in seats]


def _present(seat: Any, found: Attendance | None, total: int) -> Present:
    moments = (found.arrived_at, found.left_at) if found else (None, None)
    return Present(seat, found.now if found else Standing.ABSENT, *moments, undeclared=total - seat.answers)


def undeclared_by(actor: Actor) -> QuerySet[Case]:
    """Open cases about which the actor has a seat and has given no answer, those of the next sitting first."""
    open_cases = Case.objects.filter(sitting__state__in=LIVE, state__in=(CaseState.WAITING, CaseState.VOTING))
    mine = CasePolicy().within(actor, "declare", open_cases.exclude(sitting__state=SittingState.PREPARED))
    said = Conflict.objects.filter(seat__person=actor.person.pk if actor.person else None).values("case")
    return mine.exclude(pk__in=said).select_related("sitting__council").order_by("sitting__held_at", "order")


def votes_open_to(actor: Actor) -> QuerySet[Case]:
    """Cases that are being voted on and wait for the actor's ballot."""
    cases = CasePolicy().within(actor, "vote", Case.objects.filter(state=CaseState.VOTING))
    person = actor.person.pk if actor.person else None
    voted = VoteCast.objects.filter(seat__person=person, case=OuterRef("pk"), ballot=OuterRef("ballot"))
    return cases.exclude(Exists(voted)).select_related("sitting__council").order_by("opened_at", "pk")


def sittings_of(actor: Actor) -> QuerySet[Sitting]:
    """Sittings to come, or open, in which the actor has a seat that day."""
    person = actor.person.pk if actor.person else None
    seats = Seat.objects.filter(person=person)
    found = Sitting.objects.filter(state__in=(SittingState.INVITED, SittingState.OPEN), council__seats__in=seats)
    return found.select_related("council").distinct().order_by("held_at", "pk")
