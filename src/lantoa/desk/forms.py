"""The form screen: one operation a form, and nothing that was typed is ever lost."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponseBase, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from lantoa.kit.access import Refused, policy_of, require

from .drafts import Values, drafts_at, forget_draft, forget_drafts_at, save_draft
from .models import FormDraft
from .reach_fields import within_reach
from .refusals import REFUSALS, reason_of
from .screens import Screen

DRAFT = "X-Desk-Draft"  # sent by form.js when it saves what has been typed so far
UNKEPT = (forms.PasswordInput, forms.FileInput)  # what a browser would not fill in again either, or must not be kept


class FormScreen(Screen):
    """A form that calls one operation. Subclasses give `form_class`, `needs`, `run` and `after`.

    With `pk` in the address the form is about that record of `model`, which must be in reach, and for which the actor
    must be allowed `needs`. Without, it makes something new: the policy of `model` is asked whether she may at all.
    """

    template_name = "desk/form/form.html"
    form_class: type[forms.Form] = forms.Form
    model: type[Model] | None = None
    needs = ""
    submit: str | Promise = _("Save")
    lead: str | Promise = ""
    done: str | Promise = ""
    record: Any = None

    def queryset(self) -> QuerySet:
        """All records of the model with what the form needs of them."""
        assert self.model is not None  # noqa: S101 - a screen about a record says of which kind
        return self.model._default_manager.all()

    def prepare(self) -> None:
        if "pk" in self.kwargs:
            self.record = self.load(self.queryset(), pk=self.kwargs["pk"])
            require(self.actor, self.needs, self.record)
        elif self.model and not (answer := policy_of(self.model).reason(self.actor, self.needs)):
            raise Refused(answer.reason)

    def initial(self) -> dict[str, Any]:
        """What stands in the form before anything is typed."""
        return {}

    def run(self, form: forms.Form) -> Any:
        """Call the operation with the form's clean data, `self.actor` and `self.at`; what it gives goes to `after`."""
        raise NotImplementedError

    def after(self, result: Any) -> str:
        """The address to go to when it has been done."""
        raise NotImplementedError

    def told(self, result: Any) -> str | Promise:
        """The sentence that says what has been done."""
        return self.done

    def form(self, **options: Any) -> forms.Form:
        """The form with what it needs to know; model forms are about the record."""
        if issubclass(self.form_class, forms.ModelForm):
            options["instance"] = self.record
        form = self.form_class(**options)
        within_reach(form, self.actor)
        return form

    # --- Answers ------------------------------------------------------------------------------------------------

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        drafts = list(drafts_at(self.person, request.path))
        taken = next((draft for draft in drafts if str(draft.pk) == request.GET.get("draft")), None)
        form = self.form(initial=self.initial())
        if taken:
            form.initial.update(_values_for(form, taken))
        return self.show(form, drafts=[draft for draft in drafts if draft != taken], taken=taken)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if DRAFT in request.headers:
            return JsonResponse({"saved": f"{localtime(self.keep(self.form(initial=self.initial())).saved_at):%H:%M}"})
        if "forget_draft" in request.POST:
            forget_draft(_number(request.POST["forget_draft"]), by=self.actor)
            return redirect(request.path)
        return self.send(self.form(data=request.POST, files=request.FILES, initial=self.initial()))

    def send(self, form: forms.Form) -> HttpResponseBase:
        """Run the operation; what it refuses becomes an error of the form, and what was typed is kept."""
        if form.is_valid():
            try:
                result = self.run(form)
            except REFUSALS as refusal:
                _add(form, refusal)
            else:
                return self.leave(result)
        self.keep(form)
        return self.show(form, status=422)

    def leave(self, result: Any) -> HttpResponseBase:
        """Go on: the drafts of this form have served, the one that was taken over too."""
        forget_drafts_at(self.request.path, by=self.actor)
        if "taken_draft" in self.request.POST:
            forget_draft(_number(self.request.POST["taken_draft"]), by=self.actor)
        if told := self.told(result):
            messages.success(self.request, str(told))
        return redirect(self.after(result))

    def keep(self, form: forms.Form) -> FormDraft:
        """Save what was typed as the actor's draft."""
        values = _typed(form, self.request.POST)
        return save_draft(address=self.request.path, title=self.page_title(), values=values, by=self.actor, at=self.at)

    def show(self, form: forms.Form, status: int = 200, **context: Any) -> HttpResponseBase:
        return self.page(status, form=form, record=self.record, **context)


def _typed(form: forms.Form, data: QueryDict) -> Values:
    """What was typed into the fields of `form`, by the names under which it was posted."""
    kept = {form.add_prefix(name) for name, field in form.fields.items() if not isinstance(field.widget, UNKEPT)}
    return {name: data.getlist(name) for name in data if any(_belongs(name, to) for to in kept)}


def _belongs(name: str, field: str) -> bool:
    """Whether a posted name is of a field or, as day_0, of one of its parts."""
    return name == field or name.startswith(f"{field}_")


def _values_for(form: forms.Form, draft: FormDraft) -> dict[str, Any]:
    """The values of a draft as a form shows them before anything is posted."""
    data = QueryDict(mutable=True)
    for name, values in draft.values.items():
        data.setlist(name, values)
    kept = {name: field for name, field in form.fields.items() if not isinstance(field.widget, UNKEPT)}
    return {name: field.widget.value_from_datadict(data, {}, form.add_prefix(name)) for name, field in kept.items()}


def _add(form: forms.Form, refusal: Exception) -> None:
    """Put a refusal where it belongs: to its field when it names one of the form, above the form otherwise."""
    if isinstance(refusal, ValidationError) and hasattr(refusal, "error_dict"):
        for name, errors in refusal.error_dict.items():
            form.add_error(name if name in form.fields else None, errors)
    else:
        form.add_error(None, reason_of(refusal))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
