"""What `movements` counts, as measures of the duties of `plans`."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, Max, OuterRef, QuerySet, Subquery, Value
from django.utils.functional import Promise

from lantoa.movements.measures import MEASURES, Counted
from lantoa.plans.measures import Trace, register
from lantoa.plans.models import Duty, Term


class MovementsMeasure:
    """A measure whose facts lie in `movements`: they are looked for in the periods, at the bodies that count."""

    by_hand = False

    def __init__(self, source: Counted) -> None:
        self.source = source

    @property
    def key(self) -> str:
        """As duties store it."""
        return self.source.key

    @property
    def label(self) -> str | Promise:
        """What is counted."""
        return self.source.label

    @property
    def unit(self) -> str | Promise:
        """In what."""
        return self.source.unit

    def facts(self, duties: QuerySet[Duty], on: date) -> QuerySet[Any]:
        """What counts, whatever the day: the term, the body, and how many; one query."""
        return self._grouped(duties, self.source.counted)

    def waiting(self, duties: QuerySet[Duty]) -> QuerySet[Any]:
        """What is drafted and does not count yet."""
        return self._grouped(duties, self.source.waiting)

    def traces(self, duty: Duty, term: Term, bodies: list[int]) -> list[Trace]:
        """Each thing behind the figure, the newest first."""
        return self._told(self.source.counted(term.since, term.until).filter(body__in=bodies))

    def between(self, since: date, until: date, bodies: list[int]) -> list[Trace]:
        """Each thing of these days; where one is as good as several, one of each body."""
        told = self._told(self.source.counted(since, until).filter(body__in=bodies))
        return told if self.source.counts_each else list({each.body_id: each for each in told}.values())

    def _told(self, found: QuerySet[Any]) -> list[Trace]:
        told = [self.source.told(each) for each in found]
        dated = sorted(told, key=lambda each: (each.on is not None, each.on), reverse=True)
        return [Trace(each.label, each.url, 1.0, each.body_id, each.on) for each in dated]

    def _grouped(self, duties: QuerySet[Duty], records: Any) -> QuerySet[Any]:
        terms = Term.objects.filter(duty__in=duties.filter(measure=self.key))
        owed = terms.annotate(term=F("pk"), body=F("duty__obligations__counted"))
        found = records(OuterRef("since"), OuterRef("until")).filter(body=OuterRef("body"))
        rows = owed.filter(Exists(found)).order_by().values("term", "body")
        if not self.source.counts_each:
            return rows.annotate(total=Max(Value(1))).values_list("term", "body", "total")
        number = found.order_by().values("body").annotate(number=Count("pk")).values("number")
        return rows.annotate(total=Subquery(number)).values_list("term", "body", "total").distinct()


def register_all() -> None:
    """Tell `plans`."""
    for source in MEASURES:
        register(MovementsMeasure(source))
