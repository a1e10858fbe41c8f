"""The header of a plan is corrected while it is under review."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from lantoa.desk.reach_fields import ReachModelChoiceField
from lantoa.desk.screens import Crumb
from lantoa.plans.desk_views.days import DayField, check_period
from lantoa.plans.desk_views.plans import trail
from lantoa.plans.models import Plan, PlanSuccession
from lantoa.plans.operations import heading
from lantoa.plans.states import PlanState

CAN_COME_BEFORE = (PlanState.RUNNING, PlanState.ENDED, PlanState.REPLACED)


class HeaderForm(forms.Form):
    """What the document says of itself, and which plan it follows."""

    version = forms.CharField(widget=forms.HiddenInput)
    title = forms.CharField(label=_("Title of the plan"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    kind = forms.CharField(label=_("Type of document"), max_length=60)
    number = forms.CharField(label=_("Number"), max_length=60, required=False, help_text=_("For example: 65/KH-UBND"))
    issued_on = DayField(label=_("Date"), required=False)
    first_day = DayField(label=_("In force from"), required=False)
    last_day = DayField(label=_("In force to"), required=False)
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    authority = forms.CharField(label=_("Authority line"), max_length=120, required=False)
    position = forms.CharField(label=_("Position of the signer"), max_length=120, required=False)
    signer = forms.CharField(label=_("Signer"), max_length=120, required=False)
    after = ReachModelChoiceField(
        Plan.objects.filter(state__in=CAN_COME_BEFORE).defer("text", "reading").order_by("-recorded_at"),
        label=_("Earlier plan"),
        required=False,
        help_text=_("Where this plan amends, replaces or continues one that is here already."),
    )
    succession = forms.ChoiceField(
        label=_("What it does to the earlier plan"),
        choices=[("", "—"), *PlanSuccession.choices],
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        check_period(self.cleaned_data)
        return self.cleaned_data


class Header(FormScreen):
    """Correcting what was read of the header."""

    title, model, form_class, needs = _("Correct the header"), Plan, HeaderForm, "keep"
    done = _("The header is corrected.")

    def queryset(self) -> QuerySet:
        return Plan.objects.select_related("body").defer("text", "reading")

    def trail(self) -> list[Crumb]:
        return trail(self.record)

    @property
    def back(self) -> str:
        return reverse("plans:plan", args=[self.record.pk])

    def initial(self) -> dict[str, Any]:
        values = {name: getattr(self.record, name) for name in heading.FIELDS}
        return values | {"version": heading.version_of(self.record)}

    def run(self, form: forms.Form) -> Plan:
        values = dict(form.cleaned_data)
        version = values.pop("version")
        return heading.change(self.record, values, version=version, by=self.actor, at=self.at)

    def after(self, result: Plan) -> str:
        return self.back
