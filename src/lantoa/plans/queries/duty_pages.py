"""What the page of a duty shows: its periods, who owes it in one of them, and what people decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from lantoa.organisations.models import Body
from lantoa.plans.models import Duty, Explanation, Extension, MergedQuota, Term
from lantoa.plans.models.obligations import Decided
from lantoa.plans.progress import Standing
from lantoa.plans.queries.owing import owing
from lantoa.plans.queries.progress import standings
from lantoa.plans.queries.summing import Row, summary

ON_A_PAGE = 20
SHOWN = 12  # decisions on the page itself


@dataclass(frozen=True)
class Owing:
    """Who owes the duty in a period, a page of it, in the order of names."""

    term: Term
    lines: list[tuple[Body, Standing]]
    number: int
    total: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // ON_A_PAGE))


def periods_of(duty: Duty, on: date) -> list[Row]:
    """How many bodies stand how in each period of `duty`."""
    return summary(duty.plan, on, duties=[duty.pk]).rows


def term_for(duty: Duty, wanted: str, on: date) -> Term | None:
    """The period that is asked for by its id; else the one that `on` lies in, else the nearest."""
    terms = list(duty.terms.all())
    chosen = next((term for term in terms if str(term.pk) == wanted), None)
    begun = [term for term in terms if term.since <= on]
    return chosen or (begun[-1] if begun else next(iter(terms), None))


def owing_in(duty: Duty, term: Term, seen: QuerySet[Body], number: int, on: date) -> Owing:
    """The page `number` of the bodies among `seen` that owe `duty` in `term`, as of `on`."""
    day = max(term.since, min(on, term.until - timedelta(days=1)))
    bodies = owing(duty, day).filter(pk__in=seen.values("pk"))
    total = bodies.count()
    number = min(max(1, number), max(1, -(-total // ON_A_PAGE)))
    page = list(bodies[(number - 1) * ON_A_PAGE : number * ON_A_PAGE])
    found = standings(duty.plan, on, bodies=[body.pk for body in page], duties=[duty.pk], days=(term.since, term.until))
    by_body = {one.body_id: one for one in found if one.term_id == term.pk}
    return Owing(term, [(body, by_body[body.pk]) for body in page], number, total)


def decided(duty: Duty, seen: QuerySet[Body]) -> list[Decided]:
    """What was decided and explained lately about the bodies among `seen`, the latest first: three queries."""
    found: list[Decided] = []
    for kind in (MergedQuota, Extension, Explanation):
        rows = kind._default_manager.filter(term__duty=duty, body__in=seen.values("pk"))
        found += rows.select_related("term", "body", "by").order_by("-at")[:SHOWN]
    return sorted(found, key=lambda one: one.at, reverse=True)[:SHOWN]
