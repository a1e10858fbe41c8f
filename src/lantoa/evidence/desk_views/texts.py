"""A text is looked through before it leaves the house."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from lantoa.desk.screens import Crumb
from lantoa.evidence.desk_views.folders import back_to, trail_to
from lantoa.evidence.models import Folder
from lantoa.evidence.queries.wording import Finding, as_checked, check

MOST_CHARACTERS = 100_000


class TextForm(forms.Form):
    """The text."""

    text = forms.CharField(
        label=_("Text"), max_length=MOST_CHARACTERS, strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "lang": "vi"}),
    )  # fmt: skip


class CheckText(FormScreen):
    """Superlatives, figures without proof and sensitive data are marked; nothing is blocked, and nothing kept."""

    title, model, needs, form_class = _("Check a text"), Folder, "view", TextForm
    submit, template_name = _("Check"), "evidence/desk/text.html"
    lead = _("Marks what praises too much, figures that no claim here proves, and sensitive data. You decide.")

    def queryset(self) -> QuerySet:
        return Folder.objects.select_related("body")

    @property
    def back(self) -> str:
        return back_to(self.record)

    def trail(self) -> list[Crumb]:
        return trail_to(self.record)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        form = self.form(data=request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        text = form.cleaned_data["text"]
        found = check(text, self.record)
        return self.show(form, findings=found, pieces=list(_pieces(as_checked(text), found)))


def _pieces(text: str, findings: list[Finding]) -> Iterator[tuple[str, Finding | None, int]]:
    """The text in pieces, each with the finding that it is, and the number of that."""
    at = 0
    for number, finding in enumerate(findings, start=1):
        if finding.start >= at:
            yield text[at : finding.start], None, 0
            yield text[finding.start : finding.end], finding, number
            at = finding.end
    yield text[at:], None, 0
