"""Several bodies become one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from lantoa.organisations.desk_views.guided.forms import (
    DecidedForm,
    FormPart,
    above_field,
    kind_field,
    name_field,
    new_body,
    tree_field,
)
from lantoa.organisations.desk_views.guided.screens import GuidedScreen
from lantoa.organisations.fields import BodiesField, BodyField
from lantoa.organisations.models import Change
from lantoa.organisations.operations import changes


class Into(TextChoices):
    """What merged bodies become."""

    NEW = "new", _("a new body")
    STANDING = "standing", _("one that stands already and takes the others in")


class MergeForm(DecidedForm):
    """Which bodies, into which one."""

    bodies = BodiesField(label=_("Bodies that are merged"), verb="administer")
    into = forms.ChoiceField(label=_("They become"), choices=Into.choices, initial=Into.NEW, widget=forms.RadioSelect)
    name, kind, tree = name_field(required=False), kind_field(required=False), tree_field(required=False)
    above = above_field(help_text=_("Empty: where all of them stood."))
    standing = BodyField(label=_("Which one"), verb="administer", required=False)
    parts = (
        FormPart(_("Which bodies"), ("bodies", "into")),
        FormPart(_("The new body"), ("name", "kind", "tree", "above"), only=Into.NEW),
        FormPart(_("The body that stands"), ("standing",), only=Into.STANDING),
    )

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        needed: dict[Any, tuple[str, ...]] = {Into.NEW: ("name", "kind"), Into.STANDING: ("standing",)}
        self.need(*needed.get(values.get("into"), ()))
        values["tree"] = values.get("tree") or self.fields["tree"].initial
        return values


class Merge(GuidedScreen):
    """Several bodies become one, with their people and what stood below them."""

    title, form_class = _("Merge bodies"), MergeForm
    lead = _("The old ones end. What stood below them and their people go to the one that they become.")

    def initial(self) -> dict[str, Any]:
        return {"bodies": self.request.GET.getlist("body")}

    def run(self, form: Any) -> Change:
        values = form.cleaned_data
        into = values["standing"] if values["into"] == Into.STANDING else new_body(values)
        return changes.merge(list(values["bodies"]), into, decided=form.decided, by=self.actor, at=self.at)
