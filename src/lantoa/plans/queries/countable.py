"""For which periods of a duty something can be recorded, and which of them are still missing something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from lantoa.organisations.models import Body
from lantoa.plans.models import Duty, Obligation, Term
from lantoa.plans.queries.summing import summary_of


@dataclass(frozen=True)
class Periods:
    """Those that have begun, the latest first; `missing` are the ids of those that ended and are not complete."""

    terms: Sequence[Term]
    missing: frozenset[int]

    def usual(self, on: date) -> Term | None:
        """The period that is meant unless something else is said; None where somebody must say it.

        While a period that ended is missing something, the day alone does not tell: it may be its late report.
        """
        if len(self.terms) == 1:
            return self.terms[0]
        return None if self.missing else next((term for term in self.terms if term.until > on), None)


def periods_for(duty: Duty, bodies: QuerySet[Body], on: date) -> Periods:
    """The periods of `duty` in which what `bodies` achieve counts, as of `on`: a fixed number of queries."""
    counted = Obligation.objects.filter(duty=duty, counted__in=bodies.order_by().values("pk"))
    then = counted.filter(since__lt=OuterRef("until"), until__gt=OuterRef("since"))
    terms = list(duty.terms.filter(Exists(then), since__lte=on).order_by("-since"))
    owing = set(counted.values_list("body", flat=True))
    rows = summary_of(Duty.objects.filter(pk=duty.pk), on, bodies=owing).rows if len(terms) > 1 else []
    missing = {row.term_id for row in rows if row.until <= on and row.counts.complete < row.counts.owing}
    return Periods(terms, frozenset(missing & {term.pk for term in terms}))
