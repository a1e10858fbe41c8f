"""The parts of a report form, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.desk.forms import FormScreen
from lantoa.desk.screens import Crumb
from lantoa.kit.moves import MoveRefused
from lantoa.reporting.desk_views.forms import forms_crumb
from lantoa.reporting.models import FormPart, PartKind, ReportForm
from lantoa.reporting.operations import forms as operations
from lantoa.reporting.queries.asking import choices_for


def _choices(kind: str) -> Callable[[], list[tuple[str, str | Promise]]]:
    """Asked when the form is shown: every room has registered its measures by then."""
    return lambda: list(choices_for(kind).items())


class PartForm(forms.Form):
    """Heading, what it is made of, and what is counted or listed."""

    heading = forms.CharField(label=_("Heading"), max_length=255)
    kind = forms.ChoiceField(
        label=_("What it is made of"), choices=PartKind.choices, widget=forms.RadioSelect, initial=PartKind.NARRATIVE
    )
    hint = forms.CharField(
        label=_("What to write"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For a text: stands above the place where it is written."),
    )
    figures = forms.MultipleChoiceField(
        label=_("Figures"),
        choices=_choices(PartKind.FIGURES),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("For a table of figures: filled in from the records."),
    )
    listed = forms.MultipleChoiceField(
        label=_("Exemplars that were"),
        choices=_choices(PartKind.EXEMPLARS),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("For a list of exemplars."),
    )
    points = forms.MultipleChoiceField(
        label=_("Lessons and recommendations"),
        choices=_choices(PartKind.POINTS),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("For a review: each has somebody who sees to it, and comes back in the next review."),
    )
    table = forms.ChoiceField(
        label=_("Table of the statistics"),
        choices=lambda: [("", "—"), *choices_for(PartKind.TABLE).items()],
        required=False,
        help_text=_("Filled in from the records; what no record counts is written by a person."),
    )

    def part(self) -> dict[str, Any]:
        """The fields of a `FormPart`."""
        said = self.cleaned_data
        table = [said["table"]] if said["table"] else []
        asks = {
            PartKind.FIGURES: said["figures"],
            PartKind.EXEMPLARS: said["listed"],
            PartKind.POINTS: said["points"],
            PartKind.TABLE: table,
        }
        return {
            "heading": said["heading"],
            "kind": said["kind"],
            "hint": said["hint"],
            "asks": asks.get(said["kind"], []),
        }


class AddPart(FormScreen):
    """A part is put behind the others of the last version."""

    title, needs = _("Add a part"), "keep"
    model: type[Model] = ReportForm
    form_class: type[forms.Form] = PartForm
    done = _("The part is added.")

    def queryset(self) -> QuerySet[Any]:
        return ReportForm.objects.select_related("body")

    @property
    def form_pk(self) -> int:
        return int(self.record.pk)

    @property
    def back(self) -> str:
        return reverse("reporting:form", args=[self.form_pk])

    def trail(self) -> list[Crumb]:
        return [forms_crumb(), Crumb(str(self.record), self.back)]

    def run(self, form: Any) -> FormPart:
        version = self.record.versions.last()
        return operations.add_part(version, FormPart(**form.part()), by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return self.back


class ChangePart(AddPart):
    """Another heading, kind or choice of figures."""

    title, model, done = _("Change the part"), FormPart, _("The part is saved.")

    def queryset(self) -> QuerySet[Any]:
        return FormPart.objects.select_related("version__form__body")

    def prepare(self) -> None:
        super().prepare()
        if self.record.version.periods.exists():
            raise MoveRefused(_("Reports use these parts already. Change them for later periods."))

    @property
    def form_pk(self) -> int:
        return int(self.record.version.form_id)

    def trail(self) -> list[Crumb]:
        return [forms_crumb(), Crumb(str(self.record.version.form), self.back)]

    def initial(self) -> dict[str, Any]:
        part = self.record
        return {
            "heading": part.heading,
            "kind": part.kind,
            "hint": part.hint,
            "figures": part.asks if part.kind == PartKind.FIGURES else [],
            "table": part.asks[0] if part.kind == PartKind.TABLE else "",
            "listed": part.asks if part.kind == PartKind.EXEMPLARS else [],
            "points": part.asks if part.kind == PartKind.POINTS else [],
        }

    def run(self, form: Any) -> FormPart:
        return operations.change_part(self.record, form.part(), by=self.actor, at=self.at)


class MovePartUp(ChangePart):
    """One place up."""

    title, form_class, submit = _("Move the part up"), forms.Form, pgettext_lazy("part of a report", "Move up")
    done = _("The part is moved.")

    def initial(self) -> dict[str, Any]:
        return {}

    def run(self, form: Any) -> Any:
        operations.move_part_up(self.record, by=self.actor, at=self.at)


class RemovePart(MovePartUp):
    """It is taken out."""

    title, submit, done = _("Take the part out"), _("Take out"), _("The part is taken out.")

    @property
    def lead(self) -> Any:  # type: ignore[override]  # it names the part
        return _("“%(part)s” is no longer asked for.") % {"part": self.record.heading}

    def run(self, form: Any) -> Any:
        operations.remove_part(self.record, by=self.actor, at=self.at)
