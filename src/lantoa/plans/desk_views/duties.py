"""The page of a duty: its wording, who owes it, what counts, and how far it is in each period."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.boards import PROGRESS
from lantoa.desk.forms import FormScreen
from lantoa.desk.lists.pages import number_in
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen
from lantoa.desk.screens import Crumb
from lantoa.kit.access import YES, Answer, may
from lantoa.plans.access import OWED, bodies_seen, oversees
from lantoa.plans.board_words import figures, period_words, state_words
from lantoa.plans.desk_views.plans import trail
from lantoa.plans.duty_words import coordinating_words, counting_words, due_words, scope_words, value_words
from lantoa.plans.fields import counts_fields, fields_for
from lantoa.plans.measures import all_measures
from lantoa.plans.models import Cadence, Duty, Subject
from lantoa.plans.operations.counting import Counting, configure_duty
from lantoa.plans.option_words import route_words
from lantoa.plans.options import options_of
from lantoa.plans.queries import duty_pages
from lantoa.plans.states import PlanState


class DutyScreen(RecordScreen):
    """One duty."""

    model = Duty

    def queryset(self) -> QuerySet:
        return Duty.objects.select_related("plan__body", "clause", "by_reference").prefetch_related("actors")

    def trail(self) -> Sequence[Crumb]:
        return trail(self.record.plan)

    def page_title(self) -> str:
        return self.record.what

    def standfirst(self) -> str | Promise:
        return _("Request") if self.record.is_request else _("An order")

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        duty = self.record
        return [
            (_("Wording in the plan"), f"{duty.clause.section} {duty.clause.quote}".strip()),
            (_("Who owes it"), scope_words(duty)),
            (_("Who co-ordinates"), coordinating_words(duty)),
            (_("How much"), value_words(duty)),
            (_("How often"), Cadence(duty.cadence).label),
            (_("Due"), due_words(duty)),
            (_("Counted by"), self.measured()),
            (_("What counts"), " ".join(str(words) for words in counting_words(duty, options_of(duty.plan)))),
            (_("Goes to"), route_words(duty.plan, duty.addressee)),
        ]

    def measured(self) -> str | Promise:
        found = {measure.key: measure.label for measure in all_measures()}
        return found.get(self.record.measure, _("nothing: this measure is not known any more"))

    def panels(self) -> Sequence[RecordPanel]:
        duty, seen = self.record, bodies_seen(self.actor, self.record.plan)
        panels = [*self.periods(), *self.owing(seen)]
        if said := duty_pages.decided(duty, seen):
            panels.append(RecordPanel(_("Decisions and explanations"), "plans/duties/decided.html", {"said": said}))
        return panels

    def periods(self) -> list[RecordPanel]:
        """All bodies together, for whoever sees all of them."""
        if not oversees(self.actor, self.record.plan):
            return []
        rows = [
            (row, period_words(row.since, row.until), [(state, PROGRESS[state], n) for state, n in row.by_state])
            for row in duty_pages.periods_of(self.record, self.today)
        ]
        context = {"rows": rows, "is_share": self.record.is_share}
        return [RecordPanel(_("Periods"), "plans/duties/periods.html", context, len(rows))] if rows else []

    def owing(self, seen: QuerySet) -> list[RecordPanel]:
        """The bodies of one period, page by page."""
        asked = self.request.GET
        term = duty_pages.term_for(self.record, asked.get("period", ""), self.today)
        if term is None:
            return []
        page = duty_pages.owing_in(self.record, term, seen, number_in(asked.get("page", "")), self.today)
        lines = [(body, one, one.state(self.today), one.is_overdue(self.today)) for body, one in page.lines]
        soon = options_of(self.record.plan).soon_days
        told = [(*line, figures(line[1], self.record), state_words(line[1], self.today, soon)) for line in lines]
        title = _("Who owes it, %(period)s") % {"period": period_words(term.since, term.until)}
        context = {"page": page, "lines": told, "may_decide": bool(may(self.actor, "decide", self.record))}
        return [RecordPanel(title, "plans/duties/owing.html", context, page.total)]

    def further_actions(self) -> Sequence[RecordAction]:
        decide = may(self.actor, "decide", self.record)
        return [
            RecordAction(_("Record what was done"), self.url("plans:record_evidence"), self.may_record(), "primary"),
            RecordAction(_("Change what counts"), self.url("plans:configure_duty"), decide),
            RecordAction(_("How the programme counts"), reverse("plans:choices", args=[self.record.plan_id])),
        ]

    def may_record(self) -> Answer:
        if self.record.plan.state != PlanState.RUNNING:
            return Answer(False, _("The plan is not in force. Nothing more is recorded under it."))
        if not {measure.key: measure.by_hand for measure in all_measures()}.get(self.record.measure):
            return Answer(False, _("What counts here is recorded elsewhere, and found by the platform itself."))
        ours = OWED.bodies_for(self.actor, "record").values("pk")
        if self.record.obligations.filter(counted__in=ours).exists():
            return YES
        return Answer(False, _("None of your bodies owes this duty."))


class CountingForm(forms.Form):
    """The switches of a duty, and why they are changed."""

    value = forms.DecimalField(
        label=gettext_lazy("Value"), required=False, min_value=0, max_digits=12, decimal_places=2,
        help_text=gettext_lazy("As the other document says it. Empty: it is not known yet."),
    )  # fmt: skip
    include_lower_level = forms.BooleanField(
        label=gettext_lazy("What bodies below achieved counts too"), required=False
    )
    need_both_kinds = forms.BooleanField(label=gettext_lazy("Needs an individual and a collective"), required=False)
    eligible_subjects = forms.MultipleChoiceField(
        label=gettext_lazy("Counted subjects"), choices=Subject.choices, required=False,
        widget=forms.CheckboxSelectMultiple, help_text=gettext_lazy("None ticked: as for the whole programme."),
    )  # fmt: skip
    eligible_fields = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Counted fields of work"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("None ticked: every field. Other names of a field, in other programmes, count as well."),
    )  # fmt: skip
    needs_publications = forms.IntegerField(
        label=gettext_lazy("Publications that “replicated” needs"), min_value=0, max_value=99, required=False,
        help_text=gettext_lazy("Empty: as for the whole programme."),
    )  # fmt: skip
    needs_adoptions = forms.IntegerField(
        label=gettext_lazy("Adoptions that “replicated” needs"), min_value=0, max_value=99, required=False,
        help_text=gettext_lazy("Empty: as for the whole programme."),
    )  # fmt: skip
    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("For example the letter that says so. It stands in the history of the duty."),
    )  # fmt: skip


class ConfigureDuty(FormScreen):
    """What counts is changed."""

    title, model, form_class, needs = gettext_lazy("Change what counts"), Duty, CountingForm, "decide"
    done = gettext_lazy("What counts is changed, for all periods of the duty.")
    lead = gettext_lazy("Figures of all periods follow at once. What the plan says stays as it is.")

    def queryset(self) -> QuerySet:
        return Duty.objects.select_related("plan__body")

    def trail(self) -> Sequence[Crumb]:
        return [*trail(self.record.plan), Crumb(self.record.what, self.after(None))]

    def initial(self) -> dict[str, Any]:
        known = {name: getattr(self.record, name) for name in Counting.__dataclass_fields__}
        return known | {"eligible_fields": list(self.record.eligible_fields)}

    def form(self, **options: Any) -> forms.Form:
        form = super().form(**options)
        if self.record.by_reference_id is None:
            del form.fields["value"]
        if counts_fields(self.record.measure):
            form.fields["eligible_fields"].choices = self.fields_of_work().items()  # type: ignore[attr-defined]
        else:
            del form.fields["eligible_fields"]
        return form

    def fields_of_work(self) -> dict[int, str]:
        """What is offered today, and what was chosen though it is not offered any more."""
        chosen = {int(pk): name for pk, name in self.record.eligible_fields.items()}
        return chosen | fields_for(self.record.plan.body, self.today)

    def run(self, form: forms.Form) -> Duty:
        values = {"value": self.record.value, "eligible_fields": ()} | form.cleaned_data
        reason = values.pop("reason")
        counting = Counting(**values | {name: tuple(values[name]) for name in ("eligible_subjects", "eligible_fields")})
        return configure_duty(self.record, counting, reason=reason, by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("plans:duty", args=[self.record.pk])
