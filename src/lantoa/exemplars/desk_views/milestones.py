"""Milestones that are written down by hand, and struck out."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from lantoa.desk.moving import ReasonForm
from lantoa.desk.reach_fields import ReachModelChoiceField
from lantoa.desk.screens import Crumb
from lantoa.exemplars.access import keeping_bodies
from lantoa.exemplars.desk_views.dossiers import register_crumb
from lantoa.exemplars.desk_views.entering import OfDossier
from lantoa.exemplars.models import Dossier, Milestone, Round, Rung
from lantoa.exemplars.operations import milestones
from lantoa.exemplars.operations.milestones import BY_HAND
from lantoa.organisations.fields import BodyField, KeptBodyField


class MilestoneForm(forms.Form):
    """What happened, when, whose figure it is."""

    kind = forms.ChoiceField(
        label=_("What happened"), choices=[(each.value, each.label) for each in BY_HAND], widget=forms.RadioSelect
    )
    on = forms.DateField(label=_("On"), initial=localdate)
    body = KeptBodyField(keeping_bodies, label=_("Counts for"))
    to_body = BodyField(label=_("Introduced to"), required=False, ended=True)
    via = BodyField(label=_("By way of"), required=False, ended=True)
    rung = forms.ChoiceField(label=_("Level"), choices=[("", _("none")), *Rung.choices], required=False)
    document = forms.CharField(label=_("Number of the document"), max_length=60, required=False)
    round = ReachModelChoiceField(Round.objects.order_by("-until", "pk"), label=_("Round"), required=False)
    note = forms.CharField(label=_("Remark"), required=False, widget=forms.Textarea(attrs={"rows": 2}))


class AddMilestone(OfDossier):
    """Something that happened, perhaps long ago, is written down; the dossier stays where it is."""

    title, form_class, done = _("Record a milestone"), MilestoneForm, _("The milestone is recorded, and counts.")
    lead = _("For what happened outside of this platform, or earlier. The dossier stays where it is.")

    def run(self, form: forms.Form) -> Dossier:
        made = Milestone(dossier=self.record, **form.cleaned_data)
        milestones.record(made, by=self.actor, at=self.at)
        return self.record


class StrikeMilestone(FormScreen):
    """A milestone was a mistake."""

    title, model, needs, form_class = _("Strike out a milestone"), Milestone, "strike", ReasonForm
    submit, done = _("Strike out"), _("The milestone is struck out and counts no more.")

    @property
    def back(self) -> str:
        return self.after(self.record)

    def form(self, **options: Any) -> forms.Form:
        return super().form(required=True, **options)

    @property
    def lead(self) -> str:  # type: ignore[override]  # which one it is about
        return f"{self.record}, {self.record.body}"

    def trail(self) -> list[Crumb]:
        return [register_crumb(), Crumb(str(self.record.dossier), self.back)]

    def queryset(self) -> Any:
        return Milestone.objects.select_related("dossier", "body")

    def run(self, form: forms.Form) -> Milestone:
        return milestones.strike(self.record, by=self.actor, at=self.at, **form.cleaned_data)

    def after(self, result: Any) -> str:
        return reverse("exemplars:dossier", args=[result.dossier_id])
