"""The guided screen of a next stage: every earlier duty with what is open of it, and what shall become of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from lantoa.desk.screens import Crumb
from lantoa.plans.desk_views.plans import trail
from lantoa.plans.models import Carrying, Plan
from lantoa.plans.operations.next_stage import Decision, Stage, next_stage
from lantoa.plans.queries.next_stage import EarlierDuty, earlier_duties


class NextStageForm(forms.Form):
    """The header of the new plan, and four fields for each earlier duty."""

    title = forms.CharField(label=_("Title of the plan"), max_length=500)
    number = forms.CharField(label=_("Number"), max_length=60, required=False)
    issued_on = forms.DateField(label=_("Date"), required=False)
    first_day = forms.DateField(label=_("In force from"))
    last_day = forms.DateField(label=_("In force to"))

    def __init__(self, *args: Any, earlier: Sequence[EarlierDuty] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.earlier = earlier
        for each in earlier:
            self.fields |= _fields_of(each)

    @property
    def head(self) -> list[Any]:
        """The fields of the header."""
        return [self[name] for name in self.base_fields]

    @property
    def duties(self) -> Iterator[tuple[EarlierDuty, dict[str, Any]]]:
        """Each earlier duty with its fields."""
        for each in self.earlier:
            yield each, {name: self[f"d{each.duty.pk}_{name}"] for name in ("how", "what", "value", "reason")}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for each in self.earlier:
            how = cleaned.get(f"d{each.duty.pk}_how")
            if how == Carrying.DROPPED and not cleaned.get(f"d{each.duty.pk}_reason", "").strip():
                self.add_error(f"d{each.duty.pk}_reason", _("Say why it is dropped."))
        return cleaned

    def decisions(self) -> dict[int, Decision]:
        """What was decided, by the id of the earlier duty."""
        return {each.duty.pk: self._decision(f"d{each.duty.pk}_") for each in self.earlier}

    def _decision(self, prefix: str) -> Decision:
        said = {name: self.cleaned_data.get(prefix + name) for name in ("how", "reason", "what", "value")}
        return Decision(said["how"] or "", said["reason"] or "", said["what"] or "", said["value"])


def _fields_of(each: EarlierDuty) -> dict[str, forms.Field]:
    """What is asked about one earlier duty."""
    prefix = f"d{each.duty.pk}_"
    return {
        f"{prefix}how": forms.ChoiceField(
            label=_("What becomes of it"), choices=Carrying.choices, initial=Carrying.AS_IT_IS, widget=forms.RadioSelect
        ),
        f"{prefix}what": forms.CharField(
            label=_("What is to be done"), initial=each.duty.what, required=False, widget=forms.Textarea({"rows": 2})
        ),
        f"{prefix}value": forms.DecimalField(
            label=_("Value"), initial=each.duty.value, required=False, min_value=0, max_digits=12, decimal_places=2
        ),
        f"{prefix}reason": forms.CharField(label=_("Reason"), required=False, max_length=2000),
    }


class NextStageScreen(FormScreen):
    """Rolls a programme over to a new period."""

    model, needs, form_class = Plan, "start", NextStageForm
    template_name = "plans/boards/next_stage.html"
    title, submit = _("Begin the next stage"), _("Make the new plan")
    done = _("The new plan is under review. Nothing is owed before it is put into force; discard it to take all back.")

    def queryset(self) -> Any:
        return Plan.objects.select_related("body")

    def trail(self) -> Sequence[Crumb]:
        return trail(self.record)

    @property
    def back(self) -> str:
        return reverse("plans:plan", args=[self.record.pk])

    @cached_property
    def earlier(self) -> list[EarlierDuty]:
        return earlier_duties(self.record, on=self.today)

    def initial(self) -> dict[str, Any]:
        first, last = following(self.record.first_day or self.today, self.record.last_day or self.today)
        return {"title": self.record.title, "first_day": first, "last_day": last}

    def form(self, **options: Any) -> forms.Form:
        return super().form(earlier=self.earlier, **options)

    def run(self, form: Any) -> Plan:
        values = form.cleaned_data
        names = ("title", "number", "issued_on", "first_day", "last_day")
        stage = Stage(**{name: values[name] for name in names})
        return next_stage(self.record, stage, form.decisions(), by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("plans:plan", args=[result.pk])


def following(first: date, last: date) -> tuple[date, date]:
    """The period of the same number of years after this one."""
    begin = last + timedelta(days=1)
    years = max(last.year - first.year + 1, 1)
    return begin, date(last.year + years, 12, 31)
