"""Readers say something of a story, on a page of its own: the story itself is the same for everybody."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lantoa.exemplars.challenge_forms import ByPeople
from lantoa.exemplars.challenges import new_challenge
from lantoa.exemplars.limits import seconds_to_wait
from lantoa.exemplars.views.asking import too_often
from lantoa.newsroom.models import Story, VoiceKind
from lantoa.newsroom.operations.voices import say
from lantoa.newsroom.queries.telling import published


class SayForm(ByPeople):
    """What somebody says, and who if she likes."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        choices=VoiceKind.choices,
        widget=forms.RadioSelect,
        initial=VoiceKind.COMMENT,
    )
    text = forms.CharField(
        label=gettext_lazy("Write it here"),
        help_text=gettext_lazy("Thanks need no words. For a mistake, say what is wrong and how you know."),
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
        max_length=2000,
    )
    name = forms.CharField(
        label=pgettext_lazy("voice of a reader", "Your name or place"),
        help_text=gettext_lazy("Only if you like. It is shown with what you say."),
        required=False,
        max_length=80,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def speak(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The form, with what was typed where something is wrong; 404 where the story is not public."""
    story = _public(slug)
    if request.method != "POST":
        return _asked(request, story, SayForm())
    if wait := seconds_to_wait(request, "voice" if request.POST.get("nonce") else "voice_by_words"):
        return too_often(request, wait)
    form = SayForm(request.POST)
    if not form.is_valid():
        return _asked(request, story, form, 422)
    said = form.cleaned_data
    try:
        say(story, said["kind"], said["text"], said["name"], at=now())
    except ValidationError as problem:
        form.add_error(None, problem)
        return _asked(request, story, form, 422)
    return redirect("portal:said", slug)


@require_safe
@never_cache
def said(request: HttpRequest, slug: str) -> HttpResponse:
    """It arrived, and what happens with it."""
    context = {"title": _("Thank you"), "story": _public(slug)}
    return _hidden(render(request, "portal/stories/said.html", context))


def _public(slug: str) -> Story:
    found: Story = get_object_or_404(published().select_related("body"), slug=slug)
    return found


def _asked(request: HttpRequest, story: Story, form: SayForm, status: int = 200) -> HttpResponse:
    context = {"title": _("Say something of this story"), "story": story, "form": form, "challenge": new_challenge()}
    return _hidden(render(request, "portal/stories/say.html", context, status=status))


def _hidden(response: HttpResponse) -> HttpResponse:
    """Search engines lead to the story and not to its form."""
    response["X-Robots-Tag"] = "noindex"
    return response
