"""Entering movements, changing them, reviewing them, and letting them move on."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from lantoa.desk.moving import NamedMoveScreen
from lantoa.desk.reach_fields import ReachModelChoiceField, ReachModelMultipleChoiceField
from lantoa.desk.screens import Crumb
from lantoa.movements.access import keeping_bodies
from lantoa.movements.desk_views.filters import groups
from lantoa.movements.desk_views.movements import register_crumb
from lantoa.movements.models import CriteriaSet, Field, Movement, MovementKind, ReviewKind
from lantoa.movements.operations import movements
from lantoa.movements.operations.movements import Linked, Reviewed
from lantoa.movements.states import ISSUED, MOVEMENT_MOVES
from lantoa.organisations.fields import BodiesField, BodyField, KeptBodyField

_TEXT = {"rows": 4}
LINKED = ("fields", "bodies", "criteria_sets")


class MovementForm(forms.Form):
    """What a movement is; only its name has to be known."""

    kind = forms.ChoiceField(label=_("Kind"), choices=MovementKind.choices, widget=forms.RadioSelect)
    name = forms.CharField(label=_("Name"), max_length=500)
    launcher = BodyField(
        label=_("Launched by"),
        required=False,
        help_text=_("Empty: the body that keeps it."),
    )
    document = forms.CharField(label=_("Number of the launch document"), max_length=60, required=False)
    issued_on = forms.DateField(label=_("Date of the launch document"), required=False)
    launched_on = forms.DateField(label=_("Launched on"), required=False)
    goals = forms.CharField(label=_("Goals"), widget=forms.Textarea(attrs=_TEXT), required=False)
    basis = forms.CharField(
        label=_("What the goals rest on"),
        widget=forms.Textarea(attrs=_TEXT),
        required=False,
        help_text=_("Resolutions and programmes, also those without a number."),
    )
    of_fields = ReachModelMultipleChoiceField(
        Field.objects.filter(retired=False),
        verb="use",
        label=_("Fields of work"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    first_day = forms.DateField(label=_("From"), required=False)
    last_day = forms.DateField(label=_("To"), required=False)
    interim_review_on = forms.DateField(label=_("Interim review by"), required=False)
    final_review_on = forms.DateField(label=_("Final review by"), required=False)
    group = ReachModelChoiceField(groups(), verb="keep", label=_("Participating group"), required=False)
    bodies = BodiesField(label=_("Or single participating bodies"), required=False)
    criteria_sets = ReachModelMultipleChoiceField(
        CriteriaSet.objects.filter(state__in=ISSUED),
        verb="keep",
        label=_("Criteria that hold for it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def linked(self) -> Linked:
        """Fields, bodies and criteria."""
        values = self.cleaned_data
        return Linked(list(values["of_fields"]), list(values["bodies"]), list(values["criteria_sets"]))

    def values(self) -> dict[str, Any]:
        """Everything else, by the names of the model's fields."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("body", "of_fields", *LINKED)}


class NewMovementForm(MovementForm):
    """Whose register it stands in, besides."""

    body = KeptBodyField(keeping_bodies, label=_("Kept at"))
    field_order = ("kind", "name", "body")


class AddMovement(FormScreen):
    """A movement that is entered as a draft."""

    title, model, needs = _("Enter a movement"), Movement, "keep"
    form_class: type[forms.Form] = NewMovementForm
    done = _("The movement is saved. Launch it as soon as it runs.")

    @property
    def back(self) -> str:
        return reverse("movements:movements")

    def trail(self) -> list[Crumb]:
        return [register_crumb()]

    def initial(self) -> dict[str, Any]:
        return {"kind": MovementKind.MOVEMENT}

    def run(self, form: Any) -> Movement:
        values, body = form.values(), form.cleaned_data["body"]
        values["launcher"] = values["launcher"] or body
        return movements.enter(Movement(body=body, **values), form.linked(), by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("movements:movement", args=[result.pk])


class OfMovement(AddMovement):
    """A form about one movement."""

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> list[Crumb]:
        return [register_crumb(), Crumb(str(self.record), self.back)]


class ChangeMovement(OfMovement):
    """Other words, days or participants."""

    title, form_class, done = _("Change the movement"), MovementForm, _("The movement is saved.")

    def initial(self) -> dict[str, Any]:
        kept = {name: getattr(self.record, name) for name in MovementForm.base_fields if hasattr(self.record, name)}
        linked = {name: list(getattr(self.record, name).values_list("pk", flat=True)) for name in LINKED}
        return kept | linked | {"of_fields": linked["fields"], "launcher": self.record.launcher_id}

    def run(self, form: Any) -> Movement:
        values = form.values()
        values["launcher"] = values["launcher"] or self.record.body
        return movements.change(self.record, values, form.linked(), by=self.actor, at=self.at)


class ReviewForm(forms.Form):
    """What was found; exemplars must be spoken of."""

    kind = forms.ChoiceField(label=_("Which review"), choices=ReviewKind.choices, widget=forms.RadioSelect)
    held_on = forms.DateField(label=_("Held on"), initial=localdate)
    document = forms.CharField(label=_("Number of the report"), max_length=60, required=False)
    result = forms.CharField(label=_("Results"), widget=forms.Textarea(attrs=_TEXT))
    exemplars = forms.CharField(
        label=_("Exemplars found, nurtured and replicated"),
        widget=forms.Textarea(attrs=_TEXT),
        help_text=_("How many, and who. A review without them is not complete."),
    )
    lessons = forms.CharField(label=_("Lessons and proposals"), widget=forms.Textarea(attrs=_TEXT), required=False)


class ReviewMovement(OfMovement):
    """Record an interim or final review."""

    title, form_class, done = _("Record a review"), ReviewForm, _("The review is recorded.")

    def initial(self) -> dict[str, Any]:
        return {}

    def run(self, form: forms.Form) -> Movement:
        movements.review(self.record, Reviewed(**form.cleaned_data), by=self.actor, at=self.at)
        return self.record


class MoveMovement(NamedMoveScreen):
    """One move of a movement."""

    model, moves = Movement, MOVEMENT_MOVES
    OPERATIONS = {
        "launch": movements.launch,
        "review": movements.close,
        "end": movements.end,
        "reopen": movements.reopen,
        "discard": movements.discard,
        "restore": movements.restore,
    }

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> list[Crumb]:
        return [register_crumb(), Crumb(str(self.record), self.back)]

    def run(self, form: forms.Form) -> Movement:
        return self.OPERATIONS[self.move](self.record, by=self.actor, at=self.at, reason=form.cleaned_data["reason"])

    def after(self, result: Any) -> str:
        return reverse("movements:movement", args=[result.pk])
