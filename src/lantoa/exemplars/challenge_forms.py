"""What a public form asks so that people send it and machines do not: see `challenges`."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lantoa.exemplars.challenges import is_added, is_worked


class ByPeople(forms.Form):
    """Fields for the work of a browser, or for the sum in words. `website` is a trap that no person sees.

    `exemplars/public/challenge.html` draws them.
    """

    token = forms.CharField(widget=forms.HiddenInput, max_length=200)
    nonce = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)
    added = forms.CharField(
        label=_("Write the sum in digits"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise ValidationError(_("Leave this field empty: it is there to tell people from machines."))
        return ""

    def clean(self) -> dict[str, Any]:
        """The challenge is used up only by a form that is right otherwise."""
        if not self.errors:
            token = self.cleaned_data["token"]
            if not (is_worked(token, self.cleaned_data["nonce"]) or is_added(token, self.cleaned_data["added"])):
                self.add_error("added", _("The sum was not right, or the page lay open for long. Here is another one."))
        return self.cleaned_data
