"""The measure that counts bodies with a plan of their own, which names the plan as its legal basis and is in force."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lantoa.plans.measures import Trace, register
from lantoa.plans.models import Citation, Duty, Plan, Term
from lantoa.plans.states import PlanState

#: States in which a plan was issued. One that was discarded or is still read never was.
ISSUED = (PlanState.RUNNING, PlanState.ENDED)


class OwnPlan:
    """Counts in every period from the day of issue on, until the own plan's last day."""

    key, label, unit, by_hand = "own_plan", _("bodies with a plan of their own"), _("plans"), False

    def facts(self, duties: QuerySet[Duty], on: date) -> QuerySet[Any]:
        """One plan of each body for each period in which it holds, whatever the day."""
        return self._held(duties)

    def _held(self, duties: QuerySet[Duty]) -> QuerySet[Any]:
        terms = Term.objects.filter(duty__in=duties.filter(measure=self.key).values("pk"))
        issued = Q(is_basis=True, plan__state__in=ISSUED, cited__duties__terms__in=terms)
        found = Citation.objects.filter(issued, _holds("plan", "cited__duties__terms"))
        keys = found.values(term=F("cited__duties__terms"), body=F("plan__body"))
        return keys.annotate(total=Count("plan", distinct=True)).values_list("term", "body", "total")

    def waiting(self, duties: QuerySet[Duty]) -> QuerySet[Any]:
        """Nothing waits: a plan is issued or it is not."""
        return self._held(duties).none()

    def traces(self, duty: Duty, term: Term, bodies: list[int]) -> list[Trace]:
        """The plans."""
        found = Plan.objects.filter(body__in=bodies, state__in=ISSUED)
        begun = Q(issued_on__lt=term.until) | Q(issued_on=None, first_day__lt=term.until)
        found = found.filter(begun, citations__is_basis=True, citations__cited=duty.plan_id, last_day__gte=term.since)
        found = found.distinct().order_by("-issued_on", "-pk")
        return [
            Trace(str(plan), reverse("plans:plan", args=[plan.pk]), 1, plan.body_id, plan.issued_on or plan.first_day)
            for plan in found
        ]


def _holds(plan: str, term: str) -> Q:
    """Whether `plan` was issued before `term` ended, by its date or else its first day, and lasts into it."""
    dated = Q(**{f"{plan}__issued_on__lt": F(f"{term}__until")})
    undated = Q(**{f"{plan}__issued_on": None, f"{plan}__first_day__lt": F(f"{term}__until")})
    return (dated | undated) & Q(**{f"{plan}__last_day__gte": F(f"{term}__since")})


def register_all() -> None:
    """Tell the room itself."""
    register(OwnPlan())
