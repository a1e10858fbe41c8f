"""Holding a Word file against the layout of Decree 30/2020, before it is signed and sent. Nothing of it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from vanban.reading.problems import Unreadable

if TYPE_CHECKING:
    from vanban.writing.checking import Departure

MOST_BYTES = 10 * 1024 * 1024


class CheckForm(forms.Form):
    """The file. Once it is clean, `departures` are those found in it."""

    file = forms.FileField(
        label=_("Word file"),
        help_text=_(".docx, at most 10 MB. It is read once and kept nowhere."),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )
    departures: list[Departure]

    def clean_file(self) -> Any:
        """ValidationError: too large, no Word file, damaged or locked."""
        from vanban.writing.checking import check

        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(_("The file is larger than 10 MB. Take pictures out of it, then try again."))
        try:
            self.departures = check(file.read(), name=file.name)
        except Unreadable as problem:
            raise ValidationError(problem.vi if _language() == "vi" else problem.en) from problem
        return file


class CheckDocument(FormScreen):
    """A file is sent, and what departs from the decree is listed with what to do."""

    title, form_class = _("Check the layout of a document"), CheckForm
    template_name = "recognition/desk/check.html"
    submit = _("Check")
    lead = _("A Word file is held against the layout of Decree 30/2020: paper, margins, letters, each part of it.")

    def send(self, form: forms.Form) -> HttpResponseBase:
        """The list beside an empty form for the next file; nothing is written, no draft either."""
        if not form.is_valid():
            return self.show(form, status=422)
        assert isinstance(form, CheckForm)  # noqa: S101 - the only one of this screen
        told = [each.told(_language()) for each in form.departures]
        return self.show(CheckForm(), checked=form.cleaned_data["file"].name, departures=told)


def _language() -> str:
    return "vi" if (get_language() or "vi").startswith("vi") else "en"
