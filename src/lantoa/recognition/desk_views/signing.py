"""Signing the document of a decision with the key of the office."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from lantoa.evidence.desk_views.signing import SecretForm, SigningScreen
from lantoa.recognition.desk_views.deciding import OfDecision
from lantoa.recognition.models import Decision
from lantoa.recognition.operations import signing


class SignDocument(SigningScreen, OfDecision):
    """The leader, who has just shown again who she is, signs what the platform has written."""

    title, form_class, needs = _("Sign with the key of the office"), SecretForm, "decide"
    submit = _("Sign")
    lead = _("The decision with its list becomes a PDF with a digital signature above the name of the signer.")
    done = _("The document is signed and lies with the decision.")

    def prepare(self) -> None:
        super().prepare()
        signing.require_unsigned(self.record)

    def run(self, form: Any) -> Decision:
        return signing.sign_document(self.record, form.cleaned_data["secret"], by=self.actor, at=self.at)
