"""The sums of a dashboard, for a body and all below it: duties, lead times, balance, spread, stages, silence,
and who answers.

What other rooms count is asked of them. The number of queries is the same for one body and for the whole country.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, DurationField, ExpressionWrapper, F, Model, Q, QuerySet
from django.utils.functional import Promise

from lantoa.exemplars.models import Dossier, Milestone, MilestoneKind
from lantoa.exemplars.queries.balance import Balance, balance_of
from lantoa.exemplars.queries.silent import silent_bodies, silent_fields
from lantoa.movements.models import Field
from lantoa.organisations.models import Body, BodyKind, Membership, Role
from lantoa.organisations.queries.below import all_directed_by
from lantoa.plans.queries.scorecards import owed_duties
from lantoa.plans.queries.summing import Counts, summary_of
from lantoa.plans.states import PlanState
from lantoa.recognition.decision_states import IN_FORCE
from lantoa.recognition.models import Honour, Proposal
from lantoa.replication.queries.spreading import FieldSpread, Spread, spread_by_field, spread_of

SILENT_DAYS = 90
NAMED = 12  # silent bodies that are named


@dataclass(frozen=True)
class Year:
    """From `since` on and before `until`."""

    since: date
    until: date

    @classmethod
    def of(cls, number: int) -> Year:
        """The calendar year."""
        return cls(date(number, 1, 1), date(number + 1, 1, 1))


@dataclass(frozen=True)
class LeadTime:
    """How many days something took: of how many it is known, and the quartiles; None where it is of nobody."""

    known: int
    lower: int | None = None
    median: int | None = None
    upper: int | None = None


@dataclass(frozen=True)
class Silence:
    """Bodies and fields of which no exemplar was found lately: how many, and the first of them."""

    bodies: int
    named: list[Body]
    fields: list[Field]


@dataclass(frozen=True)
class Heads:
    """Who answers: how many levels and offices there are, how many have a leader here, and the first without."""

    bodies: int
    led: int
    named: list[Body]

    @property
    def without(self) -> int:
        """Those for which nobody is named."""
        return self.bodies - self.led


@dataclass(frozen=True)
class Dashboard:
    """All that a dashboard shows of `body`."""

    body: Body
    duties: Counts
    to_honour: LeadTime
    to_decision: LeadTime
    balance: Balance
    spread: Spread
    spread_by_field: list[FieldSpread]
    stages: list[tuple[str, str | Promise, int]]
    silence: Silence
    heads: Heads


def dashboard(body: Body, year: Year, on: date) -> Dashboard:
    """`body` and whatever stands below it in `year`, as of `on`."""
    area = _area(body, on)
    ids = area.order_by().values("pk")
    given = Honour.objects.filter(state__in=IN_FORCE, dossier__body__in=ids)
    given = given.filter(decision__signed_on__gte=year.since, decision__signed_on__lt=year.until)
    decided = Proposal.objects.filter(proposed_by__in=ids, decided_on__gte=year.since, decided_on__lt=year.until)
    return Dashboard(
        body,
        duties=_duties(body, area, year, on),
        to_honour=lead_time(given, "dossier__found_on", "decision__signed_on"),
        to_decision=lead_time(decided, "received_on", "decided_on"),
        balance=balance_of(Dossier.objects.filter(pk__in=given.order_by().values("dossier"))),
        spread=spread_of(ids, year.since, year.until),
        spread_by_field=spread_by_field(ids, year.since, year.until),
        stages=_stages(ids, year),
        silence=_silence(area, on),
        heads=_heads(area, on),
    )


def lead_time(records: QuerySet[Model], begins: str, ends: str) -> LeadTime:
    """The days between two fields. One query, a row for each number of days."""
    took = ExpressionWrapper(F(ends) - F(begins), output_field=DurationField())
    known = records.filter(**{f"{begins}__isnull": False, f"{ends}__gte": F(begins)})
    rows = known.order_by().annotate(took=took).values("took").annotate(number=Count("pk"))
    return quartiles(Counter({row["took"].days: row["number"] for row in rows}))


def quartiles(days: Counter[int]) -> LeadTime:
    """By how often each number of days came up; a quarter of all took at most `lower` days, and so on."""
    total = days.total()
    if not total:
        return LeadTime(0)
    found: list[int] = []
    passed, wanted = 0, [-(-total * part // 4) for part in (1, 2, 3)]
    for day in sorted(days):
        passed += days[day]
        while len(found) < len(wanted) and passed >= wanted[len(found)]:
            found.append(day)
    return LeadTime(total, *found)


def _area(body: Body, on: date) -> QuerySet[Body]:
    """The body and all below it today; of the State, everybody."""
    alive = Body.objects.filter(since__lte=on, until__gt=on)
    if body.kind == BodyKind.NATION:
        return alive
    return alive.filter(Q(pk=body.pk) | Q(pk__in=all_directed_by(body, on).order_by().values("pk")))


def _duties(body: Body, area: QuerySet[Body], year: Year, on: date) -> Counts:
    """The periods of the year that have begun, of running plans."""
    duties = owed_duties(area.order_by(), states=[PlanState.RUNNING])
    everybody = body.kind == BodyKind.NATION
    bodies = None if everybody else list(area.order_by().values_list("pk", flat=True))
    days = (year.since, min(year.until, on + timedelta(days=1)))
    return summary_of(duties, on, bodies=bodies, days=days).totals if days[0] < days[1] else Counts()


def _stages(ids: QuerySet[Any], year: Year) -> list[tuple[str, str | Promise, int]]:
    """How many things happened to exemplars, by kind in the order of their life."""
    found = Milestone.objects.standing().filter(body__in=ids, on__gte=year.since, on__lt=year.until)
    numbers = dict(found.order_by().values_list("kind").annotate(number=Count("pk")))
    return [(str(kind.value), kind.label, numbers.get(kind.value, 0)) for kind in MilestoneKind]


def _silence(area: QuerySet[Body], on: date) -> Silence:
    since = on - timedelta(days=SILENT_DAYS)
    quiet = silent_bodies(area.filter(kind__in=REACHED), since)
    named = list(quiet.order_by("sort_key", "pk")[:NAMED])
    return Silence(quiet.order_by().count(), named, list(silent_fields(area, since)))


def _heads(area: QuerySet[Body], on: date) -> Heads:
    led = Membership.objects.filter(role=Role.LEADER, since__lte=on, until__gt=on).values("body")
    reached = area.filter(kind__in=REACHED)
    numbers = reached.order_by().aggregate(bodies=Count("pk"), led=Count("pk", filter=Q(pk__in=led)))
    named = reached.exclude(pk__in=led).order_by("sort_key", "pk")[:NAMED]
    return Heads(numbers["bodies"], numbers["led"], list(named) if numbers["led"] < numbers["bodies"] else [])


#: Levels and offices that are to find somebody; not every village or cell by itself.
REACHED = (
    *(BodyKind.DEPARTMENT, BodyKind.COMMUNE, BodyKind.WARD, BodyKind.SPECIAL_ZONE),
    *(BodyKind.SERVICE_UNIT, BodyKind.SCHOOL),
)
