"""A later reading of a plan: what differs from the clauses of today, taken over one by one."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.forms import FormScreen
from lantoa.desk.refusals import REFUSALS, reason_of
from lantoa.desk.screens import Crumb
from lantoa.kit.outbox.states import State
from lantoa.plans import review_words
from lantoa.plans.desk_views.plans import AGAIN_AFTER_S, GIVEN_UP, trail
from lantoa.plans.models import Plan
from lantoa.plans.operations import rereading
from lantoa.plans.queries.differences import AGAIN, Difference, differences
from lantoa.plans.states import PlanState


class ReadAgain(FormScreen):
    """Has the file read again; below stands what that reading says differently."""

    title, model, needs = gettext_lazy("Read with a later reader"), Plan, "keep"
    form_class = forms.Form
    template_name = "plans/review/again.html"
    submit = gettext_lazy("Read it again")
    lead = gettext_lazy("The clauses stay as they are. What the reader finds differently now stands below.")

    def queryset(self) -> QuerySet:
        return Plan.objects.select_related("body", "file")

    def trail(self) -> list[Crumb]:
        return trail(self.record)

    @property
    def back(self) -> str:
        return reverse("plans:plan", args=[self.record.pk])

    def run(self, form: forms.Form) -> Any:
        number = self.request.POST.get("take", "")
        if number.isdecimal() and len(number) < 6:  # noqa: PLR2004
            read_at = self.request.POST.get("read_at", "")
            return rereading.take_over(self.record, int(number), read_at=read_at, by=self.actor, at=self.at)
        return rereading.read_again(self.record, by=self.actor, at=self.at)

    def send(self, form: forms.Form) -> HttpResponseBase:
        try:
            self.run(form)
        except REFUSALS as refusal:
            messages.error(self.request, reason_of(refusal))
        return redirect(self.request.path)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        answer = super().get(request, *args, **kwargs)
        if self.is_waited_for:
            answer["Refresh"] = AGAIN_AFTER_S
        return answer

    @cached_property
    def is_waited_for(self) -> bool:
        """Whether it is being read: the page then asks again by itself."""
        return rereading.is_read_again(self.record)

    def is_given_up(self) -> bool:
        """Whether the worker tried so often that it no longer does."""
        return rereading.is_read_again(self.record, State.DEAD)

    def again(self) -> dict[str, Any] | None:
        """When and by which reader it was read again, if it was."""
        return self.record.reading.get(AGAIN)

    def found(self) -> list[tuple[Difference, str]]:
        """What differs, with the name of its kind."""
        return [(each, str(review_words.KINDS[each.kind])) for each in differences(self.record)]

    def is_open(self) -> bool:
        return bool(self.record.state == PlanState.REVIEW)

    @property
    def given_up(self) -> str:
        return str(GIVEN_UP)

    def nothing(self) -> str:
        """What is said where nothing differs."""
        return _("The reader finds the same today.")
