"""The settings of a whole programme, with what each of them means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.forms import FormScreen
from lantoa.desk.screens import Crumb
from lantoa.plans.desk_views.exceptions import ReasonedForm
from lantoa.plans.models import Plan
from lantoa.plans.operations.choosing import choose
from lantoa.plans.options import Options, options_of


class SettingsForm(ReasonedForm):
    """Every choice; the defaults stand in an unchanged form."""

    soon_days = forms.IntegerField(
        label=gettext_lazy("Due soon: days before"), min_value=0, max_value=365,
        help_text=gettext_lazy("So long before its due day something stands in everybody's work as due soon."),
    )  # fmt: skip
    silent_days = forms.IntegerField(
        label=gettext_lazy("Silent: days without anything"), min_value=1, max_value=1000,
        help_text=gettext_lazy(
            "What “continuously” means here: whoever owed something for so long and has shown nothing is silent."
        ),
    )  # fmt: skip
    request_reminders = forms.BooleanField(
        label=gettext_lazy("Requests are reminded of"), required=False,
        help_text=gettext_lazy("Without it, whoever is only asked gets no reminder, and nothing of it in their work."),
    )  # fmt: skip
    composition = forms.BooleanField(
        label=gettext_lazy("Point out a quota met with individuals only, or with collectives only"), required=False,
        help_text=gettext_lazy("It counts all the same. A duty that needs both says so itself."),
    )  # fmt: skip

    def options(self) -> Options:
        """What was chosen."""
        return Options(**{name: self.cleaned_data[name] for name in Options.__dataclass_fields__})


class Settings(FormScreen):
    """What holds for all duties of a programme."""

    title, model, form_class, needs = gettext_lazy("Settings of the programme"), Plan, SettingsForm, "decide"
    done = gettext_lazy("The settings are saved.")
    lead = gettext_lazy("Plans do not agree about these; each office chooses for itself. Duties can differ.")

    def trail(self) -> Sequence[Crumb]:
        plan = self.record
        return [
            Crumb(_("Plans"), reverse("plans:list")),
            Crumb(plan.number or plan.title, reverse("plans:plan", args=[plan.pk])),
        ]

    def initial(self) -> dict[str, Any]:
        return asdict(options_of(self.record))

    def run(self, form: forms.Form) -> Plan:
        options = form.options()  # type: ignore[attr-defined]
        return choose(self.record, options, reason=form.cleaned_data["reason"], by=self.actor, at=self.at)

    def after(self, result: Plan) -> str:
        return reverse("plans:plan", args=[self.record.pk])
