"""Proof of a claim is added, removed and brought back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from lantoa.desk.reach_fields import ReachModelChoiceField
from lantoa.desk.screens import Crumb
from lantoa.evidence.desk_views.claims import OfClaim
from lantoa.evidence.desk_views.folders import trail_to
from lantoa.evidence.desk_views.sending import file_field, kept
from lantoa.evidence.models import Grade, Proof, StoredFile
from lantoa.evidence.operations import proofs
from lantoa.evidence.operations.proofs import Shown


class ProofForm(forms.Form):
    """How far it can be relied on, and what it is."""

    grade = forms.TypedChoiceField(
        label=_("How far can it be relied on?"), coerce=int, widget=forms.RadioSelect,
        choices=[(grade.value, capfirst(grade.label)) for grade in reversed(Grade) if grade != Grade.NONE],
    )  # fmt: skip
    sent = file_field(_("File"), required=False)
    file = ReachModelChoiceField(StoredFile.objects.all(), label=_("Or a file of this folder"), required=False)
    document = forms.CharField(
        label=_("Number of the document"), required=False, max_length=120, help_text=_("For example: 12/BB-UBND")
    )
    issued_on = forms.DateField(label=_("Date of the document"), required=False)
    link = forms.URLField(label=_("Web address"), required=False, max_length=500, assume_scheme="https")
    note = forms.CharField(
        label=_("Remark"), required=False, max_length=500,
        help_text=_("Who confirms it, or where and when it was measured."),
    )  # fmt: skip


class AddProof(OfClaim):
    """One more proof, with the file that comes with it."""

    title, form_class, done = _("Add proof"), ProofForm, _("The proof is saved.")

    @property
    def lead(self) -> str:  # type: ignore[override]  # what is to be shown
        return str(self.record.text)

    def initial(self) -> dict[str, Any]:
        return {}

    def form(self, **options: Any) -> forms.Form:
        form = super().form(**options)
        field: Any = form.fields["file"]
        field.queryset = field.queryset.filter(folder=self.record.folder_id, removed_at=None, erased_at=None)
        if not field.queryset.exists():  # nothing to choose from
            del form.fields["file"]
        return form

    @transaction.atomic
    def run(self, form: forms.Form) -> Proof:
        values = dict(form.cleaned_data)
        sent = kept(self.record.folder, values.pop("sent"), "sent", by=self.actor, at=self.at)
        values["file"] = sent or values.get("file")
        return proofs.add(self.record, Shown(**values), by=self.actor, at=self.at)


class OfProof(FormScreen):
    """A button about one proof; as a page of its own it asks once more."""

    model, needs, form_class = Proof, "keep", forms.Form

    def queryset(self) -> QuerySet:
        return Proof.objects.select_related("claim__folder__body", "file")

    @property
    def lead(self) -> str:  # type: ignore[override]  # which one
        return str(self.record)

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> list[Crumb]:
        return [*trail_to(self.record.claim.folder), Crumb(str(self.record.claim), self.back)]

    def after(self, result: Any) -> str:
        return reverse("evidence:claim", args=[self.record.claim_id])


class RemoveProof(OfProof):
    """It no longer counts."""

    title, submit = _("Remove the proof"), _("Remove the proof")
    done = _("The proof is removed. It stands below under “Removed”, and can be brought back.")

    def run(self, form: forms.Form) -> Proof:
        return proofs.remove(self.record, by=self.actor, at=self.at)


class BringProofBack(OfProof):
    """It counts again."""

    title, submit, done = _("Bring the proof back"), _("Bring the proof back"), _("The proof counts again.")

    def run(self, form: forms.Form) -> Proof:
        return proofs.bring_back(self.record, by=self.actor, at=self.at)
