"""One question a page. What was answered is kept with each page, and while it is typed where there is JavaScript."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.functional import Promise
from django.utils.timezone import localdate, localtime, now
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from lantoa.evidence.models import FileKind
from lantoa.exemplars.challenges import new_challenge
from lantoa.exemplars.limits import seconds_to_wait
from lantoa.exemplars.models import Kind, Nomination
from lantoa.exemplars.nomination_forms import AnswerForm, PlaceForm
from lantoa.exemplars.operations import nominating
from lantoa.exemplars.queries.destinations import destination_of, places_like
from lantoa.exemplars.views import sending
from lantoa.exemplars.views.holding import held, hold, sent, stranger
from lantoa.exemplars.views.steps import NAME_QUESTIONS, QUESTIONS, STEPS, WHO, Step, after, before
from lantoa.kit.access import Refused

SAVING = "X-Nomination-Save"  # sent by nominate.js while somebody types
CHECK = STEPS[-1]


@method_decorator((never_cache, sensitive_post_parameters()), name="dispatch")
class StepView(View):
    """One question of the nomination that the visitor holds."""

    step: Step = WHO

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.nomination = held(request)
        if self.nomination is None and self.step is not WHO:
            return elsewhere(request)
        try:
            return super().dispatch(request, *args, **kwargs)
        except Refused:  # it was sent meanwhile, in another window
            return elsewhere(request)

    # --- Answers ------------------------------------------------------------------------------------------------

    def get(self, request: HttpRequest) -> HttpResponse:
        known = self.step.form.initial_of(self.nomination) if self.nomination else {}
        return self.show(self.form(initial=known))

    def post(self, request: HttpRequest) -> HttpResponseBase:
        limit = "save" if self.nomination else "begin" if request.POST.get("nonce") else "begin_by_words"
        if wait := seconds_to_wait(request, limit):
            return too_often(request, wait)
        form = self.form(data=request.POST)
        if SAVING in request.headers:
            return self.save_typed(form)
        if self.nomination and sending.is_asked(request):
            told = sending.take(request, self.nomination)
            if "upload" in request.POST or "remove" in request.POST or told.troubles:
                return self.sent_files(form, told)
            form = self.form(data=request.POST)
        if "later" in request.POST and self.nomination:
            self.keep_what_is_right(form)
            return redirect("nominating:later")
        return self.answered(form) if form.is_valid() else self.show(form, 422)

    def answered(self, form: AnswerForm) -> HttpResponseBase:
        """Keep the answer and go on; at the end hand all of it over."""
        by, at = stranger(self.request), now()
        if self.step is CHECK:
            return self.send()
        if self.nomination is None:
            begun = nominating.begin(Nomination(**form.answers()), by=by, at=at)
            hold(self.request, begun)
        else:
            nominating.answer(self.nomination, form.answers(), by=by, at=at)
        return redirect(CHECK.url if "from_check" in self.request.POST else after(self.step).url)

    def send(self) -> HttpResponseBase:
        assert self.nomination is not None  # noqa: S101 - dispatch lets nobody else here
        if wait := seconds_to_wait(self.request, "send"):
            return too_often(self.request, wait)
        nominating.send(self.nomination, by=stranger(self.request), at=now())
        return redirect("nominating:sent")

    def save_typed(self, form: AnswerForm) -> HttpResponse:
        """What is typed so far, as far as it is right; the form says nothing about the rest yet."""
        if self.nomination is None:
            return JsonResponse({}, status=409)
        return JsonResponse({"saved": f"{localtime(self.keep_what_is_right(form).saved_at):%H:%M}"})

    def keep_what_is_right(self, form: AnswerForm) -> Nomination:
        assert self.nomination is not None  # noqa: S101
        fields = {field.name for field in Nomination._meta.concrete_fields}
        form.is_valid()
        right = {name: value for name, value in form.cleaned_data.items() if name in fields}
        answers = form.answers() if not form.errors and self.step is not CHECK else right
        return nominating.answer(self.nomination, answers, by=stranger(self.request), at=now())

    def sent_files(self, form: AnswerForm, told: sending.Told) -> HttpResponse:
        """The page again with the files that are there now; to nominate.js only the list of them."""
        if sending.BY_SCRIPT in self.request.headers:
            context = self.context(form) | {"troubles": told.troubles}
            return render(self.request, "exemplars/public/files.html", context, status=422 if told.troubles else 200)
        return self.show(form, 422 if told.troubles else 200, troubles=told.troubles, unbound=True)

    # --- The page -----------------------------------------------------------------------------------------------

    def form(self, **options: Any) -> AnswerForm:
        form = self.step.form(nomination=self.nomination, **options)
        form.label_suffix = ""
        return form

    def show(self, form: AnswerForm, status: int = 200, **more: Any) -> HttpResponse:
        context = self.context(form) | more
        return render(self.request, f"exemplars/public/{self.step.template}.html", context, status=status)

    def context(self, form: AnswerForm) -> dict[str, Any]:
        place = STEPS.index(self.step) + 1
        return {
            "title": _("Tell us about somebody who does good"),
            "description": _("Tell a public body about a person, a collective or a household that does good."),
            "step": self.step,
            "question": self.question(),
            "form": form,
            "nomination": self.nomination,
            "files": self.nomination.files() if self.nomination else [],
            "place": place if self.step is not CHECK else 0,
            "questions": QUESTIONS,
            "bars": range(1, QUESTIONS + 1),
            "before": before(self.step),
            "from_check": "from_check" in self.request.GET or "from_check" in self.request.POST,
            "challenge": new_challenge() if self.step is WHO and self.nomination is None else None,
            "read_by": self.reader(),
            "kept_days": nominating.draft_kept().days if self.step is WHO else 0,
            "only": FileKind.AUDIO if self.step.name == "deed" else "",  # of the files
        }

    def question(self) -> str | Promise:
        if self.step.name == "name" and self.nomination:
            return NAME_QUESTIONS[Kind(self.nomination.kind)]
        return self.step.question

    def reader(self) -> Any:
        """The body that will read it, once the commune is known; asked where it is shown."""
        if self.step is CHECK and self.nomination and self.nomination.commune:
            return destination_of(self.nomination.commune, localdate())
        return None


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """Communes for what is typed so far, as the list that the page would show."""
    if wait := seconds_to_wait(request, "places"):
        return too_often(request, wait)
    form = PlaceForm()
    form.places = places_like(request.GET.get("q", "").replace("\x00", "")[:200], localdate())
    return render(request, "exemplars/public/places.html", {"form": form})


def elsewhere(request: HttpRequest) -> HttpResponse:
    """Where a visitor goes who holds none that could be written: to the code of the one she sent, or to the start."""
    return redirect("nominating:sent" if sent(request) else "nominating:who")


def too_often(request: HttpRequest, wait: int) -> HttpResponse:
    """The page that asks to wait; what was typed is there when one goes back."""
    response = render(request, "429.html", {"wait": wait}, status=429)
    response["Retry-After"] = str(wait)
    return response
