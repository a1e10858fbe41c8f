"""Where nothing is heard of: bodies without a new exemplar, with whom to ask, and fields that nobody looks at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from functools import cached_property
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lantoa.desk.lists import ListColumn, ListFilter, ListScreen, ReferenceFilter
from lantoa.desk.lists.pages import ListPage
from lantoa.exemplars.access import AT_HOME
from lantoa.exemplars.queries.silent import silent_bodies, silent_fields, to_ask
from lantoa.kit.actors import Actor
from lantoa.movements.models import Field
from lantoa.organisations.models import Body

USUAL = 90  # days


class DaysFilter(ListFilter):
    """For how long nothing was heard; the list reads it itself."""

    def fields(self, actor: Actor) -> dict[str, forms.Field]:
        choices = [(str(days), _("%(days)d days") % {"days": days}) for days in (USUAL, 180, 365)]
        return {self.name: forms.ChoiceField(label=self.label, choices=choices, required=False)}

    def apply(self, records: QuerySet, values: Mapping[str, Any]) -> QuerySet:
        return records


class OfField(ReferenceFilter):
    """Nothing of one field; the list reads it itself."""

    def apply(self, records: QuerySet, values: Mapping[str, Any]) -> QuerySet:
        return records


class SilentList(ListScreen):
    """Bodies in the person's reach that found nobody."""

    template_name = "exemplars/desk/silent.html"
    title, model, search, ordering = _("Where nothing is heard of"), Body, ("folded_name",), ("sort_key", "pk")
    empty = _("Every body in your reach has found somebody lately.")
    columns = (
        ListColumn("name", _("Body"), order="sort_key"),
        ListColumn("last_found", _("Last exemplar found on"), order="last_found", kind="date"),
        ListColumn("asked", _("Whom to ask"), lambda body: getattr(body, "asked", "")),
    )
    filters = (
        DaysFilter("days", _("Nothing for")),
        OfField("field", _("Field of work"), Field.objects.filter(retired=False)),
    )

    @cached_property
    def reach(self) -> QuerySet[Body]:
        """The bodies of whose dossiers the person is told, as they stand today."""
        return AT_HOME.bodies_for(self.actor, "view").filter(since__lte=self.today, until__gt=self.today)

    @property
    def since(self) -> Any:
        days = self.filter_form.cleaned_data.get("days") or str(USUAL)
        return self.today - timedelta(days=int(days))

    def everything(self) -> QuerySet:
        return silent_bodies(self.reach, self.since, self.filter_form.cleaned_data.get("field"))

    def found(self) -> ListPage:
        page = super().found()
        names = to_ask([each for each in page.records if isinstance(each, Body)], self.today, self.actor)
        for each in page.records:
            each.asked = names.get(each.pk, "")  # type: ignore[attr-defined]  # for the column
        return page

    def quiet_fields(self) -> list[Field]:
        """Fields of which nobody in reach found anybody."""
        return list(silent_fields(self.reach, self.since))

    def url_of(self, record: Any) -> str:
        return reverse("organisations:body", args=[record.pk])
