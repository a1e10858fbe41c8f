"""Other wordings of fields: added where a programme writes one differently, and taken away."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.screens import Crumb
from lantoa.kit.access import Refused
from lantoa.movements.access import NAMES
from lantoa.movements.desk_views.fields import AddField, OwnedForm, fields_crumb
from lantoa.movements.models import FieldAlias
from lantoa.movements.operations import fields


class AliasForm(OwnedForm):
    """The wording, whose plans write it so, and where."""

    text = forms.CharField(label=gettext_lazy("Other wording"), max_length=255)
    source = forms.CharField(label=gettext_lazy("Where it is written so"), max_length=255, required=False)
    field_order = ("text", "body", "source")


class AddAlias(AddField):
    """Another wording of a field, whoever keeps the field."""

    title, form_class, needs = gettext_lazy("Add another wording"), AliasForm, "use"
    done = gettext_lazy("The wording is saved. Plans that write it so are understood from now on.")

    def trail(self) -> list[Crumb]:
        return [fields_crumb(), Crumb(str(self.record), self.after(self.record))]

    def prepare(self) -> None:
        """A field is everybody's to look at; wordings are kept by whoever keeps papers somewhere."""
        super().prepare()
        if not (answer := NAMES.reason(self.actor, "keep")):
            raise Refused(answer.reason)

    def run(self, form: forms.Form) -> Any:
        alias = FieldAlias(field=self.record, **form.cleaned_data)
        fields.add_alias(alias, by=self.actor, at=self.at)
        return self.record


class RemoveAlias(AddField):
    """Take a wording away."""

    title, model, form_class = gettext_lazy("Remove the wording"), FieldAlias, forms.Form
    submit, done = gettext_lazy("Remove"), gettext_lazy("The wording is removed.")

    def queryset(self) -> QuerySet:
        return FieldAlias.objects.select_related("field")

    @property
    def lead(self) -> str:  # type: ignore[override]  # names the wording
        return _("“%(text)s” no longer means “%(field)s”.") % {"text": self.record.text, "field": self.record.field}

    def run(self, form: forms.Form) -> Any:
        fields.remove_alias(self.record, by=self.actor, at=self.at)
        return self.record.field
