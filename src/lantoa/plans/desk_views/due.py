"""What is due, day by day, under every plan that the person sees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django import forms
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.lists import ChoiceFilter, DateRangeFilter, ListColumn, ListFilter, ListScreen
from lantoa.desk.lists.filters import Choices
from lantoa.desk.lists.pages import ListPage
from lantoa.desk.screens import Crumb
from lantoa.kit.access import visible
from lantoa.kit.actors import Actor
from lantoa.plans.access import ISSUED, OWED, SHOWN_BELOW
from lantoa.plans.board_words import period_words
from lantoa.plans.inspectors import inspected_plans
from lantoa.plans.models import Duty, Obligation, Plan, Term
from lantoa.plans.options import SOON_DAYS
from lantoa.plans.queries.summing import Counts, summary_of
from lantoa.plans.queries.work import soon_days_chosen
from lantoa.plans.states import PlanState


def running(actor: Actor) -> QuerySet[Plan]:
    """The plans in force that the person sees."""
    return visible(actor, Plan.objects.filter(state=PlanState.RUNNING))


def plans_of(actor: Actor) -> Choices:
    """Those plans, to choose from."""
    return [(str(plan.pk), str(plan)[:80]) for plan in running(actor).only("number", "title").order_by("number", "pk")]


class WhenFilter(ListFilter):
    """From today on, unless the past is asked for."""

    def fields(self, actor: Actor) -> dict[str, forms.Field]:
        choices = [
            ("", _("From today on")),
            ("soon", _("Due soon")),
            ("past", _("Before today")),
            ("all", _("Every day")),
        ]
        return {self.name: forms.ChoiceField(label=self.label, choices=choices, required=False)}

    def apply(self, records: QuerySet, values: Mapping[str, Any]) -> QuerySet:
        when = values.get(self.name)
        if when == "all":
            return records
        today = localdate()
        if when == "past":
            return records.filter(due_on__lt=today)
        records = records.filter(due_on__gte=today)
        return records.filter(_is_soon(today)) if when == "soon" else records


def _is_soon(today: date) -> Q:
    """As many days ahead as each programme says."""
    chosen = soon_days_chosen()
    soon = Q(due_on__lte=today + timedelta(days=SOON_DAYS)) & ~Q(duty__plan__in=list(chosen))
    for plan, days in chosen.items():
        soon |= Q(duty__plan=plan, due_on__lte=today + timedelta(days=days))
    return soon


class MineFilter(ListFilter):
    """Only what the bodies owe for which the person may record something; the screen, which knows her, narrows."""

    def fields(self, actor: Actor) -> dict[str, forms.Field]:
        return {self.name: forms.BooleanField(label=self.label, required=False)}

    def apply(self, records: QuerySet, values: Mapping[str, Any]) -> QuerySet:
        return records


class DueList(ListScreen):
    """Periods of duties by the day on which they are due."""

    title, model, name, ordering = gettext_lazy("What is due"), Term, "plans.due", ("due_on", "duty__clause__start")
    empty = gettext_lazy("Nothing is due under the plans that you see.")
    filters = (
        WhenFilter("when", gettext_lazy("When")),
        DateRangeFilter("due_on", gettext_lazy("Due")),
        ChoiceFilter("plan", gettext_lazy("Plan"), plans_of, "duty__plan"),
        MineFilter("mine", gettext_lazy("Only what my body owes")),
    )
    shown: Sequence[Any] = ()  # the records of the page that is drawn

    @property
    def columns(self) -> Sequence[ListColumn]:  # type: ignore[override]  # one of them asks the screen
        return (*self.plain_columns, ListColumn("stands", _("How they stand"), self.stands))

    plain_columns = (
        ListColumn("what", gettext_lazy("Duty"), "duty.what"),
        ListColumn("due_on", gettext_lazy("Due"), order="due_on", kind="deadline"),
        ListColumn("period", gettext_lazy("Period"), lambda term: period_words(term.since, term.until)),
        ListColumn("plan", gettext_lazy("Plan"), lambda term: term.duty.plan.number or term.duty.plan.title),
        ListColumn("body", gettext_lazy("Issued by"), "duty.plan.body.name", shown=False),
        ListColumn("owing", gettext_lazy("Bodies"), order="owing", kind="number", shown=False),
        ListColumn("part", gettext_lazy("Part"), "duty.clause.section", shown=False),
    )

    def trail(self) -> Sequence[Crumb]:
        return [Crumb(_("Plans"), reverse("plans:list"))]

    def everything(self) -> QuerySet:
        owed = Obligation.objects.filter(
            duty=OuterRef("duty"), body=F("counted"), since__lt=OuterRef("until"), until__gt=OuterRef("since")
        )
        owing = owed.order_by().values("duty").annotate(number=Count("body", distinct=True)).values("number")
        found = Term.objects.filter(due_on__isnull=False, duty__plan__in=running(self.actor).values("pk"))
        if self.filter_form.cleaned_data.get("mine"):
            owed = owed.filter(body__in=OWED.bodies_for(self.actor, "record").values("pk"))
        found = found.filter(Exists(owed)).annotate(owing=Subquery(owing))
        return found.select_related("duty__plan__body", "duty__clause")

    def url_of(self, record: Any) -> str:
        """The duty's page, on which stands who has done it in this period and who has not."""
        return f"{reverse('plans:duty', args=[record.duty_id])}?period={record.pk}"

    def rows(self, found: ListPage) -> list[dict[str, Any]]:
        self.shown = found.records
        return super().rows(found)

    def stands(self, term: Term) -> str:
        """How many of the bodies that the person sees have done it, and how many are late."""
        counts = self.counts.get(term.pk)
        if counts is None:
            return ""
        told = _("%(done)d of %(all)d complete") % {"done": counts.complete, "all": counts.owing}
        late = _("%(late)d overdue") % {"late": counts.overdue}
        return f"{told}, {late}" if counts.overdue else told

    @cached_property
    def counts(self) -> dict[int, Counts]:
        """By period, for the page or for all that is exported: of all bodies under plans of the person's own offices,
        and of her own bodies and those below under the others."""
        terms: list[Any] = list(self.shown or self.records())
        if not terms:
            return {}
        days = (min(term.since for term in terms), max(term.until for term in terms))
        duties = Duty.objects.filter(pk__in={term.duty_id for term in terms})
        issued = Q(plan__body__in=ISSUED.bodies_for(self.actor, "view").values("pk"))
        issued |= Q(plan__in=inspected_plans(self.actor), plan__state__in=SHOWN_BELOW)
        mine = OWED.bodies_for(self.actor, "view").values_list("pk", flat=True)
        # As ids: inside of what all measures count SQLite has no room for who may see what.
        overseen = list(duties.filter(issued).values_list("pk", flat=True))
        rows = summary_of(duties.filter(pk__in=overseen), self.today, days=days).rows
        rows += summary_of(duties.exclude(pk__in=overseen), self.today, bodies=list(mine), days=days).rows
        return {row.term_id: row.counts for row in rows}
