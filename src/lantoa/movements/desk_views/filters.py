"""Questions that narrow the lists of the room."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, QuerySet

from lantoa.desk.lists import ListFilter, ReferenceFilter
from lantoa.kit.actors import Actor
from lantoa.movements.models import Criterion, Field
from lantoa.movements.states import ISSUED
from lantoa.organisations.models import Group


class ChosenFilter(ReferenceFilter):
    """One record of reference, which the list reads itself, such as a field or a group."""

    def apply(self, records: QuerySet, values: Mapping[str, Any]) -> QuerySet:
        return records


class OfFieldFilter(ChosenFilter):
    """Sets with criteria of one field."""

    def __init__(self, name: str, label: Any) -> None:
        super().__init__(name, label, Field.objects.filter(retired=False), "use")

    def apply(self, records: QuerySet, values: Mapping[str, Any]) -> QuerySet:
        field = values.get(self.name)
        if not field:
            return records
        return records.filter(Exists(Criterion.objects.filter(criteria_set=OuterRef("pk"), field=field)))


class OnDayFilter(ListFilter):
    """What holds on a day; `reads` leaves it to the list."""

    def __init__(self, name: str, label: Any, *, reads: bool = False) -> None:
        super().__init__(name, label)
        self.reads = reads

    def fields(self, actor: Actor) -> dict[str, forms.Field]:
        return {self.name: forms.DateField(label=self.label, required=False)}

    def apply(self, records: QuerySet, values: Mapping[str, Any]) -> QuerySet:
        day = values.get(self.name)
        if not day or self.reads:
            return records
        return records.filter(since__lte=day, until__gt=day, state__in=ISSUED)


def groups() -> QuerySet[Group]:
    """Groups that can be asked about, with who keeps each: names repeat from office to office."""
    return Group.objects.select_related("body").order_by("name", "pk")
