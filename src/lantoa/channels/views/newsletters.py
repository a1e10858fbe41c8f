"""Newsletters: asked for by whoever likes, confirmed from the mailbox, left with one click."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from lantoa.channels.models import Outlet, Subscription
from lantoa.channels.operations import subscribing
from lantoa.channels.queries.outlets import newsletters
from lantoa.exemplars.challenge_forms import ByPeople
from lantoa.exemplars.challenges import new_challenge
from lantoa.exemplars.limits import seconds_to_wait
from lantoa.exemplars.views.asking import too_often


class SubscribeForm(ByPeople):
    """Which one, and where to."""

    outlet = forms.ChoiceField(label=gettext_lazy("Newsletter"))
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        help_text=gettext_lazy("Used for this newsletter alone, and erased when you leave it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        outlet: Any = self.fields["outlet"]
        outlet.choices = [(each.pk, f"{each.name} ({each.body.name})") for each in newsletters()]

    def clean_outlet(self) -> Outlet:
        return newsletters().get(pk=self.cleaned_data["outlet"])


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def subscribe(request: HttpRequest) -> HttpResponseBase:
    """Ask for a newsletter. The answer is the same whether the address has it already or not."""
    if request.method != "POST":
        return _shown(request, SubscribeForm())
    if wait := seconds_to_wait(request, "pledge" if request.POST.get("nonce") else "pledge_by_words"):
        return too_often(request, wait)
    form = SubscribeForm(request.POST)
    if not form.is_valid():
        return _shown(request, form, 422)
    subscribing.subscribe(form.cleaned_data["outlet"], form.cleaned_data["email"], at=now())
    return redirect("newsletters:asked")


@require_safe
@never_cache
def asked(request: HttpRequest) -> HttpResponse:
    """A letter is on its way."""
    return _hidden(render(request, "channels/public/asked.html", {"title": _("Look into your mailbox")}))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """A person says it by a button: programs that look into letters open links, and send no forms."""
    found = get_object_or_404(Subscription.objects.select_related("outlet__body"), token=token)
    if request.method == "POST":
        found = subscribing.confirm(found, at=now())
    context = {"title": found.outlet.name, "subscription": found}
    return _hidden(render(request, "channels/public/confirm.html", context))


@csrf_exempt  # the mail program of the reader posts, which was never here (RFC 8058, section 3.1)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """One click leaves, and leaves nothing behind; whoever has left is told so as often as she asks."""
    if request.method == "POST":
        subscribing.leave(token)
    found = Subscription.objects.select_related("outlet").filter(token=token).first()
    context = {"title": _("Leave the newsletter"), "subscription": found}
    return _hidden(render(request, "channels/public/leave.html", context))


def _shown(request: HttpRequest, form: SubscribeForm, status: int = 200) -> HttpResponse:
    context = {"title": _("Newsletters"), "form": form, "challenge": new_challenge(), "any": newsletters().exists()}
    return render(request, "channels/public/subscribe.html", context, status=status)


def _hidden(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"  # the address opens the subscription
    return response
