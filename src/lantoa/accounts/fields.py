"""Fields of forms."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lantoa.accounts import phones


class PhoneField(forms.CharField):
    """A telephone number, however it is typed; its value is E.164, or "" when it may be left out."""

    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"})
    default_error_messages = {"invalid": _("Type a telephone number such as 0912 345 678.")}

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Telephone number"))
        super().__init__(max_length=40, **options)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        try:
            return phones.e164(text) if text else ""
        except ValueError as problem:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from problem
