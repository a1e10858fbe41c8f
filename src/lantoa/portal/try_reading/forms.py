"""What a visitor may give: a file or some text to read, or a reading to download."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

MOST_CHARACTERS = 300_000
TOO_LONG = _("This text is longer than 300,000 characters. Leave its annexes out and try again.")
TOO_LARGE = _("This file is larger than 10 MB. Leave out its pictures or annexes and try again.")
KINDS_OF_FILE = ".docx,.doc,.pdf,.rtf,.txt,.md"


# Why something is not read even before a look at it, and the field to say it at (None: the whole form).
Refusal = tuple[str | None, Any]


def _text(**options: Any) -> forms.CharField:
    return forms.CharField(max_length=MOST_CHARACTERS, strip=False, error_messages={"max_length": TOO_LONG}, **options)


class TryForm(forms.Form):
    """A plan to read, as a file or as text. The button that was pressed says which of the two is meant."""

    file = forms.FileField(
        required=False,
        label=_("The file of the plan"),
        help_text=_("Word (.docx, .doc), PDF with text, .rtf, .txt or .md, up to 10 MB."),
        error_messages={"empty": _("This file is empty. Check whether it is the one you meant.")},
        widget=forms.FileInput(attrs={"accept": KINDS_OF_FILE}),
    )
    text = _text(
        required=False,
        label=_("The text of the plan"),
        help_text=_("The whole document reads best, from the name of the office down to the signature."),
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "lang": "vi"}),
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        files: MultiValueDict[str, Any] | None = None,
        refusal: Refusal | None = None,
    ) -> None:
        super().__init__(data, files, label_suffix="")
        self.given = "text" if data and data.get("given") == "text" else "file"
        self.refusal = refusal

    def clean(self) -> None:
        """Something must have been given in the way that was chosen, and nothing may speak against reading it."""
        if self.refusal:
            self.add_error(*self.refusal)
        elif self.given == "text":
            self._require("text", bool(self.cleaned_data.get("text", "").strip()), _("Paste the text of a plan first."))
        else:
            self._require("file", bool(self.cleaned_data.get("file")), _("Choose the file of a plan first."))

    def _require(self, field: str, is_there: bool, otherwise: Any) -> None:
        if not is_there and field not in self.errors:
            self.add_error(field, otherwise)


class DownloadForm(forms.Form):
    """The text of a reading that is on the screen, and how it shall be saved."""

    text = _text()
    format = forms.ChoiceField(choices=[("json", "JSON"), ("xlsx", "Excel")])
