"""Initiatives are written down, changed, removed and brought back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from lantoa.desk.screens import Crumb
from lantoa.evidence.desk_views.sending import file_field, kept
from lantoa.evidence.models import Folder, StoredFile
from lantoa.exemplars.desk_views.dossiers import register_crumb
from lantoa.exemplars.desk_views.entering import OfDossier
from lantoa.exemplars.models import Influence, Initiative
from lantoa.exemplars.operations import initiatives


class InitiativeForm(forms.Form):
    """What it is, who recognised it, how far it reaches, what it was worth."""

    name = forms.CharField(label=_("Name of the initiative"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    year = forms.IntegerField(
        label=_("Year"), min_value=1945, max_value=2100, localize=False,
        help_text=_("The year for which it was recognised: awards count it for this year."),
    )  # fmt: skip
    influence = forms.ChoiceField(
        label=_("Scope of influence"),
        choices=Influence.choices,
        widget=forms.RadioSelect,
        help_text=_("As the recognition says, not as it is hoped."),
    )
    recognised_by = forms.CharField(
        label=_("Recognised by"), max_length=255, help_text=_("Such as: the initiative council of the commune.")
    )
    certificate = forms.CharField(label=_("Number of the certificate"), max_length=60, required=False)
    certified_on = forms.DateField(label=_("Date of the certificate"), required=False)
    value = forms.DecimalField(
        label=_("Value in đồng"), required=False, min_value=1, max_digits=15, decimal_places=0, localize=True,
        help_text=_("What it brought or saved, as the recognition says. Empty where nobody reckoned it."),
    )  # fmt: skip
    sent = file_field(_("Certificate as a file"), required=False)

    def values(self, folder: Folder, **context: Any) -> dict[str, Any]:
        """By the names of the model's fields; a file that was sent is kept in `folder`."""
        values = dict(self.cleaned_data)
        sent: StoredFile | None = kept(folder, values.pop("sent"), "sent", **context)
        return values | ({"proof": sent} if sent else {})


class AddInitiative(OfDossier):
    """An initiative is written down."""

    title, form_class, done = _("Write down an initiative"), InitiativeForm, _("The initiative is written down.")

    def initial(self) -> dict[str, Any]:
        return {"influence": Influence.UNIT, "year": self.today.year}

    @transaction.atomic
    def run(self, form: Any) -> Any:
        values = form.values(self.record.folder, by=self.actor, at=self.at)
        initiatives.add(Initiative(dossier=self.record, **values), by=self.actor, at=self.at)
        return self.record


class OfInitiative(FormScreen):
    """A form about one initiative; a button asks once more on a page of its own."""

    model, needs, form_class = Initiative, "keep", forms.Form

    def queryset(self) -> QuerySet:
        return Initiative.objects.select_related("dossier__folder__body")

    @property
    def lead(self) -> str:  # type: ignore[override]  # which one
        return str(self.record)

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> list[Crumb]:
        return [register_crumb(), Crumb(str(self.record.dossier), self.back)]

    def after(self, result: Any) -> str:
        return f"{reverse('exemplars:dossier', args=[self.record.dossier_id])}#initiatives"


class ChangeInitiative(OfInitiative):
    """Other words, figures or another file."""

    title, form_class, done = _("Change the initiative"), InitiativeForm, _("The initiative is saved.")

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.record, name) for name in InitiativeForm.base_fields if name != "sent"}

    @transaction.atomic
    def run(self, form: Any) -> Initiative:
        values = form.values(self.record.dossier.folder, by=self.actor, at=self.at)
        return initiatives.change(self.record, values, by=self.actor, at=self.at)


class RemoveInitiative(OfInitiative):
    """It counts no more."""

    title, submit = _("Remove the initiative"), _("Remove the initiative")
    done = _("The initiative is removed. It stands below under “Removed”, and can be brought back.")

    def run(self, form: forms.Form) -> Initiative:
        return initiatives.remove(self.record, by=self.actor, at=self.at)


class BringInitiativeBack(OfInitiative):
    """It counts again."""

    title, submit = _("Bring the initiative back"), _("Bring the initiative back")
    done = _("The initiative counts again.")

    def run(self, form: forms.Form) -> Initiative:
        return initiatives.bring_back(self.record, by=self.actor, at=self.at)
