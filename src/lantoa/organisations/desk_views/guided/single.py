"""Changes of one body: it begins, is called otherwise, or stands elsewhere."""

from __future__ import annotations

from typing import Any

from django import forms
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
from lantoa.organisations.fields import BodyField
from lantoa.organisations.models import Change
from lantoa.organisations.operations import changes


class FoundForm(DecidedForm):
    """What it is, where it stands."""

    name, kind, tree, above = name_field(), kind_field(), tree_field(), above_field()
    parts = (FormPart(_("The new body"), ("name", "kind", "tree", "above")),)


class Found(GuidedScreen):
    """A body begins."""

    title, form_class = _("Found a body"), FoundForm
    lead = _("It begins with one place; further trees are added afterwards with “New place”.")

    def initial(self) -> dict[str, Any]:
        return {"above": self.request.GET.get("body")}

    def run(self, form: Any) -> Change:
        new = new_body(form.cleaned_data)
        return changes.found(new, decided=form.decided, by=self.actor, at=self.at)


class RenameForm(DecidedForm):
    """Which body, how it will be called."""

    body, name = BodyField(label=_("Body"), verb="administer"), name_field(label=_("New official name"))
    parts = (FormPart(_("The body and its name"), ("body", "name")),)


class Rename(GuidedScreen):
    """A body is called otherwise."""

    title, form_class = _("Rename a body"), RenameForm
    lead = _("The former name stays in the history, and the body is still found by it.")

    def run(self, form: Any) -> Change:
        body, name = form.cleaned_data["body"], form.cleaned_data["name"]
        return changes.rename(body, name, decided=form.decided, by=self.actor, at=self.at)


class MoveForm(DecidedForm):
    """Which body, where to."""

    body, tree, above = BodyField(label=_("Body"), verb="administer"), tree_field(), above_field()
    parts = (FormPart(_("The body and its place"), ("body", "tree", "above")),)


class Move(GuidedScreen):
    """A body stands below another one."""

    title, form_class = _("New place"), MoveForm
    lead = _("The body goes below another one with all that stands below itself; other trees stay as they are.")

    def run(self, form: forms.Form) -> Change:
        body, tree, above = (form.cleaned_data[name] for name in ("body", "tree", "above"))
        return changes.move(body, tree, above, decided=form.decided, by=self.actor, at=self.at)  # type: ignore[attr-defined]
