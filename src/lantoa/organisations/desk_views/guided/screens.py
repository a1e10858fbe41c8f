"""The way of every guided change: fill in, look, agree."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from lantoa.desk.refusals import REFUSALS, reason_of
from lantoa.desk.screens import Crumb
from lantoa.organisations import effects_lines
from lantoa.organisations.desk_views.guided.telling import ToldPart, parts_of, told_part
from lantoa.organisations.models import Body, Change
from lantoa.organisations.queries.effects import preview


class GuidedScreen(FormScreen):
    """One kind of change. Subclasses give `form_class` and `run`; nothing is recorded before it has been looked at."""

    model, needs = Body, "administer"
    template_name = "organisations/guided/form.html"
    submit = _("See what it does")
    done = _("The change is recorded. It can be undone until something new depends on it.")

    def trail(self) -> list[Crumb]:
        return [Crumb(_("Organisations"), self.back)]

    @property
    def back(self) -> str:
        return reverse("organisations:tree")

    def initial(self) -> dict[str, Any]:
        return {"body": self.request.GET.get("body")}

    def send(self, form: forms.Form) -> HttpResponseBase:
        if "mend" in self.request.POST:
            return self.show(form)
        if "agreed" not in self.request.POST and form.is_valid():
            try:
                seen = self.seen(form)
            except REFUSALS as refusal:
                form.add_error(None, reason_of(refusal))
            else:
                self.keep(form)
                return self.look(form, seen)
        return super().send(form)

    def seen(self, form: forms.Form) -> list[ToldPart]:
        """Everything that the change would do, told by this room and by those above."""
        further: list[ToldPart] = []

        def make() -> Change:
            change = self.run(form)
            further.extend(told_part(heading, lines) for heading, lines in effects_lines.lines_of(change))
            return change

        return [*parts_of(preview(make)), *further]

    def look(self, form: forms.Form, seen: list[ToldPart]) -> HttpResponseBase:
        """What will be, with what was typed in hidden fields, to be agreed to."""
        self.template_name = "organisations/guided/look.html"
        typed = [(name, value) for name, values in self.request.POST.lists() for value in values if name not in UNTYPED]
        return self.page(form=form, seen=seen, typed=typed)

    def after(self, result: Any) -> str:
        return reverse("organisations:change", args=[result.pk])


UNTYPED = ("csrfmiddlewaretoken", "agreed", "mend")
