"""Visits are planned, put off, made and called off."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.desk.moving import ReasonForm
from lantoa.exemplars.access import keeping_bodies
from lantoa.exemplars.desk_views.nurturing import OfNurture
from lantoa.exemplars.models import Dossier, Visit
from lantoa.exemplars.operations import visiting
from lantoa.organisations.fields import KeptBodyField


class VisitForm(forms.Form):
    """When, and who goes."""

    planned_on = forms.DateField(label=_("Planned for"))
    body = KeptBodyField(keeping_bodies, label=_("Body that visits"))
    visitor = forms.CharField(label=_("Who goes"), max_length=255, required=False)


class PlanVisit(OfNurture):
    """The next visit."""

    title, model, form_class, done = _("Plan a visit"), Dossier, VisitForm, _("The visit is planned.")

    def run(self, form: forms.Form) -> Visit:
        return visiting.plan(Visit(dossier=self.record, **form.cleaned_data), by=self.actor, at=self.at)


class MadeForm(forms.Form):
    """What was found, and when the next one is."""

    on = forms.DateField(label=_("Visited on"), initial=localdate)
    found = forms.CharField(
        label=_("What was found"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("How they are doing, what has grown, what is missing now."),
    )
    next_on = forms.DateField(
        label=_("Next visit"), required=False, help_text=_("Empty: after as many months as the dossier says.")
    )


class OfVisit(OfNurture):
    """A form about one visit."""

    model: Any = Visit

    def queryset(self) -> Any:
        return Visit.objects.select_related("dossier", "body")


class MakeVisit(OfVisit):
    """The visit was made."""

    title, form_class, done = _("Record the visit"), MadeForm, _("The visit is recorded, and the next one planned.")

    def run(self, form: forms.Form) -> Visit:
        return visiting.make(self.record, by=self.actor, at=self.at, **form.cleaned_data)


class PutOffForm(forms.Form):
    """To when."""

    planned_on = forms.DateField(label=_("New day"))


class PutOffVisit(OfVisit):
    """Another day."""

    title, form_class, done = _("Put the visit off"), PutOffForm, _("The visit has another day.")

    def run(self, form: forms.Form) -> Visit:
        return visiting.put_off(self.record, to=form.cleaned_data["planned_on"], by=self.actor, at=self.at)


class CallOffVisit(OfVisit):
    """It is not made."""

    title, form_class, done = _("Call the visit off"), ReasonForm, _("The visit is called off.")

    def form(self, **options: Any) -> forms.Form:
        return super().form(required=True, **options)

    def run(self, form: forms.Form) -> Visit:
        return visiting.call_off(self.record, by=self.actor, at=self.at, **form.cleaned_data)
