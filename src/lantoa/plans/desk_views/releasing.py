"""The two forms that show a programme to the public and take it back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from lantoa.desk.screens import Crumb
from lantoa.plans.models import Plan
from lantoa.plans.operations import releasing


class ReleaseScreen(FormScreen):
    """What the public will see, and the button."""

    model, needs = Plan, "release"
    title, submit = _("Show the programme to the public"), _("Show it")
    lead = _(
        "Everybody will read what the plan promises, which bodies owe it and how far it is, in numbers."
        " No names of people and no evidence are shown. You can take it back at any time."
    )
    done = _("The programme is public now.")

    def queryset(self) -> Any:
        return Plan.objects.select_related("body")

    def trail(self) -> Sequence[Crumb]:
        return [Crumb(_("Plans"), reverse("plans:list")), Crumb(str(self.record), self.back)]

    @property
    def back(self) -> str:
        return reverse("plans:plan", args=[self.record.pk])

    def run(self, form: forms.Form) -> Any:
        return releasing.release(self.record, by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return self.back


class WithholdScreen(ReleaseScreen):
    """The way back."""

    title, submit = _("Take the programme back from the public"), _("Take it back")
    lead = _("Its page disappears at once. Nothing else changes.")
    done = _("The programme is no longer public.")

    def run(self, form: forms.Form) -> Any:
        return releasing.withhold(self.record, by=self.actor, at=self.at)
