"""What the public may read of programmes that their bodies released: promises, bodies and numbers, never people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from lantoa.kit.text import fold
from lantoa.plans.access import SHOWN_BELOW
from lantoa.plans.models import Duty, DutyActor, Part, Plan, Term
from lantoa.plans.models.clauses import BINDING
from lantoa.plans.progress import COMPLETE, LIMITED, NO_EVIDENCE, NOT_STARTED, SUBSTANTIAL
from lantoa.plans.queries.summing import Row, summary_of
from lantoa.plans.states import ClauseState

LISTED = 30  # programmes on a page
MOST_WORDS = 8  # of what is typed


@dataclass(frozen=True)
class Promise:
    """One duty for the public: who owes it, its periods in the year, and the one that counts now, if it has begun."""

    duty: Duty
    by: list[str]
    rows: list[Row]
    now: Row | None
    due_on: date | None


@dataclass(frozen=True)
class Programme:
    """A released plan with its promises."""

    plan: Plan
    promises: list[Promise]

    def states(self, on: date) -> dict[str, int]:
        """How many promises are in which state."""
        return Counter(state_of(promise.now, on) for promise in self.promises)

    def overdue(self, on: date) -> int:
        """How many promises are late at any body."""
        return sum(promise.now is not None and is_late(promise.now) for promise in self.promises)


def released_plans() -> QuerySet[Plan]:
    """The plans that anybody may read, the newest first."""
    found = Plan.objects.filter(released=True, state__in=SHOWN_BELOW).select_related("body")
    return found.defer("text", "reading").order_by("-issued_on", "-pk")


def plans_named(text: str) -> QuerySet[Plan]:
    """The released plans whose title or number has the words of `text`, without accents."""
    found = released_plans()
    for word in fold(text).split()[:MOST_WORDS]:
        found = found.filter(Q(folded_title__contains=word) | Q(number__icontains=word))
    return found


def programmes(plans: Iterable[Plan], year: int, *, on: date) -> list[Programme]:
    """These plans with what they promise for `year`: the same few queries for any number of plans."""
    listed = list(plans)
    binding = Duty.objects.filter(clause__state=ClauseState.CONFIRMED, clause__kind__in=BINDING)
    duties = binding.filter(plan__in=[plan.pk for plan in listed]).select_related("clause")
    duties = duties.order_by("clause__start", "clause__pk")
    rows = _rows(duties, year, on)
    actors, due = _actors(duties), _due_days(rows)
    promises: dict[int, list[Promise]] = defaultdict(list)
    for duty in duties:
        if found := rows.get(duty.pk):
            begun = [row for row in found if row.since <= on]
            now = begun[-1] if begun else None
            shown = now or found[0]
            promises[duty.plan_id].append(Promise(duty, actors[duty.pk], found, now, due.get(shown.term_id)))
    return [Programme(plan, promises[plan.pk]) for plan in listed]


def state_of(row: Row | None, on: date) -> str:
    """How far all bodies together are: complete when as many are as the promise asks for."""
    if row is None:
        return NOT_STARTED
    counts = row.counts
    if row.is_met:
        return COMPLETE
    if not (counts.complete or counts.substantial or counts.limited):
        return NO_EVIDENCE if row.until <= on else NOT_STARTED
    return SUBSTANTIAL if 2 * (counts.complete + counts.substantial) >= counts.owing else LIMITED


def is_late(row: Row) -> bool:
    """Whether somebody is overdue with what is not met yet."""
    return bool(row.counts.overdue) and not row.is_met


def _rows(duties: QuerySet[Duty], year: int, on: date) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in summary_of(duties, on, days=(date(year, 1, 1), date(year + 1, 1, 1))).rows:
        found[row.duty_id].append(row)
    return found


def _actors(duties: QuerySet[Duty]) -> dict[int, list[str]]:
    """The names of the bodies and groups that owe each duty."""
    found: dict[int, list[str]] = defaultdict(list)
    leads = DutyActor.objects.filter(duty__in=duties.order_by(), part=Part.LEAD).select_related("body", "group")
    for actor in leads:
        if name := actor.body.name if actor.body else actor.group.name if actor.group else "":
            found[actor.duty_id].append(name)
    return found


def _due_days(rows: dict[int, list[Row]]) -> dict[int, date | None]:
    terms = [row.term_id for found in rows.values() for row in found]
    return dict(Term.objects.filter(pk__in=terms).values_list("pk", "due_on"))
