"""Who signs a document, as forms ask for it: the same for decisions and reports."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lantoa.recognition.models import AuthorityMark


class SignerForm(forms.Form):
    """The fields of `SignedInPlace`."""

    place = forms.CharField(label=_("Place, as the document says it"), max_length=80)
    signer_name = forms.CharField(label=_("Signer"), max_length=120)
    signer_post = forms.CharField(label=_("Position of the signer"), max_length=120, initial="Chủ tịch")
    authority = forms.ChoiceField(label=_("Authority line"), choices=AuthorityMark.choices, required=False)
    authority_of = forms.CharField(
        label=_("Whom the authority line names"), max_length=120, required=False, help_text=_("Such as: Chủ tịch.")
    )

    def clean(self) -> dict[str, Any]:
        """A line that speaks for somebody says for whom."""
        values: dict[str, Any] = super().clean() or {}
        mark = values.get("authority")
        if mark and mark != AuthorityMark.ACTING and not values.get("authority_of"):
            self.add_error("authority_of", _("Write whom the line names, such as: Chủ tịch."))
        return values
