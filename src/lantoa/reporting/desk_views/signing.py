"""Signing a report with the key of the office, or attaching what was signed outside; and that document."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from lantoa.desk.screens import Crumb
from lantoa.evidence.desk_views.files import FileContent
from lantoa.evidence.desk_views.sending import file_field
from lantoa.evidence.desk_views.signing import SecretForm, SigningScreen
from lantoa.recognition.desk_views.signatories import SignerForm
from lantoa.reporting.desk_views.reports import all_reports, trail_of
from lantoa.reporting.models import PeriodicReport, SignedReport
from lantoa.reporting.operations import signing
from lantoa.reporting.queries.signing import document_that_stands, signed_before


class DocumentForm(SignerForm):
    """Number and day, and who signs."""

    number = forms.CharField(
        label=_("Number of the report"), max_length=60, initial="…/BC-UBND", help_text=_("Such as: 12/BC-UBND.")
    )
    on = forms.DateField(label=_("Signed on"), initial=localdate)
    field_order: tuple[str, ...] = ("number", "on", *SignerForm.base_fields)

    def told(self) -> signing.Signing:
        """As the operation takes it."""
        values = self.cleaned_data
        signer = {name: values[name] for name in SignerForm.base_fields}
        return signing.Signing(values["number"], values["on"], signer)


class SignedHereForm(SecretForm, DocumentForm):
    """What opens the key, besides."""

    field_order = (*DocumentForm.field_order, "secret")


class SignedOutsideForm(DocumentForm):
    """The signed document, besides."""

    sent = file_field(_("Signed document"))
    field_order = (*DocumentForm.field_order, "sent")


class OfReport(FormScreen):
    """A form about the document of a report; who signed the last one of the body stands in it already."""

    model = PeriodicReport

    def queryset(self) -> Any:
        return all_reports()

    @property
    def back(self) -> str:
        return reverse("reporting:report", args=[self.record.pk])

    def trail(self) -> list[Crumb]:
        return trail_of(self.record)

    def initial(self) -> dict[str, Any]:
        last = signed_before(self.record)
        if last is None:
            return {}
        values = {name: getattr(last, name) for name in SignerForm.base_fields}
        same = last.report_id == self.record.pk
        return values | {"number": last.number if same else f"…/{last.number.partition('/')[2]}"}

    def after(self, result: Any) -> str:
        return self.back


class SignReport(SigningScreen, OfReport):
    """The leader, who has just shown again who she is, signs what the platform has written."""

    title, form_class, needs, submit = _("Sign with the key of the office"), SignedHereForm, "sign", _("Sign")
    lead = _("The report becomes a PDF with a digital signature above the name of the signer.")
    done = _("The document is signed and lies with the report.")

    def prepare(self) -> None:
        super().prepare()
        signing.require_unsigned(self.record)

    def run(self, form: Any) -> SignedReport:
        return signing.sign(self.record, form.told(), form.cleaned_data["secret"], by=self.actor, at=self.at)


class AttachReport(OfReport):
    """A scan, or the file that was signed elsewhere, is kept with the report."""

    title, form_class, needs, submit = _("Attach the signed document"), SignedOutsideForm, "write", _("Attach")
    lead = _("Of a digitally signed PDF, its page then says who signed, when, and whether it was changed since.")
    done = _("The signed document lies with the report.")

    def prepare(self) -> None:
        super().prepare()
        signing.require_sent(self.record)

    def run(self, form: Any) -> SignedReport:
        sent = form.cleaned_data["sent"]
        return signing.attach(self.record, form.told(), name=sent.name, content=sent.read(), by=self.actor, at=self.at)


class SignedDocument(FileContent):
    """The signed document, for whoever sees the report; 404 as long as there is none."""

    def prepare(self) -> None:
        found = document_that_stands(self.load(all_reports(), pk=self.kwargs["pk"]))
        if found is None:
            raise Http404
        self.record = found[1]
