"""Days in forms, typed as officers write them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class DayField(forms.DateField):
    """A day, with a sample of how it is typed."""

    def __init__(self, **options: Any) -> None:
        attributes = {"placeholder": _("dd/mm/yyyy"), "inputmode": "numeric", "size": 10}
        super().__init__(widget=forms.DateInput(attrs=attributes), **options)


def check_period(data: dict[str, Any]) -> None:
    """Raise an error for the last day where it lies before the first."""
    first, last = data.get("first_day"), data.get("last_day")
    if first and last and first > last:
        words = _("The plan would end before it begins. Correct one of the two days.")
        raise forms.ValidationError({"last_day": words})
