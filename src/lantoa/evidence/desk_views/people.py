"""What a person may ask for: her data, and that it is erased."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from lantoa.desk.reach_fields import ReachModelMultipleChoiceField
from lantoa.desk.screens import Crumb
from lantoa.evidence.desk_views.folders import back_to, trail_to
from lantoa.evidence.models import NamedPerson, StoredFile
from lantoa.evidence.operations import erasing
from lantoa.evidence.queries.personal import claims_about, files_of


class OfPerson(FormScreen):
    """A form about a person whom a folder names."""

    model = NamedPerson
    form_class: type[forms.Form] = forms.Form

    def queryset(self) -> QuerySet:
        return NamedPerson.objects.filter(erased_at=None).select_related("folder__body")

    @property
    def lead(self) -> str:  # type: ignore[override]  # who
        return str(self.record)

    @property
    def back(self) -> str:
        return back_to(self.record.folder, "consents")

    def trail(self) -> list[Crumb]:
        return trail_to(self.record.folder)

    def after(self, result: Any) -> str:
        return self.back


class ExportPerson(OfPerson):
    """All that the folder holds of a person, to hand to her."""

    title, needs, submit = _("Export the data of a person"), "keep", _("Export")

    def run(self, form: forms.Form) -> bytes:
        return erasing.export_person(self.record, by=self.actor, at=self.at)

    def leave(self, result: Any) -> HttpResponseBase:
        answer = HttpResponse(result, content_type="application/zip")
        answer["Content-Disposition"] = f'attachment; filename="data-{self.record.pk}.zip"'
        return answer


class EraseForm(forms.Form):
    """Which files go, and who asked."""

    erased = ReachModelMultipleChoiceField(
        StoredFile.objects.filter(erased_at=None), label=_("Files that are erased with it"), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick every photo and recording on which the person can be recognised. Signed sheets go anyway."),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Who asked for it, and when"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class ErasePerson(OfPerson):
    """Name, days, signed sheets and chosen files are gone for good; that there were consents stays on record."""

    title, needs, form_class = _("Erase the data of a person"), "release", EraseForm
    submit = _("Erase for good")
    done = _("The data is erased. Claims that name the person are corrected by hand.")
    template_name = "evidence/desk/erase.html"

    def form(self, **options: Any) -> forms.Form:
        form = super().form(**options)
        field: Any = form.fields["erased"]
        field.queryset = field.queryset.filter(folder=self.record.folder_id)
        return form

    def initial(self) -> dict[str, Any]:
        return {"erased": list(files_of(self.record).values_list("pk", flat=True))}

    def claims(self) -> list[Any]:
        """What names the person and stays."""
        return claims_about(self.record)

    def run(self, form: forms.Form) -> NamedPerson:
        values = form.cleaned_data
        return erasing.erase_person(
            self.record, list(values["erased"]), reason=values["reason"], by=self.actor, at=self.at
        )
