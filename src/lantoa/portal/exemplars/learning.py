"""The public promises to learn from an exemplar: one number, no name, and a light check that people ask."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lantoa.exemplars.challenge_forms import ByPeople
from lantoa.exemplars.challenges import new_challenge
from lantoa.exemplars.limits import seconds_to_wait
from lantoa.exemplars.models import Release
from lantoa.exemplars.queries.public import released
from lantoa.exemplars.views.asking import too_often
from lantoa.replication.models.pledges import MOST_PEOPLE
from lantoa.replication.operations.pledges import pledge
from lantoa.replication.queries.pledges import followers_of


class PledgeForm(ByPeople):
    """How many promise together."""

    people = forms.IntegerField(
        label=gettext_lazy("How many are you?"),
        min_value=1,
        max_value=MOST_PEOPLE,
        initial=1,
        help_text=gettext_lazy("A class, a village group or an office may promise together. Names are not asked."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def learn(request: HttpRequest, slug: str) -> HttpResponseBase:
    """What is promised, and the form for it; 404 where the page of the exemplar is not public."""
    release = _public(slug)
    if request.method != "POST":
        return _asked(request, release, PledgeForm())
    if wait := seconds_to_wait(request, "pledge" if request.POST.get("nonce") else "pledge_by_words"):
        return too_often(request, wait)
    form = PledgeForm(request.POST)
    if not form.is_valid():
        return _asked(request, release, form, 422)
    pledge(release.dossier, form.cleaned_data["people"], at=now())
    return redirect("portal:learn_thanks", slug)


@require_safe
@never_cache
def thanks(request: HttpRequest, slug: str) -> HttpResponse:
    """It was counted, and how many there are now."""
    release = _public(slug)
    context = {"title": _("Thank you"), "release": release, "followers": followers_of(release.dossier)}
    return _hidden(render(request, "portal/exemplars/thanks.html", context))


def _public(slug: str) -> Release:
    found: Release = get_object_or_404(released().select_related("dossier__body"), slug=slug)
    return found


def _asked(request: HttpRequest, release: Release, form: PledgeForm, status: int = 200) -> HttpResponse:
    context = {"title": _("Learn from it, do the same"), "release": release, "form": form, "challenge": new_challenge()}
    return _hidden(render(request, "portal/exemplars/learn.html", context, status=status))


def _hidden(response: HttpResponse) -> HttpResponse:
    """Search engines lead to the exemplar and not to its form."""
    response["X-Robots-Tag"] = "noindex"
    return response
