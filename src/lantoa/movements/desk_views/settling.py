"""Wordings of fields that nobody could be sure of: listed, and settled one by one with the likeliest offered first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.lists import ListColumn, ListScreen
from lantoa.desk.reach_fields import ReachModelChoiceField
from lantoa.desk.screens import Crumb
from lantoa.movements.desk_views.criteria import library_crumb, set_crumb
from lantoa.movements.desk_views.editing import ChangeCriterion
from lantoa.movements.desk_views.fields import fields_crumb
from lantoa.movements.lookup import FieldLookup, field_named
from lantoa.movements.models import Criterion, Field
from lantoa.movements.operations import editing
from lantoa.movements.queries.fields import unsure

GENERAL, ANOTHER = "general", "another"


class UnsureList(ListScreen):
    """What somebody has to settle before a draft can come into force."""

    title, model, needs = gettext_lazy("Fields to settle"), Criterion, "keep"
    ordering = ("criteria_set", "order")
    empty = gettext_lazy("Every field is known. Plans that word one differently are asked about here.")
    columns = (
        ListColumn("words", gettext_lazy("As printed"), "field_words", order="field_words"),
        ListColumn("text", gettext_lazy("Criterion"), "text"),
        ListColumn("set", gettext_lazy("Set of criteria"), "criteria_set.title", order="criteria_set__folded_title"),
        ListColumn("body", gettext_lazy("Body"), "criteria_set.body.name", order="criteria_set__body__sort_key"),
    )
    name = "movements.unsure"

    def queryset(self) -> QuerySet:
        return unsure(Criterion.objects.select_related("criteria_set__body"))

    def url_of(self, record: Any) -> str:
        return reverse("movements:settle", args=[record.pk])

    def trail(self) -> Sequence[Crumb]:
        return [fields_crumb()]


class SettleForm(forms.Form):
    """The likeliest fields, a general criterion, or another field."""

    meant = forms.ChoiceField(label=gettext_lazy("Which field is meant?"), widget=forms.RadioSelect)
    other = ReachModelChoiceField(
        Field.objects.filter(retired=False), verb="use", label=gettext_lazy("Another field"), required=False
    )
    remember = forms.BooleanField(
        label=gettext_lazy("Remember this wording for later plans"), required=False, initial=True
    )

    def offer(self, found: FieldLookup) -> None:
        """Put what the lookup found first, the likeliest on top."""
        likely = [(str(each.field.pk), _likely(each)) for each in found.candidates]
        others = [(ANOTHER, _("Another field, chosen below")), (GENERAL, _("None: it is a general criterion"))]
        self.likely = {str(each.field.pk): each.field for each in found.candidates}
        self.fields["meant"].choices = [*likely, *others]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("meant") == ANOTHER and not values.get("other"):
            self.add_error("other", _("Choose the field."))
        return values

    def field(self) -> Field | None:
        """What was chosen; None for a general criterion."""
        meant = self.cleaned_data["meant"]
        return self.cleaned_data["other"] if meant == ANOTHER else self.likely.get(meant)


def _likely(candidate: Any) -> str:
    words = {"field": candidate.field.name, "wording": candidate.wording}
    return candidate.field.name if words["field"] == words["wording"] else _("%(field)s (also “%(wording)s”)") % words


class SettleField(ChangeCriterion):
    """Say which field the words of a plan mean."""

    title, form_class = gettext_lazy("Which field is meant?"), SettleForm
    done = gettext_lazy("The field is settled.")

    @cached_property
    def found(self) -> FieldLookup:
        return field_named(self.record.field_words, self.draft.body)

    @property
    def lead(self) -> str:  # type: ignore[override]  # quotes the criterion
        words = {"words": self.record.field_words, "text": self.record.text}
        return _("“%(words)s”: %(text)s") % words

    def trail(self) -> list[Crumb]:
        return [library_crumb(), set_crumb(self.draft), Crumb(UnsureList.title, reverse("movements:unsure"))]

    @property
    def back(self) -> str:
        return reverse("movements:unsure")

    def initial(self) -> dict[str, Any]:
        return {}

    def form(self, **options: Any) -> forms.Form:
        form: Any = super().form(**options)
        form.offer(self.found)
        return form

    def run(self, form: Any) -> Any:
        remember = form.cleaned_data["remember"]
        return editing.settle_field(self.record, form.field(), remember=remember, by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        left = unsure(self.draft.criteria.all())
        return self.back if left.exists() else set_crumb(self.draft).url
