"""Signing the document of a decision with the key of the office."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from django import forms
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lantoa.recognition.desk_views.deciding import OfDecision
from lantoa.recognition.models import Decision
from lantoa.recognition.operations import signing


class SecretForm(forms.Form):
    """What opens the key."""

    secret = forms.CharField(
        label=_("PIN of the device, or password of the key"),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("It is used once and kept nowhere."),
    )


class SignDocument(OfDecision):
    """The leader, who has just shown again who she is, signs what the platform has written."""

    title, form_class, needs = _("Sign with the key of the office"), SecretForm, "decide"
    submit = _("Sign")
    lead = _("The decision with its list becomes a PDF with a digital signature above the name of the signer.")
    done = _("The document is signed and lies with the decision.")

    def prepare(self) -> None:
        super().prepare()
        signing.require_unsigned(self.record)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if _is_to_confirm():
            asked = urlencode({"next": request.path})
            return redirect(f"{reverse('account_reauthenticate')}?{asked}")
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if _is_to_confirm():  # not with what was typed: a PIN must not wait in the session
            return redirect(request.path)
        return super().post(request, *args, **kwargs)

    def run(self, form: Any) -> Decision:
        return signing.sign_document(self.record, form.cleaned_data["secret"], by=self.actor, at=self.at)


def _is_to_confirm() -> bool:
    """Whether the person has to show again who she is."""
    return bool(get_adapter().is_reauthentication_required(app="lantoa.recognition"))
