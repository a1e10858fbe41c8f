"""The filters of a list. Each is one or two fields of the form on top, and stands in the address of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, TypeAlias

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lantoa.desk.reach_fields import ReachModelChoiceField
from lantoa.kit.actors import Actor
from lantoa.kit.text import fold

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Label: TypeAlias = "str | _StrPromise"
Choices = Iterable[tuple[str, Label]]


class ListFilter:
    """A question that narrows a list. Subclasses say which fields ask it and what the answer does."""

    def __init__(self, name: str, label: Label) -> None:
        self.name, self.label = name, label

    def fields(self, actor: Actor) -> dict[str, forms.Field]:
        """The fields that ask; each name stands in the address."""
        raise NotImplementedError

    def apply(self, records: QuerySet, values: Mapping[str, Any]) -> QuerySet:
        """Those of `records` that fit the cleaned `values`; all of them when nothing was asked."""
        raise NotImplementedError


class ChoiceFilter(ListFilter):
    """One out of several. `choices` may be a function of the actor; `lookup` is the database's path, or the name."""

    def __init__(
        self, name: str, label: Label, choices: Choices | Callable[[Actor], Choices], lookup: str = ""
    ) -> None:
        super().__init__(name, label)
        self.choices, self.lookup = choices, lookup or name

    def fields(self, actor: Actor) -> dict[str, forms.Field]:
        offered = self.choices(actor) if callable(self.choices) else self.choices
        return {self.name: forms.ChoiceField(label=self.label, choices=[("", _("All")), *offered], required=False)}

    def apply(self, records: QuerySet, values: Mapping[str, Any]) -> QuerySet:
        value = values.get(self.name)
        return records.filter(**{self.lookup: value}) if value else records


class ReferenceFilter(ListFilter):
    """Records that name one of `rows`, of which those are offered that the person may do `verb` to."""

    def __init__(self, name: str, label: Label, rows: QuerySet, verb: str = "use") -> None:
        super().__init__(name, label)
        self.rows, self.verb = rows, verb

    def fields(self, actor: Actor) -> dict[str, forms.Field]:
        field = ReachModelChoiceField(self.rows, verb=self.verb, label=self.label, empty_label=_("All"), required=False)
        field.reach(actor)
        return {self.name: field}

    def apply(self, records: QuerySet, values: Mapping[str, Any]) -> QuerySet:
        return records.filter(**{self.name: values[self.name]}) if values.get(self.name) else records


class FlagFilter(ListFilter):
    """Yes or not asked, such as "overdue". `narrow` is a function of the records."""

    def __init__(self, name: str, label: Label, narrow: Callable[[QuerySet], QuerySet]) -> None:
        super().__init__(name, label)
        self.narrow = narrow

    def fields(self, actor: Actor) -> dict[str, forms.Field]:
        return {self.name: forms.BooleanField(label=self.label, required=False)}

    def apply(self, records: QuerySet, values: Mapping[str, Any]) -> QuerySet:
        return self.narrow(records) if values.get(self.name) else records


class DateRangeFilter(ListFilter):
    """From a day to a day, both included, either left open."""

    def fields(self, actor: Actor) -> dict[str, forms.Field]:
        labels = {"from": _("%(what)s from"), "to": _("%(what)s to")}
        return {
            f"{self.name}_{end}": forms.DateField(
                label=label % {"what": self.label},
                required=False,
                widget=forms.DateInput(attrs={"placeholder": _("dd/mm/yyyy"), "inputmode": "numeric", "size": 10}),
            )
            for end, label in labels.items()
        }

    def apply(self, records: QuerySet, values: Mapping[str, Any]) -> QuerySet:
        lookups = {"gte": values.get(f"{self.name}_from"), "lte": values.get(f"{self.name}_to")}
        return records.filter(**{f"{self.name}__{way}": day for way, day in lookups.items() if day})


def search(records: QuerySet, paths: Sequence[str], text: str) -> QuerySet:
    """Those in which every word of `text` stands somewhere in the folded columns `paths`, with or without accents.

    Found in a query of its own: a database that has the columns in an index reads that, and not every record in the
    order of the list.
    """
    if not paths or not (words := fold(text).split()):
        return records
    found = records.model._base_manager.all()
    for word in words:
        found = found.filter(reduce(or_, (Q(**{f"{path}__contains": word}) for path in paths)))
    return records.filter(pk__in=found.values("pk"))


def form_of(filters: Iterable[ListFilter], actor: Actor, data: Mapping[str, Any]) -> forms.Form:
    """The form on top of a list, bound to the address."""
    fields: dict[str, Any] = {}
    for one in filters:
        fields |= one.fields(actor)
    return type("FilterForm", (forms.Form,), fields)(data, auto_id="filter-%s")
