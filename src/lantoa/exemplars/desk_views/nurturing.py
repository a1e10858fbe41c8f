"""Needs, support and reviews of the impact are written down."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from lantoa.desk.screens import Crumb
from lantoa.exemplars.desk_views.dossiers import register_crumb
from lantoa.exemplars.models import Dossier, Impact, Need, NeedKind, Support, SupportKind
from lantoa.exemplars.operations import nurturing

_ROWS = {"rows": 3}


class OfNurture(FormScreen):
    """A form about what hangs on one dossier: it leads back to its page of nurture."""

    needs = "keep"

    @property
    def dossier(self) -> Dossier:
        return self.record if isinstance(self.record, Dossier) else self.record.dossier

    @property
    def back(self) -> str:
        return reverse("exemplars:nurture", args=[self.dossier.pk])

    def trail(self) -> list[Crumb]:
        return [register_crumb(), Crumb(str(self.dossier), self.back)]

    def after(self, result: Any) -> str:
        return self.back


class NeedForm(forms.Form):
    """What is needed or wrong, and what is to be done by when."""

    kind = forms.ChoiceField(label=_("Need or shortcoming"), choices=NeedKind.choices, widget=forms.RadioSelect)
    text = forms.CharField(label=_("What"), widget=forms.Textarea(attrs=_ROWS))
    remedy = forms.CharField(label=_("What is to be done"), widget=forms.Textarea(attrs=_ROWS), required=False)
    due_on = forms.DateField(label=_("By"), required=False)


class AddNeed(OfNurture):
    """A need or a shortcoming."""

    title, model, form_class, done = _("Write down a need"), Dossier, NeedForm, _("The need is written down.")

    def initial(self) -> dict[str, Any]:
        return {"kind": NeedKind.NEED}

    def run(self, form: forms.Form) -> Need:
        return nurturing.add_need(Need(dossier=self.record, **form.cleaned_data), by=self.actor, at=self.at)


class SettledForm(forms.Form):
    """When it was settled; an empty day takes that back."""

    on = forms.DateField(
        label=_("Settled on"), initial=localdate, required=False, help_text=_("Empty: it is open again.")
    )


class SettleNeed(OfNurture):
    """A need was met, or a shortcoming mended."""

    title, model, form_class, done = _("Settle a need"), Need, SettledForm, _("The need is settled.")

    @property
    def lead(self) -> str:  # type: ignore[override]  # which one
        return str(self.record.text)

    def run(self, form: forms.Form) -> Need:
        return nurturing.settle_need(self.record, by=self.actor, at=self.at, **form.cleaned_data)


class SupportForm(forms.Form):
    """What, by whom, how much, when."""

    kind = forms.ChoiceField(label=_("Kind of support"), choices=SupportKind.choices, widget=forms.RadioSelect)
    what = forms.CharField(label=_("What is given"), widget=forms.Textarea(attrs=_ROWS))
    giver = forms.CharField(label=_("Who gives it"), max_length=255)
    cost = forms.DecimalField(
        label=_("Cost in đồng"), required=False, min_value=0, max_digits=15, decimal_places=0, localize=True
    )
    promised_on = forms.DateField(label=_("Promised on"), initial=localdate)
    due_on = forms.DateField(label=_("Expected by"), required=False)


class PromiseSupport(OfNurture):
    """Help that somebody promised."""

    title, model, form_class = _("Write down promised support"), Dossier, SupportForm
    done = _("The support is written down. It stays in your work until it arrives.")

    def initial(self) -> dict[str, Any]:
        return {"kind": SupportKind.MATERIAL}

    def run(self, form: forms.Form) -> Support:
        return nurturing.promise_support(Support(dossier=self.record, **form.cleaned_data), by=self.actor, at=self.at)


class ArrivalForm(forms.Form):
    """When it came, and what shows that; an empty day takes that back."""

    on = forms.DateField(
        label=_("Arrived on"), initial=localdate, required=False, help_text=_("Empty: it has not arrived.")
    )
    note = forms.CharField(label=_("What shows that it arrived"), max_length=255, required=False)


class RecordArrival(OfNurture):
    """Promised help came."""

    title, model, form_class, done = _("Record the arrival"), Support, ArrivalForm, _("The arrival is recorded.")

    @property
    def lead(self) -> str:  # type: ignore[override]  # which one
        return f"{self.record.what}. {self.record.giver}"

    def run(self, form: forms.Form) -> Support:
        return nurturing.record_arrival(self.record, by=self.actor, at=self.at, **form.cleaned_data)


class ImpactForm(forms.Form):
    """What came of it, from five sides."""

    on = forms.DateField(label=_("On"), initial=localdate)
    effect = forms.CharField(label=_("Effect"), widget=forms.Textarea(attrs=_ROWS))
    efficiency = forms.CharField(label=_("Efficiency"), widget=forms.Textarea(attrs=_ROWS), required=False)
    growth = forms.CharField(label=_("Growth"), widget=forms.Textarea(attrs=_ROWS), required=False)
    influence = forms.CharField(label=_("Influence on others"), widget=forms.Textarea(attrs=_ROWS), required=False)
    lessons = forms.CharField(label=_("What others learn from it"), widget=forms.Textarea(attrs=_ROWS), required=False)
    next_on = forms.DateField(
        label=_("Next review on"),
        required=False,
        help_text=_("Empty: after the months that the dossier says, where the exemplar is recognised."),
    )


class ReviewImpact(OfNurture):
    """What came of it."""

    title, model, form_class, done = _("Review the impact"), Dossier, ImpactForm, _("The review is saved.")

    def run(self, form: forms.Form) -> Impact:
        values = dict(form.cleaned_data)
        next_on = values.pop("next_on")
        impact = Impact(dossier=self.record, **values)
        return nurturing.review_impact(impact, next_on=next_on, by=self.actor, at=self.at)
