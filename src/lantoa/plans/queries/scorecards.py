"""A body's scorecard: all that it owes in a year under any plan, how far it is, and how it was in the period before."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from lantoa.organisations.models import Body
from lantoa.plans.models import Duty, Obligation, Plan
from lantoa.plans.models.clauses import BINDING
from lantoa.plans.progress import Standing
from lantoa.plans.queries.owing import FANNED_OUT
from lantoa.plans.queries.progress import standings_of
from lantoa.plans.states import ClauseState


@dataclass(frozen=True)
class ScoreLine:
    """One duty of a body: its periods in the year, the one that counts now, and the one before that."""

    duty: Duty
    standings: list[Standing]
    now: Standing
    before: Standing | None


@dataclass(frozen=True)
class Scorecard:
    """All lines, in the order of the plans."""

    body: Body
    on: date
    lines: list[ScoreLine]

    def by_plan(self) -> list[tuple[Plan, list[ScoreLine]]]:
        """The lines under their plans."""
        return [(plan, list(lines)) for plan, lines in groupby(self.lines, lambda line: line.duty.plan)]

    @property
    def states(self) -> dict[str, int]:
        """How many duties are in which state now."""
        return Counter(line.now.state(self.on) for line in self.lines)

    @property
    def overdue(self) -> list[tuple[ScoreLine, Standing]]:
        """Every period that should have been done by now, the longest overdue first."""
        found = [(line, one) for line in self.lines for one in line.standings if one.is_overdue(self.on)]
        return sorted(found, key=lambda pair: pair[1].due_on or date.max)

    @property
    def compared(self) -> tuple[int, int, int]:
        """How many duties had a period before, how many were complete in it, and how many of the same are now."""
        both = [(line.now, line.before) for line in self.lines if line.before]
        return len(both), sum(then.is_complete for _now, then in both), sum(now.is_complete for now, _then in both)


def owed_duties(bodies: Collection[int] | QuerySet[Body], *, states: Iterable[str] = FANNED_OUT) -> QuerySet[Duty]:
    """The confirmed duties that these bodies owe by themselves, under plans in these states."""
    owed = Obligation.objects.filter(duty=OuterRef("pk"), body__in=bodies, body=F("counted"))
    found = Duty.objects.filter(Exists(owed), clause__state=ClauseState.CONFIRMED, clause__kind__in=BINDING)
    return found.filter(plan__state__in=list(states))


def scorecard(body: Body, year: int, *, on: date, sight: Q) -> Scorecard:
    """What `body` owes in `year`, as far as `sight` goes: three queries."""
    duties = owed_duties([body.pk]).filter(sight).select_related("plan__body", "clause")
    duties = duties.order_by("plan__issued_on", "plan", "clause__start", "clause__pk")
    days = (date(year - 1, 1, 1), date(year + 1, 1, 1))
    found: dict[int, list[Standing]] = defaultdict(list)
    for one in standings_of(duties, on, bodies=[body.pk], days=days):
        found[one.duty_id].append(one)
    lines = (_line(duty, found[duty.pk], year, on) for duty in duties if found[duty.pk])
    return Scorecard(body, on, [line for line in lines if line is not None])


def _line(duty: Duty, standings: list[Standing], year: int, on: date) -> ScoreLine | None:
    """The line of a duty; None where none of its periods touches the year."""
    ours = [at for at, one in enumerate(standings) if one.until > date(year, 1, 1)]
    if not ours:
        return None
    begun = [at for at in ours if standings[at].since <= on]
    now = begun[-1] if begun else ours[0]
    return ScoreLine(duty, [standings[at] for at in ours], standings[now], standings[now - 1] if now else None)
