"""How far a screening is, and what it amounts to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from lantoa.exemplars.anonymity import hiding
from lantoa.exemplars.comparing import PEOPLE
from lantoa.exemplars.models import Dossier, Met, Screening, ScreeningAnswer
from lantoa.exemplars.states import ScreeningState
from lantoa.movements.models import CriteriaSet
from lantoa.movements.states import ISSUED


@dataclass(frozen=True)
class Tally:
    """Criteria by how far they are met. `points` out of `most`, where the criteria have points."""

    answers: Sequence[ScreeningAnswer]

    def number(self, *met: str) -> int:
        """How many criteria have one of these answers."""
        return sum(each.met in met for each in self.answers)

    @property
    def met(self) -> int:
        """Criteria that are wholly met."""
        return self.number(Met.YES)

    @property
    def open(self) -> int:
        """Criteria without an answer."""
        return self.number("")

    @property
    def points(self) -> Decimal:
        """What was given so far."""
        return sum((each.points for each in self.answers if each.points is not None), Decimal())

    @property
    def most(self) -> Decimal:
        """What could be given; 0 where the criteria have no points."""
        return sum((each.criterion.points for each in self.answers if each.criterion.points is not None), Decimal())


def tally_of(screening: Screening) -> Tally:
    """One query."""
    answers = screening.answers.select_related("criterion__field", "claim").order_by("criterion__order", "pk")
    return Tally(list(answers))


def next_open(screening: Screening, after: ScreeningAnswer) -> ScreeningAnswer | None:
    """The next criterion without an answer behind `after`, else the first one; None where each has one."""
    waiting = screening.answers.filter(met="").select_related("criterion").order_by("criterion__order", "pk")
    behind = waiting.filter(criterion__order__gt=after.criterion.order)
    return behind.first() or waiting.first()


def screenings_of(dossier: Dossier) -> QuerySet[Screening]:
    """The latest first."""
    return dossier.screenings.select_related("criteria_set", "body").order_by("-begun_at", "-pk")


def unfinished_screenings(dossier: Dossier) -> list[Screening]:
    """Where the dossier lies, it was begun to be held against criteria, and the head has not confirmed it."""
    here = dossier.screenings.filter(body=dossier.held_by_id).exclude(state=ScreeningState.CONFIRMED)
    return list(here.select_related("criteria_set"))


def sets_in_force() -> QuerySet[CriteriaSet]:
    """Criteria that a dossier can be held against."""
    return CriteriaSet.objects.filter(state__in=ISSUED).order_by("title", "-number")


def as_shown(screening: Screening) -> Callable[[str], str]:
    """How those who screen read a text of the dossier: without the name where that is hidden, else as it stands.

    Of a collective its body tells who it is, too.
    """
    dossier = screening.dossier
    if not screening.is_anonymous:
        return str
    also = () if dossier.is_person else (dossier.body.name,)
    return hiding(dossier.name, is_person=dossier.kind in PEOPLE, also=also)
