"""A ready form is taken over: the yearly statistics, interim and final reviews."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.desk.forms import FormScreen
from lantoa.desk.reach_fields import ReachModelChoiceField
from lantoa.desk.screens import Crumb, Screen
from lantoa.movements.models import Movement
from lantoa.organisations.fields import KeptBodyField
from lantoa.organisations.models import Group
from lantoa.plans.models import Plan
from lantoa.recognition.models import Certainty
from lantoa.reporting.access import asking_bodies
from lantoa.reporting.desk_views.forms import GroupField, forms_crumb
from lantoa.reporting.models import PartKind, ReportForm
from lantoa.reporting.operations import forms as operations
from lantoa.reporting.ready import ReadyForm, ready_forms


def sure(certainty: str) -> str | Promise:
    """How sure it is that this is the form in force."""
    return Certainty(certainty).label


class ReadyForms(Screen):
    """The catalogue of ready forms, each with where it is from and how sure that is."""

    template_name = "reporting/desk/ready.html"
    title = _("Ready forms")

    def trail(self) -> list[Crumb]:
        return [forms_crumb()]

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        return self.page(ready=[(each, sure(each.certainty)) for each in ready_forms().values()])


class TakeOverForm(forms.Form):
    """Whose form it becomes, and of whom it is asked."""

    body = KeptBodyField(asking_bodies, label=_("Asked by"))
    group = GroupField(
        Group.objects.all(),
        label=_("Asked of"),
        required=False,
        help_text=_("Empty: the body writes it itself, about all below."),
    )


class ReviewForm(TakeOverForm):
    """What is reviewed, besides."""

    plan = ReachModelChoiceField(
        Plan.objects.order_by("-issued_on", "-pk"), label=_("Reviewed programme"), required=False
    )
    movement = ReachModelChoiceField(
        Movement.objects.order_by("folded_name", "pk"),
        label=_("Reviewed movement"),
        required=False,
        help_text=_("Only its exemplars are listed then."),
    )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if not self.errors and not values.get("plan") and not values.get("movement"):
            self.add_error("plan", _("Say which programme or movement is reviewed."))
        return values


class TakeOver(FormScreen):
    """It becomes a form of the body, with all its parts, that is asked for with days of its own."""

    model, needs = ReportForm, "keep"
    submit = pgettext_lazy("report form", "Take over")
    done = _("The form is taken over. Look at its parts, put it into use, and ask for the report with its days.")

    def prepare(self) -> None:
        super().prepare()
        found = ready_forms().get(self.kwargs["key"])
        if found is None:
            raise Http404
        self.ready: ReadyForm = found

    def page_title(self) -> str:
        return self.ready.name

    @property
    def lead(self) -> str:  # type: ignore[override]  # it names the source
        return f"{self.ready.source} ({sure(self.ready.certainty)})."

    @property
    def form_class(self) -> type[forms.Form]:  # type: ignore[override]  # a review is about something
        reviews = any(part["kind"] == PartKind.PROMISES for part in self.ready.parts)
        return ReviewForm if reviews else TakeOverForm

    @property
    def back(self) -> str:
        return reverse("reporting:ready")

    def trail(self) -> list[Crumb]:
        return [forms_crumb(), Crumb(str(ReadyForms.title), self.back)]

    def run(self, form: forms.Form) -> ReportForm:
        made = ReportForm(**form.cleaned_data, first_day=localdate(self.at))
        return operations.take_over(self.ready, made, by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("reporting:form", args=[result.pk])
