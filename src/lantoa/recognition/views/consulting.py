"""The public reads who is proposed, as far as each agreed to that, and comments without an account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from lantoa.exemplars.challenge_forms import ByPeople
from lantoa.exemplars.challenges import new_challenge
from lantoa.exemplars.limits import seconds_to_wait
from lantoa.exemplars.views.asking import too_often
from lantoa.exemplars.views.holding import stranger
from lantoa.kit.moves import MoveRefused
from lantoa.recognition.models import Consultation, PublicComment
from lantoa.recognition.operations.consultations import send_comment
from lantoa.recognition.queries.consultations import Candidate, candidates, listed_for_public, public_ones

LONGEST = 4000  # characters of a comment: some two pages


class CommentForm(ByPeople):
    """What somebody wants to say, about whom, and if she likes who she is."""

    proposal = forms.ChoiceField(label=gettext_lazy("About whom?"), required=False)
    text = forms.CharField(
        label=gettext_lazy("What do you want to say?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("The office reads it and answers; it is not published."),
        error_messages={"required": gettext_lazy("Write what you want to say.")},
    )
    name = forms.CharField(
        label=gettext_lazy("Your name"), max_length=120, required=False, help_text=gettext_lazy("May stay empty.")
    )
    contact = forms.CharField(
        label=pgettext_lazy("comment", "Your phone or e-mail"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("May stay empty. With it the office can answer you."),
    )

    def __init__(self, listed: list[Candidate], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.label_suffix = ""
        about = [(str(each.proposal.pk), f"{each.called} ({each.proposal.award.name})") for each in listed]
        field: Any = self.fields["proposal"]
        field.choices = [("", _("the whole list")), *about]


@require_safe
@never_cache
def consultations(request: HttpRequest) -> HttpResponse:
    """What the people are asked about now, and what they were asked before."""
    running, ended = listed_for_public(localdate())
    context = {"title": _("What the people are asked"), "running": running, "ended": ended, "today": localdate()}
    return render(request, "recognition/public/consultations.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@sensitive_post_parameters()
def consultation(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One of them: the list, and on its days a form for comments."""
    asked = _public(pk)
    listed = candidates(asked, localdate())
    if request.method != "POST":
        return _shown(request, asked, listed, CommentForm(listed))
    if wait := seconds_to_wait(request, "comment" if request.POST.get("nonce") else "comment_by_words"):
        return too_often(request, wait)
    form = CommentForm(listed, request.POST)
    if form.is_valid():
        try:
            send_comment(_comment_of(asked, form), by=stranger(request), at=now())
        except MoveRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("consulting:thanks", asked.pk)
    return _shown(request, asked, listed, form, 422)


@require_safe
@never_cache
def thanks(request: HttpRequest, pk: int) -> HttpResponse:
    """The comment has come in, and what becomes of it."""
    context = {"title": _("Thank you for your comment"), "asked": _public(pk)}
    return _hidden(render(request, "recognition/public/comment_sent.html", context))


def _public(pk: int) -> Consultation:
    found = public_ones().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _comment_of(asked: Consultation, form: CommentForm) -> PublicComment:
    told = form.cleaned_data
    about = int(told["proposal"]) if told["proposal"] else None
    said = {name: told[name] for name in ("text", "name", "contact")}
    return PublicComment(consultation=asked, proposal_id=about, **said)


def _shown(
    request: HttpRequest, asked: Consultation, listed: list[Candidate], form: CommentForm, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {
        "title": asked.title,
        "asked": asked,
        "listed": listed,
        "form": form,
        "challenge": new_challenge(),
        "is_open": asked.takes_comments_on(localdate()),
        "has_ended": asked.has_ended_by(localdate()),
    }
    return _hidden(render(request, "recognition/public/consultation.html", context, status=status))


def _hidden(response: HttpResponse) -> HttpResponse:
    """No search engine keeps who was proposed: the list is for its days."""
    response["X-Robots-Tag"] = "noindex"
    return response
