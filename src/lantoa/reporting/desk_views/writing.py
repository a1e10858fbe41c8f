"""A person writes what no record knows; the rest is filled in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from lantoa.desk.screens import Crumb
from lantoa.kit.moves import MoveRefused
from lantoa.reporting.desk_views.reports import all_reports, trail_of
from lantoa.reporting.models import PartKind, PeriodicReport
from lantoa.reporting.operations import reports
from lantoa.reporting.queries.figures import FilledPart, filled
from lantoa.reporting.states import WRITING


class WriteReport(FormScreen):
    """All texts of a report in one form, each beside what reports below wrote."""

    template_name = "reporting/desk/write.html"
    title, model, needs, done = _("Write the report"), PeriodicReport, "write", _("The report is saved.")

    def queryset(self) -> QuerySet[Any]:
        return all_reports()

    def prepare(self) -> None:
        super().prepare()
        if self.record.state not in WRITING:
            raise MoveRefused(_("The report is submitted: it is changed once it is returned or reopened."))
        self.parts: list[FilledPart] = filled(self.record)

    @property
    def texts(self) -> list[FilledPart]:
        return [each for each in self.parts if each.part.kind == PartKind.NARRATIVE]

    @property
    def lead(self) -> str:  # type: ignore[override]  # it names the report
        return str(self.record)

    @property
    def back(self) -> str:
        return reverse("reporting:report", args=[self.record.pk])

    def trail(self) -> list[Crumb]:
        return trail_of(self.record)

    def form(self, **options: Any) -> forms.Form:
        fields = {
            f"part_{each.part.pk}": forms.CharField(
                label=each.part.heading,
                help_text=each.part.hint,
                required=False,
                max_length=20_000,
                widget=forms.Textarea(attrs={"rows": 8}),
            )
            for each in self.texts
        }
        return type("TextsForm", (forms.Form,), fields)(**options)

    def initial(self) -> dict[str, Any]:
        return {f"part_{each.part.pk}": each.text for each in self.texts}

    def show(self, form: forms.Form, status: int = 200, **context: Any) -> HttpResponseBase:
        fields = [(form[f"part_{each.part.pk}"], each.from_below) for each in self.texts]
        return super().show(form, status, texts=fields, report=self.record, **context)

    def run(self, form: forms.Form) -> PeriodicReport:
        texts = {each.part.pk: form.cleaned_data[f"part_{each.part.pk}"] for each in self.texts}
        return reports.write(self.record, texts, by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return self.back
