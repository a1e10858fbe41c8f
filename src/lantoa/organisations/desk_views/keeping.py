"""What an office keeps about bodies: other names, and who leads a cluster."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from lantoa.desk.screens import Crumb
from lantoa.organisations.desk_views.group_forms import EndForm
from lantoa.organisations.fields import BodiesField, BodyField
from lantoa.organisations.models import Alias, Body
from lantoa.organisations.models.bodies import CLUSTERS
from lantoa.organisations.operations import aliases, leads


class OnBody(FormScreen):
    """A form about one body, for whoever keeps its lists."""

    model, needs = Body, "keep"

    @property
    def body(self) -> Body:
        return self.record

    @property
    def lead(self) -> str:  # type: ignore[override]  # names the body
        return self.body.name

    def trail(self) -> Sequence[Crumb]:
        return [
            Crumb(_("Organisations"), reverse("organisations:tree")),
            Crumb(self.body.name, self.after(None)),
        ]

    def after(self, result: Any) -> str:
        return reverse("organisations:body", args=[self.body.pk])


class AliasForm(forms.Form):
    """How it is also written, since when."""

    text = forms.CharField(label=_("Also called so"), max_length=255, help_text=_("For example: UBND, MTTQ, XTĐT"))
    since = forms.DateField(label=_("From"), initial=localdate)


class AddAlias(OnBody):
    """A body is also called otherwise."""

    title, form_class, done = _("Add an alias"), AliasForm, _("The alias is saved.")

    def run(self, form: forms.Form) -> Alias:
        return aliases.add_alias(self.record, **form.cleaned_data, by=self.actor, at=self.at)


class EndAlias(OnBody):
    """A body is no longer called so."""

    title, form_class, model, done = _("End the alias"), EndForm, Alias, _("The alias has ended.")  # type: ignore[assignment]
    submit = _("End")

    def queryset(self) -> QuerySet:
        return Alias.objects.select_related("body")

    @property
    def body(self) -> Body:
        return self.record.body

    @property
    def lead(self) -> str:  # type: ignore[override]  # names the alias
        return f"{self.record.text}: {self.body.name}"

    def run(self, form: forms.Form) -> None:
        return aliases.end_alias(self.record, on=form.cleaned_data["on"], by=self.actor, at=self.at)


class LeadForm(forms.Form):
    """Which year, who leads, who is deputy."""

    year = forms.IntegerField(label=_("Year"), min_value=1945, max_value=2200, initial=lambda: localdate().year)
    leader = BodyField(label=_("Leads"), help_text=_("A member of the cluster or bloc in that year."))
    deputies = BodiesField(label=_("Deputies"), required=False)


class Lead(OnBody):
    """Who leads a cluster or bloc in a year."""

    title, form_class, done = _("Name who leads"), LeadForm, _("Who leads is saved.")
    needs = "lead"

    def queryset(self) -> QuerySet:
        return Body.objects.filter(kind__in=CLUSTERS)

    def run(self, form: forms.Form) -> None:
        values = form.cleaned_data
        leads.lead(self.record, values["year"], values["leader"], list(values["deputies"]), by=self.actor, at=self.at)
