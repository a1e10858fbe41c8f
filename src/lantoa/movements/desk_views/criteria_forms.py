"""Drafting criteria, beginning a new version, and saying from when a version holds."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from lantoa.desk.moving import NamedMoveScreen, ReasonForm
from lantoa.desk.screens import Crumb
from lantoa.movements.access import keeping_bodies
from lantoa.movements.desk_views.criteria import library_crumb, set_crumb
from lantoa.movements.models import Branch, CriteriaSet
from lantoa.movements.operations import criteria
from lantoa.movements.operations.criteria import Header
from lantoa.movements.states import CRITERIA_MOVES
from lantoa.organisations.fields import KeptBodyField

_KINDS = [each for each in Branch.choices if each[0] != Branch.ALL]


class HeaderForm(forms.Form):
    """What stands above the criteria."""

    title = forms.CharField(label=_("Title of the set"), max_length=500, help_text=_("As the regulation is called."))
    document = forms.CharField(label=_("Number of the document"), max_length=60, required=False)
    issued_on = forms.DateField(label=_("Date of the document"), required=False)
    subjects = forms.MultipleChoiceField(
        label=_("Subjects"),
        choices=_KINDS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: all subjects."),
    )
    source = forms.CharField(
        label=_("Taken from"), max_length=500, required=False, help_text=_("The plan or regulation that it rests on.")
    )

    def header(self) -> Header:
        """What was filled in, as operations take it."""
        return Header(**{name: self.cleaned_data[name] for name in HeaderForm.base_fields})


class NewSetForm(HeaderForm):
    """Whose it is, besides."""

    body = KeptBodyField(keeping_bodies, label=_("Body"))
    field_order = ("title", "body")


class DraftCriteria(FormScreen):
    """The first draft of a set of criteria."""

    title, model, needs = _("Draft criteria"), CriteriaSet, "keep"
    form_class: type[forms.Form] = NewSetForm
    submit = _("Save and add criteria")

    @property
    def back(self) -> str:
        return reverse("movements:criteria")

    def trail(self) -> list[Crumb]:
        return [library_crumb()]

    def run(self, form: Any) -> CriteriaSet:
        made = CriteriaSet(body=form.cleaned_data["body"])
        form.header().to(made)
        return criteria.draft(made, by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("movements:edit", args=[result.pk])


class OfCriteria(DraftCriteria):
    """A form about one version."""

    submit = _("Save")

    @property
    def back(self) -> str:
        return set_crumb(self.record).url

    def trail(self) -> list[Crumb]:
        return [library_crumb(), set_crumb(self.record)]

    def after(self, result: Any) -> str:
        return set_crumb(result).url


class ChangeCriteria(OfCriteria):
    """Another header for a draft."""

    title, form_class = _("Change title and document"), HeaderForm
    done = _("The draft is saved.")

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.record, name) for name in HeaderForm.base_fields}

    def run(self, form: Any) -> CriteriaSet:
        return criteria.change(self.record, form.header(), by=self.actor, at=self.at)


class NewVersion(OfCriteria):
    """A draft that begins with what is in force."""

    title, form_class, submit = _("Begin a new version"), forms.Form, _("Begin a new version")
    lead = _("The draft begins with all criteria of this version, which stays as it is until the new one holds.")
    done = _("The draft is begun. Change it, then put it into force.")

    def run(self, form: forms.Form) -> CriteriaSet:
        return criteria.new_version(self.record, by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("movements:edit", args=[result.pk])


class SinceForm(ReasonForm):
    """From which day it holds."""

    since = forms.DateField(label=_("In force from"), initial=localdate)
    field_order = ("since", "reason")


class EndForm(ReasonForm):
    """From which day it no longer holds."""

    on = forms.DateField(label=_("No longer in force from"), initial=localdate)
    field_order = ("on", "reason")


class MoveCriteria(NamedMoveScreen):
    """One move of a version. What the form asks besides the reason is given to the operation."""

    model, moves = CriteriaSet, CRITERIA_MOVES
    OPERATIONS: Any = {
        "put_in_force": criteria.put_in_force,
        "end": criteria.end,
        "discard": criteria.discard,
        "restore": criteria.restore,
    }

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> list[Crumb]:
        return [library_crumb(), set_crumb(self.record)]

    def run(self, form: forms.Form) -> Any:
        return self.OPERATIONS[self.move](self.record, by=self.actor, at=self.at, **form.cleaned_data)

    def after(self, result: Any) -> str:
        return set_crumb(result).url
