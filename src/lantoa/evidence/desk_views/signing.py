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
from lantoa.evidence import demo_key


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

    def form(self, **options: Any) -> forms.Form:
        """In the demo it says what opens the key that came with it."""
        form = super().form(**options)
        if demo_key.is_used():
            told = _("This is the key of the demo, which nobody vouches for. Its password: %(password)s")
            form.fields["secret"].help_text = told % {"password": demo_key.PASSWORD}
        return form

    def _is_to_confirm(self) -> bool:
        return bool(get_adapter().is_reauthentication_required(app="lantoa.evidence"))
