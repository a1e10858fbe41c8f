"""Questions about bodies that narrow lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet

from lantoa.desk.lists import ListFilter
from lantoa.kit.actors import Actor
from lantoa.organisations.fields import BodyField


class BodyFilter(ListFilter):
    """Records of one body. A list that reads the body itself gives no `lookup`."""

    def __init__(self, name: str, label: Any, lookup: str = "") -> None:
        super().__init__(name, label)
        self.lookup = lookup

    def fields(self, actor: Actor) -> dict[str, forms.Field]:
        field = BodyField(label=self.label, required=False, ended=True)
        field.reach(actor)
        return {self.name: field}

    def apply(self, records: QuerySet, values: Mapping[str, Any]) -> QuerySet:
        body = values.get(self.name)
        return records.filter(**{self.lookup: body}) if body and self.lookup else records
