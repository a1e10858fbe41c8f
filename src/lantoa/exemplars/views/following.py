"""The code: shown when one stops and when it was sent, asked for to go on or to see what became of it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lantoa.exemplars.drawn_codes import drawn
from lantoa.exemplars.limits import seconds_to_wait
from lantoa.exemplars.models import Nomination
from lantoa.exemplars.nomination_forms import CodeForm
from lantoa.exemplars.nomination_states import NOMINATION_MOVES, NominationState
from lantoa.exemplars.operations.nominating import draft_kept
from lantoa.exemplars.tracking_codes import plain_code, said, spaced
from lantoa.exemplars.views.asking import too_often
from lantoa.exemplars.views.holding import held, hold, let_go, sent
from lantoa.exemplars.views.steps import STEPS, WHO


@require_safe
@never_cache
def later(request: HttpRequest) -> HttpResponseBase:
    """The visitor stops: the code, and until when it leads back."""
    nomination = held(request)
    if nomination is None:
        return redirect(WHO.url)
    context = _code(nomination) | {"title": _("Go on later"), "until": nomination.saved_at + draft_kept()}
    return render(request, "exemplars/public/later.html", context | {"nomination": nomination})


@require_safe
@never_cache
def thanks(request: HttpRequest) -> HttpResponseBase:
    """It was sent: the code to follow it with, and what happens next."""
    nomination = sent(request)
    if nomination is None:
        return redirect(WHO.url)
    context = _code(nomination) | {"title": _("Thank you"), "drawn": drawn(_address(nomination))}
    return render(request, "exemplars/public/sent.html", context | {"nomination": nomination})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@sensitive_post_parameters("code")
def follow(request: HttpRequest) -> HttpResponseBase:
    """What became of the nomination with a code, without a name; one that is not sent yet is gone on with."""
    given = request.POST or request.GET
    if "code" not in given:
        return _asked(request, CodeForm())
    if wait := seconds_to_wait(request, "follow"):
        return too_often(request, wait)
    form = CodeForm(given)
    nomination = _found(form.cleaned_data["code"]) if form.is_valid() else None
    if nomination is None:
        if form.is_valid():
            form.add_error("code", _("No nomination has this code. Compare it letter by letter with what you wrote."))
        return _asked(request, form, 422)
    if nomination.state == NominationState.BEGUN:
        return _go_on(request, nomination, form)
    return _asked(request, form, found=nomination, told=_told(nomination))


@require_POST
def leave(request: HttpRequest) -> HttpResponseBase:
    """Begin another one, or leave a machine that others use."""
    let_go(request)
    return redirect(WHO.url)


@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """The form for a pencil, on one page of A4, with the code of squares that leads here."""
    address = settings.BASE_URL + WHO.url
    context = {"title": _("Nomination form"), "drawn": drawn(address), "address": address}
    return render(request, "exemplars/public/paper.html", context)


def _go_on(request: HttpRequest, nomination: Nomination, form: CodeForm) -> HttpResponseBase:
    """Only a code that is sent as a form leads back to what was told; others may have seen one in an address."""
    if request.method != "POST":
        return _asked(request, form)
    hold(request, nomination)
    missing = nomination.missing()
    at = missing[0].field if missing else "check"
    step = next((each for each in STEPS if at in (each.name, "commune" if each.name == "place" else "")), STEPS[-1])
    return redirect(step.url)


def _found(code: str) -> Nomination | None:
    return Nomination.objects.select_related("body").filter(tracking_code=plain_code(code)).first()


def _told(nomination: Nomination) -> dict[str, Any]:
    """State and class of reason, and nothing that names anybody."""
    return {
        "state": NOMINATION_MOVES.label(nomination.state, "citizen"),
        "code": spaced(nomination.tracking_code),
        "reason": nomination.get_refusal_class_display() if nomination.refusal_class else "",
        "sent_at": nomination.sent_at,
        "since": nomination.waiting_since,
        "body": nomination.body,
        "is_open": nomination.state in (NominationState.SENT, NominationState.ASKED),
    }


def _asked(request: HttpRequest, form: CodeForm, status: int = 200, **context: Any) -> HttpResponse:
    form.label_suffix = ""
    context |= {"title": _("Follow a nomination"), "form": form}
    return render(request, "exemplars/public/follow.html", context, status=status)


def _code(nomination: Nomination) -> dict[str, Any]:
    code = nomination.tracking_code
    return {"code": spaced(code), "said": said(code)}


def _address(nomination: Nomination) -> str:
    return f"{settings.BASE_URL}{reverse('nominating:follow')}?code={nomination.tracking_code}"
