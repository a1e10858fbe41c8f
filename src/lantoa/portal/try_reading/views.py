"""Gives a plan to the reader and shows what it found. Nothing is stored, and nothing of the content is logged."""

from functools import cache

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from vanban.reading import read
from vanban.reading.model import Plan
from vanban.reading.problems import Unreadable
from vanban.reading.sources import load
from vanban.samples import plan_of_dong_mai

from . import exports
from .forms import MOST_CHARACTERS, TOO_LARGE, TOO_LONG, DownloadForm, Refusal, TryForm
from .items import Reading
from .limits import seconds_to_wait
from .paper import paper
from .uploads import MOST_BYTES, in_memory

SAVED_AS = {
    "json": (exports.as_json, "application/json; charset=utf-8"),
    "xlsx": (exports.as_workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


@never_cache
@csrf_exempt  # `in_memory` checks the token
@sensitive_post_parameters("text")
def try_reading(request: HttpRequest) -> HttpResponse:
    """The form, and the reading of what it brings."""
    try:
        return _try_reading(request)
    except RequestDataTooBig:
        return _form(request, TryForm({"given": "text"}, refusal=("text", TOO_LONG)))


@in_memory
@sensitive_variables()
def _try_reading(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _form(request, TryForm())
    if wait := seconds_to_wait(request, "read"):
        return _too_often(_form(request, TryForm(request.POST, refusal=(None, _wait(wait))), 429), wait)
    form = TryForm(request.POST, request.FILES, _refusal(request))
    plan = _read(form) if form.is_valid() else None
    return _show(request, plan) if plan else _form(request, form)


@require_safe
def sample(request: HttpRequest) -> HttpResponse:
    """The reading of the plan that ships."""
    return _show(request, _sample())


@never_cache
@require_POST
@sensitive_post_parameters("text")
@in_memory
@sensitive_variables()
def download(request: HttpRequest) -> HttpResponse:
    """Read the text that the page sends back once more, and hand the reading out as a file."""
    if wait := seconds_to_wait(request, "download"):
        return _too_often(render(request, "429.html", {"wait": wait}, status=429), wait)
    form = DownloadForm(request.POST)
    if not form.is_valid():
        return render(request, "400.html", status=400)
    return _file(Reading(read(form.cleaned_data["text"])), form.cleaned_data["format"])


def _read(form: TryForm) -> Plan | None:
    """Read what was given; where that cannot be, the form says why."""
    try:
        text = form.cleaned_data["text"] if form.given == "text" else _text_of(form.cleaned_data["file"])
        if len(text) <= MOST_CHARACTERS:
            return read(text)
        form.add_error(form.given, TOO_LONG)
    except Unreadable as problem:
        form.add_error(form.given, problem.vi if get_language() == "vi" else problem.en)
    return None


def _text_of(file: UploadedFile) -> str:
    return load(file.read(), name=file.name).text


@cache
def _sample() -> Plan:
    return read(plan_of_dong_mai())


def _refusal(request: HttpRequest) -> Refusal | None:
    """What speaks against reading a request before anybody looks at what it brings."""
    return (
        ("file", TOO_LARGE)
        if any(getattr(handler, "too_large", False) for handler in request.upload_handlers)
        else None
    )


def _form(request: HttpRequest, form: TryForm, status: int = 200) -> HttpResponse:
    context = {"title": _("Try reading a plan"), "form": form, "most_bytes": MOST_BYTES, "too_large": TOO_LARGE}
    return render(request, "portal/reading/try.html", context, status=status)


def _show(request: HttpRequest, plan: Plan) -> HttpResponse:
    reading = Reading(plan)
    context = {"title": plan.document.title or _("What was read"), "reading": reading, "paper": paper(reading)}
    return render(request, "portal/reading/reading.html", context)


def _file(reading: Reading, suffix: str) -> HttpResponse:
    content, kind = SAVED_AS[suffix]
    response = HttpResponse(content(reading), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{exports.file_name(reading, suffix)}"'
    return response


def _wait(seconds: int) -> str:
    return ngettext(
        "You have asked many times in a short while. Please wait %(seconds)s second and try again.",
        "You have asked many times in a short while. Please wait %(seconds)s seconds and try again.",
        seconds,
    ) % {"seconds": seconds}


def _too_often(response: HttpResponse, seconds: int) -> HttpResponse:
    response["Retry-After"] = str(seconds)
    return response
