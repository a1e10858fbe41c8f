"""What is decided about one body in one period: which quota holds, a later due day, why something is late."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.forms import FormScreen
from lantoa.desk.screens import Crumb
from lantoa.kit.access import Refused
from lantoa.organisations.models import Body
from lantoa.plans.access import OWED, bodies_seen
from lantoa.plans.board_words import amount, figures, period_words
from lantoa.plans.desk_views.plans import trail
from lantoa.plans.models import Duty, QuotaReading, Term
from lantoa.plans.operations import exceptions
from lantoa.plans.progress import Standing
from lantoa.plans.queries.progress import standings


class ReasonedForm(forms.Form):
    """Why."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("It stands beside the figure and in the history."),
    )  # fmt: skip


class OnStanding(FormScreen):
    """A form about one body in one period. The actor must see both, and the body must owe the duty then."""

    model, needs = Duty, "decide"
    term: Term
    body: Body
    standing: Standing

    def queryset(self) -> QuerySet:
        return Duty.objects.select_related("plan__body")

    def prepare(self) -> None:
        duty = self.load(self.queryset(), terms=self.kwargs["term"])
        self.kwargs["pk"] = duty.pk
        self.term = duty.terms.get(pk=self.kwargs["term"])
        body = bodies_seen(self.actor, duty.plan).filter(pk=self.kwargs["body"]).first()
        days = (self.term.since, self.term.until)
        found = standings(duty.plan, self.today, bodies=[body.pk], duties=[duty.pk], days=days) if body else []
        if body is None or not (here := [one for one in found if one.term_id == self.term.pk]):
            raise Http404
        self.body, self.standing = body, here[0]
        self.allow()

    def allow(self) -> None:
        """Refuse whoever may see this and not do it."""
        super().prepare()

    @property
    def lead(self) -> str:  # type: ignore[override]  # names body, period and figure
        period = period_words(self.term.since, self.term.until)
        return f"{self.body.name}, {period}: {figures(self.standing, self.record)}"

    def trail(self) -> Sequence[Crumb]:
        return [*trail(self.record.plan), Crumb(self.record.what, reverse("plans:duty", args=[self.record.pk]))]

    def after(self, result: Any) -> str:
        return reverse("plans:cell", args=[self.term.pk, self.body.pk])


class QuotaForm(ReasonedForm):
    """Which reading holds."""

    reading = forms.ChoiceField(
        label=gettext_lazy("Which number holds for this period"), widget=forms.RadioSelect, choices=QuotaReading.choices
    )
    field_order = ("reading", "reason")


class DecideQuota(OnStanding):
    """Several bodies that each owed a number became one in the middle of a period."""

    title, form_class = gettext_lazy("Which quota holds after the merger?"), QuotaForm
    done = gettext_lazy("The decision holds and stands beside the figure.")
    submit = gettext_lazy("Decide")

    def allow(self) -> None:
        super().allow()
        if self.standing.open_question is None:
            raise Refused(_("There is nothing to decide: either somebody has, or only one body owed this before."))

    def form(self, **options: Any) -> forms.Form:
        form = super().form(**options)
        assert self.standing.open_question is not None  # noqa: S101 - asked before
        one, total = (amount(value) for value in self.standing.open_question)
        choices = [
            (QuotaReading.ONE, _("%(number)s, as for one body") % {"number": one}),
            (QuotaReading.SUM, _("%(number)s, the sum of what all that it came from owed") % {"number": total}),
        ]
        form.fields["reading"].choices = choices  # type: ignore[attr-defined]
        return form

    def run(self, form: forms.Form) -> Any:
        return exceptions.decide_quota(self.term, self.body, **form.cleaned_data, by=self.actor, at=self.at)


class ExtensionForm(ReasonedForm):
    """The new day."""

    due_on = forms.DateField(label=gettext_lazy("New due day"))
    field_order = ("due_on", "reason")


class Extend(OnStanding):
    """A body gets more time for one period."""

    title, form_class = gettext_lazy("Set a later due day"), ExtensionForm
    done = gettext_lazy("The later day holds for this body and period.")

    @property
    def lead(self) -> str:  # type: ignore[override]  # says the day that holds now
        day = self.standing.due_on
        return f"{super().lead}. " + (_("Due %(day)s now.") % {"day": f"{day:%d/%m/%Y}"} if day else "")

    def run(self, form: forms.Form) -> Any:
        return exceptions.extend(self.term, self.body, **form.cleaned_data, by=self.actor, at=self.at)


class Explain(OnStanding):
    """The body that owes it says why it is late."""

    title, form_class, needs = gettext_lazy("Explain the delay"), ReasonedForm, "view"
    done = gettext_lazy("The explanation is recorded. The duty stays overdue until it is fulfilled or extended.")

    def allow(self) -> None:
        super().allow()
        if not OWED.bodies_for(self.actor, "record").filter(pk=self.body.pk).exists():
            raise Refused(_("Only the body that owes it explains its delay."))

    def run(self, form: forms.Form) -> Any:
        return exceptions.explain(self.term, self.body, **form.cleaned_data, by=self.actor, at=self.at)
