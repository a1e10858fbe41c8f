"""Fields of work: everybody's and bodies' own, with their other wordings; types of models."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.forms import FormScreen
from lantoa.desk.lists import FlagFilter, ListColumn, ListScreen
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen
from lantoa.desk.screens import Crumb
from lantoa.kit.access import visible
from lantoa.kit.actors import Actor
from lantoa.movements.access import NAMES, keeping_bodies
from lantoa.movements.models import CriteriaSet, Field
from lantoa.movements.operations import fields
from lantoa.movements.queries.fields import with_use
from lantoa.movements.states import ISSUED
from lantoa.organisations.fields import KeptBodyField
from lantoa.organisations.filters import BodyFilter
from lantoa.organisations.reach import may_everything

FIELDS = gettext_lazy("Fields of work")
EVERYBODY = gettext_lazy("everybody")


def fields_crumb() -> Crumb:
    """The step of the trail that leads to the list."""
    return Crumb(FIELDS, reverse("movements:fields"))


def kept_by(record: Any) -> str | Promise:
    """Whose it is, in words."""
    return record.body.name if record.body else EVERYBODY


class FieldList(ListScreen):
    """Every field that criteria can be of."""

    title, model, search, ordering = FIELDS, Field, ("folded_name",), ("order", "folded_name")
    template_name = "movements/desk/fields.html"
    adding = ("movements:add_field", gettext_lazy("Add a field"), "keep")
    empty = gettext_lazy("No field is known yet.")
    columns = (
        ListColumn("name", gettext_lazy("Name"), order="folded_name"),
        ListColumn("body", gettext_lazy("Known to"), kept_by, order="body__sort_key"),
        ListColumn("wordings", gettext_lazy("Other wordings"), order="wordings", kind="number"),
        ListColumn("used", gettext_lazy("The criteria"), order="used", kind="number"),
        ListColumn("note", gettext_lazy("Remark"), shown=False),
    )
    filters = (
        BodyFilter("body", gettext_lazy("Kept at"), "body"),
        FlagFilter("own", gettext_lazy("Only bodies' own"), lambda records: records.exclude(body=None)),
        FlagFilter("retired", gettext_lazy("No longer offered"), lambda records: records.filter(retired=True)),
    )

    def queryset(self) -> QuerySet:
        return with_use(Field.objects.all())

    def url_of(self, record: Any) -> str:
        return reverse("movements:field", args=[record.pk])


class FieldRecord(RecordScreen):
    """One field: how else it is written, and which criteria in force are of it."""

    model = Field

    def queryset(self) -> QuerySet:
        return Field.objects.select_related("body")

    def trail(self) -> Sequence[Crumb]:
        return [fields_crumb()]

    def state(self) -> str | Promise:
        return _("No longer offered") if self.record.retired else ""

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        return [(_("Known to"), kept_by(self.record)), (_("Remark"), self.record.note)]

    def panels(self) -> Sequence[RecordPanel]:
        aliases = list(self.record.aliases.select_related("body", "field"))
        kept = set(visible(self.actor, self.record.aliases.all(), "keep").values_list("pk", flat=True))
        shown = {"aliases": [(alias, alias.pk in kept) for alias in aliases], "everybody": EVERYBODY}
        sets = CriteriaSet.objects.filter(criteria__field=self.record, state__in=ISSUED).on(self.today).distinct()
        found = visible(self.actor, sets).select_related("body").order_by("body__sort_key", "pk")
        return [
            RecordPanel(_("Also written"), "movements/desk/aliases.html", shown, len(aliases)),
            RecordPanel(_("Criteria in force of this field"), "movements/desk/sets.html", {"sets": found[:60]}),
        ]

    def further_actions(self) -> Sequence[RecordAction]:
        add = RecordAction(_("Add another wording"), self.url("movements:add_alias"), NAMES.reason(self.actor, "keep"))
        return [add, self.action(_("Change"), "movements:change_field", "keep")]


class OwnedForm(forms.Form):
    """Whose something is. Whoever administers the installation may leave the body empty."""

    body = KeptBodyField(keeping_bodies, label=gettext_lazy("Kept at"))

    def for_everybody(self, actor: Actor) -> None:
        """Let the body be empty for those who keep what everybody uses."""
        if may_everything(actor):
            self.fields["body"].required = False
            self.fields["body"].help_text = _("Empty: known to everybody.")


class NameForm(OwnedForm):
    """A name, and whose it is."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=160)
    field_order = ("name",)


class FieldForm(NameForm):
    """With a note."""

    note = forms.CharField(label=gettext_lazy("Remark"), max_length=255, required=False)


class AddField(FormScreen):
    """A field of a body's own, or of everybody."""

    title, needs = gettext_lazy("Add a field"), "keep"
    model: type[Model] = Field
    form_class: type[forms.Form] = FieldForm
    done: str | Promise = gettext_lazy("The field is saved.")
    back = property(lambda self: fields_crumb().url)

    def trail(self) -> list[Crumb]:
        return [fields_crumb()]

    def form(self, **options: Any) -> forms.Form:
        form = super().form(**options)
        if isinstance(form, OwnedForm):
            form.for_everybody(self.actor)
        return form

    def run(self, form: forms.Form) -> Any:
        return fields.add_field(Field(**form.cleaned_data), by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("movements:field", args=[result.pk])


class ChangeFieldForm(forms.Form):
    """The name, the note, and whether it is still offered."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=160)
    note = forms.CharField(label=gettext_lazy("Remark"), max_length=255, required=False)
    retired = forms.BooleanField(label=gettext_lazy("No longer offered"), required=False)


class ChangeField(AddField):
    """Another name; a field that is used stays where it is used."""

    title, form_class = gettext_lazy("Change the field"), ChangeFieldForm

    def trail(self) -> list[Crumb]:
        return [fields_crumb(), Crumb(str(self.record), self.after(self.record))]

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.record, name) for name in ("name", "note", "retired")}

    def run(self, form: forms.Form) -> Any:
        return fields.change_field(self.record, **form.cleaned_data, by=self.actor, at=self.at)
