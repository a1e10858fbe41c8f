"""What a model is worth in a year is claimed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lantoa.evidence.models import Claim
from lantoa.exemplars.desk_views.entering import OfDossier
from lantoa.exemplars.operations import economic_value


class ValueForm(forms.Form):
    """How much, in which year, and what it is reckoned from."""

    value = forms.DecimalField(
        label=_("Value in đồng a year"), min_value=1, max_digits=15, decimal_places=0, localize=True,
        help_text=_("What it brought or saved in that year, such as: 1.250.000.000"),
    )  # fmt: skip
    year = forms.IntegerField(label=_("In the year"), min_value=1990, max_value=2100, localize=False)
    reckoned_from = forms.CharField(
        label=_("Reckoned from"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("So that somebody else can reckon it again: 42 households, 18.5 ha, yield and price of the year."),
    )


class AddValue(OfDossier):
    """One more year; what shows it comes next."""

    title, form_class = _("Write down the economic value"), ValueForm
    lead = _("It becomes a claim: add what shows it, and somebody else verifies it.")
    done = _("The value is claimed. Add what shows it.")

    def initial(self) -> dict[str, Any]:
        return {"year": self.today.year}

    def run(self, form: Any) -> Any:
        return economic_value.add(self.record, by=self.actor, at=self.at, **form.cleaned_data)

    def after(self, result: Any) -> str:
        if isinstance(result, Claim):
            return reverse("evidence:add_proof", args=[result.pk])
        return super().after(result)
