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
from lantoa.reporting.queries.figures import FilledPart, Line, filled
from lantoa.reporting.ready import Axis
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
    def tables(self) -> list[FilledPart]:
        """Those in which a person writes something."""
        tables = [each for each in self.parts if each.part.kind == PartKind.TABLE]
        return [each for each in tables if self.written(each)]

    @staticmethod
    def written(filled: FilledPart) -> dict[str, str]:
        """Of the cells that a person writes in: the name of the field by key of the cell."""
        table = filled.table
        cells = [cell for cell in table.cells() if table.is_written(cell)] if table else []
        return {cell.key: f"cell_{filled.part.pk}_{cell.row.key}_{cell.column.key}" for cell in cells}

    @property
    def lead(self) -> str:  # type: ignore[override]  # it names the report
        return str(self.record)

    @property
    def back(self) -> str:
        return reverse("reporting:report", args=[self.record.pk])

    def trail(self) -> list[Crumb]:
        return trail_of(self.record)

    def form(self, **options: Any) -> forms.Form:
        fields: dict[str, forms.Field] = {
            f"part_{each.part.pk}": forms.CharField(
                label=each.part.heading,
                help_text=each.part.hint,
                required=False,
                max_length=20_000,
                widget=forms.Textarea(attrs={"rows": 8}),
            )
            for each in self.texts
        }
        for each in self.tables:
            names = self.written(each)
            fields |= {names[line.key]: _cell_field(line) for line in each.lines if line.key in names}
        return type("TextsForm", (forms.Form,), fields)(**options)

    def initial(self) -> dict[str, Any]:
        kept = {(part, key): amount for part, key, amount in self.record.written.values_list("part", "key", "amount")}
        cells = {
            name: kept.get((each.part.pk, key)) for each in self.tables for key, name in self.written(each).items()
        }
        return cells | {f"part_{each.part.pk}": each.text for each in self.texts}

    def show(self, form: forms.Form, status: int = 200, **context: Any) -> HttpResponseBase:
        fields = [(form[f"part_{each.part.pk}"], each.from_below) for each in self.texts]
        tables = [(each, self.rows(each, form)) for each in self.tables]
        return super().show(form, status, texts=fields, tables=tables, report=self.record, **context)

    def rows(self, filled: FilledPart, form: forms.Form) -> list[tuple[Axis, list[tuple[Any, Line]]]]:
        """Row by row: the field, None where records count, and the figure."""
        names = self.written(filled)
        return [
            (row, [(form[names[line.key]] if line.key in names else None, line) for _place, line in cells])
            for row, cells in filled.grid
        ]

    def run(self, form: forms.Form) -> PeriodicReport:
        said = form.cleaned_data
        texts = {each.part.pk: said[f"part_{each.part.pk}"] for each in self.texts}
        figures = {(each.part.pk, key): said[name] for each in self.tables for key, name in self.written(each).items()}
        return reports.write(self.record, texts, figures, by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return self.back


def _cell_field(line: Line) -> forms.DecimalField:
    """Named by its row and column, which stand only at the edges of the table."""
    widget = forms.NumberInput(attrs={"aria-label": line.label, "class": "cell-input"})
    return forms.DecimalField(
        label=str(line.label), required=False, min_value=0, max_digits=12, decimal_places=0, widget=widget
    )
