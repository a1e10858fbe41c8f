"""Forms behind which a key signs: whoever sends one has just shown again who she is."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from django import forms
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen


class SecretForm(forms.Form):
    """What opens the key."""

    secret = forms.CharField(
        label=_("PIN of the device, or password of the key"),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("It is used once and kept nowhere."),
    )


class SigningScreen(FormScreen):
    """The form is shown to, and taken from, nobody who has not just shown who she is."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self._is_to_confirm():
            asked = urlencode({"next": request.path})
            return redirect(f"{reverse('account_reauthenticate')}?{asked}")
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self._is_to_confirm():  # not with what was typed: a PIN must not wait in the session
            return redirect(request.path)
        return super().post(request, *args, **kwargs)

    def _is_to_confirm(self) -> bool:
        return bool(get_adapter().is_reauthentication_required(app="lantoa.evidence"))
