"""The programme board: which bodies stand on a page of it, and how far each is with each duty in each period."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from lantoa.organisations.models import Body, Group
from lantoa.organisations.queries.below import all_directed_by
from lantoa.organisations.queries.groups import members
from lantoa.plans.models import Cadence, Duty, Obligation, Plan
from lantoa.plans.options import options_of
from lantoa.plans.progress import COMPLETE, LIMITED, NO_EVIDENCE, SUBSTANTIAL, Standing
from lantoa.plans.queries.narrowing import bodies_due_soon, overdue_bodies, silent_bodies_of
from lantoa.plans.queries.progress import asked_of, standings

AT_ONCE = 20  # bodies on a page: four quarters of each are what a screen and a sheet of A3 can hold


@dataclass(frozen=True)
class BoardQuestion:
    """What is to be shown of a plan: from when to when, of which duties, of which bodies."""

    days: tuple[date, date]  # from the first on, before the second
    duties: tuple[int, ...] | None = None
    under: Body | None = None
    group: Group | None = None
    only: str = ""  # "overdue", "soon", or "silent": bodies without anything; "" for all


@dataclass(frozen=True)
class BodiesPage:
    """The bodies on a page, in the order of their names, and how many there are on all pages."""

    bodies: list[Body]
    number: int
    total: int

    @property
    def has_next(self) -> bool:
        return self.number * AT_ONCE < self.total

    @property
    def first(self) -> int:
        return (self.number - 1) * AT_ONCE + 1

    @property
    def last(self) -> int:
        return self.first + len(self.bodies) - 1


def duties_of(plan: Plan, *, kind: str = "", measure: str = "") -> QuerySet[Duty]:
    """The duties of `plan` in the order of its text, with their clauses."""
    found = Duty.objects.filter(plan=plan, terms__isnull=False).distinct().select_related("clause")
    if kind:
        found = found.filter(clause__kind=kind)
    if measure:
        found = found.filter(measure=measure)
    return found.order_by("clause__start", "clause__pk")


def owing_bodies(plan: Plan, question: BoardQuestion, seen: QuerySet[Body]) -> QuerySet[Body]:
    """Those of `seen` that owe something under `plan` in the days asked for."""
    owed = Obligation.objects.overlapping(*question.days).filter(duty__plan=plan)
    if question.duties is not None:
        owed = owed.filter(duty__in=question.duties)
    found = seen.filter(pk__in=owed.values("body"))
    if question.under:
        found = found.filter(pk__in=all_directed_by(question.under, question.days[1]).values("pk"))
    if question.group:
        found = found.filter(pk__in=members(question.group, question.days[0]).values("pk"))
    return found.order_by("sort_key", "pk")


def bodies_of(plan: Plan, question: BoardQuestion, seen: QuerySet[Body], *, on: date) -> list[Body]:
    """All bodies that a question is about."""
    return list(_asked(plan, question, seen, on))


def page_of_bodies(plan: Plan, question: BoardQuestion, seen: QuerySet[Body], *, number: int, on: date) -> BodiesPage:
    """One page: two queries, and with `only` two more that find out to whom it applies."""
    found = _asked(plan, question, seen, on)
    start = (number - 1) * AT_ONCE
    return BodiesPage(list(found[start : start + AT_ONCE]), number, found.count())


def _asked(plan: Plan, question: BoardQuestion, seen: QuerySet[Body], on: date) -> QuerySet[Body]:
    found = owing_bodies(plan, question, seen)
    if question.only:
        return found.filter(pk__in=_only(plan, question, on))
    return found


def standings_on(plan: Plan, question: BoardQuestion, bodies: Collection[int] | None, *, on: date) -> list[Standing]:
    """How far `bodies` are, all of them where None is given."""
    return standings(plan, on, bodies=bodies, duties=question.duties, days=question.days)


def _only(plan: Plan, question: BoardQuestion, on: date) -> set[int]:
    """The bodies to which `only` applies."""
    asked = asked_of(plan, on, duties=question.duties, days=question.days)
    if question.only == "overdue":
        return overdue_bodies(asked)
    if question.only == "soon":
        return bodies_due_soon(asked, options_of(plan).soon_days)
    return silent_bodies_of(asked, silent_since(plan, on))


def silent_since(plan: Plan, on: date) -> date:
    """The last day on which a period of `plan` may have begun for silence about it to count."""
    return on - timedelta(days=options_of(plan).silent_days)


def together(standing: Sequence[Standing], on: date) -> str:
    """One state for several periods of one duty."""
    states = [one.state(on) for one in standing]
    if len(set(states)) == 1:
        return states[0]
    if not any(state in (LIMITED, SUBSTANTIAL, COMPLETE) for state in states):
        return NO_EVIDENCE
    return SUBSTANTIAL if 2 * states.count(COMPLETE) >= len(states) else LIMITED


#: How many months a column of the board has, by the shortest cadence on it.
MONTHS = {Cadence.QUARTER: 3, Cadence.MONTH: 3, Cadence.HALF: 6}


def months_of(duties: Iterable[Duty]) -> int:
    """How wide in months the columns are in which all of `duties` can be told apart; months share their quarter."""
    return min((MONTHS.get(Cadence(duty.cadence), 12) for duty in duties), default=12)
