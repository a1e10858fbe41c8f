"""The field of a form that takes a list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lantoa.desk.sheets.opening import MOST_BYTES


class SheetField(forms.FileField):
    """An Excel workbook that is not too large to be looked at."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than %(most)d MB. Divide the list."), params={"most": 5})
        return file
