"""Entering dossiers and changing them. Before one is saved, those that may be about the same exemplar are shown."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from lantoa.desk.reach_fields import ReachModelChoiceField
from lantoa.desk.screens import Crumb
from lantoa.exemplars.access import keeping_bodies
from lantoa.exemplars.desk_views.dossiers import register_crumb
from lantoa.exemplars.models import Dossier, FoundHow, Kind, PostClass, Sex
from lantoa.exemplars.operations import dossiers
from lantoa.exemplars.operations.dossiers import MayBeKnown
from lantoa.exemplars.queries.likeness import Twin
from lantoa.movements.models import Field, ModelType, Movement
from lantoa.organisations.fields import KeptBodyField

_TEXT = {"rows": 4}
_UNKNOWN = [("", _("not known"))]
#: Asked about a dossier that is not saved yet, and no fields of one.
ASKED = ("body", "is_another")


class DossierForm(forms.Form):
    """What is known of an exemplar; a name is enough to begin with."""

    kind = forms.ChoiceField(label=_("Who or what"), choices=Kind.choices, widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("Name"), max_length=255, help_text=_("As it stands on documents, without “Mr” or “Mrs”.")
    )
    position = forms.CharField(
        label=_("Position or work"), max_length=255, required=False, help_text=_("Such as: head of the village.")
    )
    place = forms.CharField(label=_("Village or place"), max_length=255, required=False)
    field = ReachModelChoiceField(
        Field.objects.filter(retired=False), verb="use", label=_("Field of work"), required=False
    )
    summary = forms.CharField(
        label=_("What they did"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("What, since when, how much, for whom. Facts that can be checked are worth more than praise."),
    )
    earlier_honours = forms.CharField(
        label=_("Earlier honours"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    found_on = forms.DateField(label=_("Found on"), initial=localdate)
    found_how = forms.ChoiceField(label=_("How it was found"), choices=FoundHow.choices, initial=FoundHow.OFFICER)
    movement = ReachModelChoiceField(
        Movement.objects.order_by("-launched_on", "pk"), label=_("Movement in which it grew"), required=False
    )
    model_type = ReachModelChoiceField(
        ModelType.objects.filter(retired=False),
        verb="use",
        label=_("Type of model"),
        required=False,
        help_text=_("Only for a model."),
    )
    born_on = forms.DateField(label=_("Born on"), required=False, help_text=_("Only for a person."))
    born_year = forms.IntegerField(
        label=_("Or only the year of birth"), required=False, min_value=1900, max_value=2100, localize=False
    )
    sex = forms.ChoiceField(label=_("Sex"), choices=[*_UNKNOWN, *Sex.choices], required=False)
    ethnic_group = forms.CharField(
        label=_("Ethnic group"),
        max_length=60,
        required=False,
        help_text=_("Sensitive data: only if it is needed. It counts in the balance of lists and is shown to nobody."),
    )
    post_class = forms.ChoiceField(
        label=_("Class in the statistics"),
        choices=[*_UNKNOWN, *PostClass.choices],
        required=False,
        help_text=_("The classes of form 0603, Circular 02/2023/TT-BNV."),
    )
    is_first_time = forms.BooleanField(label=_("Put forward for the first time"), required=False)

    def values(self) -> dict[str, Any]:
        """By the names of the model's fields."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ASKED}


class NewDossierForm(DossierForm):
    """Where the exemplar belongs, besides; and that it is none of those that were shown."""

    body = KeptBodyField(keeping_bodies, label=_("Belongs to"))
    is_another = forms.BooleanField(label=_("None of them: it is another exemplar"), required=False)
    field_order = ("is_another", "kind", "name", "body")


class AddDossier(FormScreen):
    """A dossier is opened."""

    template_name = "exemplars/desk/enter.html"
    title, model, needs = _("Enter an exemplar"), Dossier, "keep"
    form_class: type[forms.Form] = NewDossierForm
    done = _("The dossier is open. Add what shows it, and put it forward when it is ready.")
    alike: list[Twin] = []

    @property
    def back(self) -> str:
        return reverse("exemplars:dossiers")

    def trail(self) -> list[Crumb]:
        return [register_crumb()]

    def initial(self) -> dict[str, Any]:
        return {"kind": Kind.INDIVIDUAL}

    def form(self, **options: Any) -> forms.Form:
        """The tick that says it is another one is only there where others are shown."""
        form = super().form(**options)
        if "is_another" in form.fields and "is_another" not in form.data:
            form.fields["is_another"].widget = forms.HiddenInput()
        return form

    def run(self, form: Any) -> Dossier:
        new, is_another = Dossier(body=form.cleaned_data["body"], **form.values()), form.cleaned_data["is_another"]
        try:
            return dossiers.enter_new(new, is_another=is_another, by=self.actor, at=self.at)
        except MayBeKnown as known:
            self.alike = known.twins
            form.fields["is_another"].widget = forms.CheckboxInput()
            raise

    def after(self, result: Any) -> str:
        return reverse("exemplars:dossier", args=[result.pk])


class OfDossier(AddDossier):
    """A form about one dossier."""

    template_name = "desk/form/form.html"

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> list[Crumb]:
        return [register_crumb(), Crumb(str(self.record), self.back)]

    def initial(self) -> dict[str, Any]:
        return {}


class ChangeForm(DossierForm):
    """How often somebody looks after the exemplar, besides."""

    follow_every = forms.IntegerField(
        label=_("Months between visits"), min_value=1, max_value=36, help_text=_("From the recognition on, for good.")
    )
    review_every = forms.IntegerField(
        label=_("Months between reviews of the impact"),
        min_value=1,
        max_value=60,
        help_text=_("From the recognition on, and from each review."),
    )
    review_due_on = forms.DateField(
        label=_("Next review of the impact on"),
        required=False,
        help_text=_("Set by the recognition and by each review. It stands in the work of those who keep the dossier."),
    )


class ChangeDossier(OfDossier):
    """Other words, days or classes."""

    title, form_class, done = _("Change the dossier"), ChangeForm, _("The dossier is saved.")

    def initial(self) -> dict[str, Any]:
        kept = {name: getattr(self.record, name) for name in ChangeForm.base_fields}
        return kept | {"born_year": None if self.record.born_on else self.record.born_year}

    def run(self, form: Any) -> Dossier:
        return dossiers.change(self.record, form.values(), by=self.actor, at=self.at)
