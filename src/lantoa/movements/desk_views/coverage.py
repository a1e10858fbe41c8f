"""Who has criteria of its own and who has not: the share, the list to take away, and the years without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.lists import FlagFilter, ListColumn, ListScreen
from lantoa.desk.screens import Crumb
from lantoa.kit.access import visible
from lantoa.movements.desk_views.criteria import library_crumb
from lantoa.movements.desk_views.filters import ChosenFilter, OnDayFilter, groups
from lantoa.movements.models import CriteriaSet, Field
from lantoa.movements.queries import coverage
from lantoa.organisations.filters import BodyFilter
from lantoa.organisations.models import Body
from lantoa.organisations.reach import own_bodies

YEARS = 4  # how far back the years without are told


def has_criteria(body: Any) -> str | Promise:
    """Whether there are criteria on the day, in words."""
    if body.has_criteria:
        return _("In force")
    return _("No longer in force") if body.criteria_last else _("None")


@dataclass(frozen=True)
class Gaps:
    """The years in which a body had no new version, and launched nothing."""

    body: Body
    first: int
    versions: list[int]
    movements: list[int]


class CoverageList(ListScreen):
    """The bodies of a group, or directly below a body, each with whether it has criteria."""

    title, model, search, ordering = gettext_lazy("Who has criteria"), Body, ("folded_name",), ("sort_key",)
    template_name = "movements/desk/coverage.html"
    name = "movements.coverage"
    empty = gettext_lazy("Choose a group, or the body whose bodies directly below are asked about.")
    filters = (
        BodyFilter("under", gettext_lazy("Directly below")),
        ChosenFilter("group", gettext_lazy("Or a group"), groups(), "view"),
        ChosenFilter("field", gettext_lazy("Field of work"), Field.objects.filter(retired=False), "use"),
        OnDayFilter("on", gettext_lazy("On the day"), reads=True),
        FlagFilter("missing", gettext_lazy("Only without"), lambda records: records.filter(has_criteria=False)),
    )
    columns = (
        ListColumn("name", gettext_lazy("Body"), order="sort_key"),
        ListColumn("kind", gettext_lazy("Kind"), "get_kind_display", order="kind", shown=False),
        ListColumn("has", gettext_lazy("Criteria of its own"), has_criteria, order="has_criteria", kind="state"),
        ListColumn("title", gettext_lazy("Which criteria"), "criteria_title"),
        ListColumn("since", gettext_lazy("In force from"), "criteria_since", order="criteria_since", kind="date"),
    )

    def trail(self) -> Sequence[Crumb]:
        return [library_crumb()]

    def asked(self, name: str) -> Any:
        return self.filter_form.cleaned_data.get(name)

    @property
    def day(self) -> date:
        return self.asked("on") or self.today

    @cached_property
    def under(self) -> Body | None:
        """The body asked about; the person's own first one where nothing is asked."""
        if self.asked("group"):
            return None
        return self.asked("under") or own_bodies(self.actor, self.today).first()

    def asked_of(self) -> QuerySet:
        return coverage.asked_of(self.asked("group"), self.under, self.day)

    def queryset(self) -> QuerySet:
        open_to = visible(self.actor, CriteriaSet.objects.filter(pk=OuterRef("criteria_id")))
        asked = coverage.with_criteria(self.asked_of(), self.day, self.asked("field"))
        return asked.annotate(may_open=Exists(open_to))

    def url_of(self, record: Any) -> str:
        if record.may_open:
            return reverse("movements:criteria_set", args=[record.criteria_id])
        return reverse("organisations:body", args=[record.pk])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.share = coverage.coverage(self.asked_of(), self.day, self.asked("field"))
        return super().get(request, *args, **kwargs)

    def gaps(self) -> Gaps | None:
        """What the body itself left out in the last years."""
        if self.under is None:
            return None
        first = max(self.under.since.year, self.today.year - YEARS + 1)
        years = (self.under, first, self.today.year)
        return Gaps(self.under, first, coverage.years_without_version(*years), coverage.years_without_movement(*years))
