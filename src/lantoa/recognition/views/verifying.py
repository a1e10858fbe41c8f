"""Whether an honour holds: found by nothing but the code that is printed on the certificate."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lantoa.exemplars.limits import seconds_to_wait
from lantoa.exemplars.views.asking import too_often
from lantoa.recognition.queries.verification import verified
from lantoa.recognition.verification_codes import LENGTH, plain_code, spaced


class CodeForm(forms.Form):
    """The code as somebody types it."""

    code = forms.CharField(
        label=gettext_lazy("Code on the certificate"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        help_text=gettext_lazy("Twelve letters and digits. Small letters and dashes do not matter."),
    )

    def clean_code(self) -> str:
        """As it is stored."""
        code = plain_code(self.cleaned_data["code"])
        if len(code) != LENGTH:
            raise forms.ValidationError(_("A code has twelve letters and digits. Compare it with the certificate."))
        return code


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def ask(request: HttpRequest) -> HttpResponseBase:
    """Ask for a code and lead to what it stands for."""
    if request.method != "POST":
        return _asked(request, CodeForm(), 200)
    form = CodeForm(request.POST)
    if form.is_valid():
        return redirect("verification:honour", form.cleaned_data["code"])
    return _asked(request, form, 422)


@require_safe
@never_cache
def honour(request: HttpRequest, code: str) -> HttpResponseBase:
    """Valid, corrected or revoked; of the person only what may be public."""
    if wait := seconds_to_wait(request, "verify"):
        return too_often(request, wait)
    found = verified(plain_code(code), localdate())
    if found is None:
        form = CodeForm({"code": code})
        form.is_valid()
        form.add_error("code", _("No honour has this code. Compare it letter by letter with the certificate."))
        return _asked(request, form, 404)
    context = {"title": _("Whether an honour holds"), "found": found, "code": spaced(found.honour.code)}
    return _hidden(render(request, "recognition/public/honour.html", context))


def _asked(request: HttpRequest, form: CodeForm, status: int) -> HttpResponse:
    form.label_suffix = ""
    context: dict[str, Any] = {"title": _("Verify a certificate"), "form": form}
    return _hidden(render(request, "recognition/public/ask.html", context, status=status))


def _hidden(response: HttpResponse) -> HttpResponse:
    """No search engine keeps who was honoured: whoever asks has the certificate."""
    response["X-Robots-Tag"] = "noindex"
    return response
