"""Types of models: everybody's, and bodies' own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy

from lantoa.desk.lists import ListColumn, ListScreen
from lantoa.desk.screens import Crumb
from lantoa.movements.desk_views.fields import AddField, NameForm, kept_by
from lantoa.movements.models import ModelType
from lantoa.movements.operations import fields

MODEL_TYPES = gettext_lazy("Types of models")


class ModelTypeList(ListScreen):
    """The types of models that units are asked to build."""

    title, model, search, ordering = MODEL_TYPES, ModelType, ("folded_name",), ("order", "folded_name")
    adding = ("movements:add_model_type", gettext_lazy("Add a type"), "keep")
    empty = gettext_lazy("No type is known yet.")
    columns = (
        ListColumn("name", gettext_lazy("Name"), order="folded_name"),
        ListColumn("body", gettext_lazy("Known to"), kept_by, order="body__sort_key"),
    )

    def queryset(self) -> QuerySet:
        return ModelType.objects.filter(retired=False).select_related("body")


class AddModelType(AddField):
    """A type of model of a body's own, or of everybody."""

    title, model, form_class = gettext_lazy("Add a type"), ModelType, NameForm
    done = gettext_lazy("The type is saved.")

    def trail(self) -> list[Crumb]:
        return [Crumb(MODEL_TYPES, reverse("movements:model_types"))]

    def run(self, form: forms.Form) -> Any:
        return fields.add_model_type(ModelType(**form.cleaned_data), by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("movements:model_types")
