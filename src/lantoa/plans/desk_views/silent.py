"""The list of bodies with nothing, and reminding all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lantoa.desk.lists import BulkAct, ListColumn, ListFilter, ListScreen
from lantoa.desk.screens import Crumb
from lantoa.kit.access import may, require
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Body
from lantoa.plans.access import bodies_seen
from lantoa.plans.desk_views.plans import trail
from lantoa.plans.models import Plan
from lantoa.plans.queries.silent import silent_bodies

MOST = 4  # periods back


class PeriodsFilter(ListFilter):
    """Over how many periods nothing came; the screen reads it."""

    def fields(self, actor: Actor) -> dict[str, forms.Field]:
        choices = [
            (str(number), ngettext("the last period", "the last %(number)d periods", number) % {"number": number})
            for number in range(1, MOST + 1)
        ]
        return {self.name: forms.ChoiceField(label=self.label, choices=choices, required=False)}

    def apply(self, records: QuerySet, values: Mapping[str, Any]) -> QuerySet:
        return records


class RemindThem(BulkAct):
    """Leads to the form in which a reminder is written and looked at before it is sent."""

    name, label, needs = "remind", gettext_lazy("Remind"), "remind"


class SilentList(ListScreen):
    """Who owes something under a plan and has nothing to show and nothing that waits for a check."""

    model, search, ordering, name = Body, ("folded_name",), ("sort_key",), "plans.silent"
    filters = (PeriodsFilter("periods", gettext_lazy("Nothing in")),)
    empty = gettext_lazy("Something came from every body that owes something.")
    columns = (
        ListColumn("name", gettext_lazy("Body"), order="sort_key"),
        ListColumn("kind", gettext_lazy("Kind"), "get_kind_display", order="kind"),
        ListColumn("owed", gettext_lazy("Duties"), order="owed", kind="number"),
        ListColumn(
            "reminded_at",
            gettext_lazy("Last reminded"),
            lambda body: body.reminded_at and localdate(body.reminded_at),
            order="reminded_at",
            kind="date",
        ),
    )

    def prepare(self) -> None:
        self.plan = self.load(Plan.objects.select_related("body"), pk=self.kwargs["pk"])

    def page_title(self) -> str:
        return _("Bodies with nothing")

    def trail(self) -> Sequence[Crumb]:
        return [
            *trail(self.plan),
            Crumb(_("Board"), reverse("plans:board", args=[self.plan.pk])),
        ]

    @property
    def periods(self) -> int:
        return int(self.filter_form.cleaned_data.get("periods") or 1)

    def everything(self) -> QuerySet:
        seen = bodies_seen(self.actor, self.plan)
        return silent_bodies(self.plan, seen, periods=self.periods, on=self.today)

    def is_narrowed(self) -> bool:
        return bool(self.text)

    def url_of(self, record: Any) -> str:
        return reverse("plans:scorecard", args=[record.pk])

    def choices(self) -> dict[str, Any]:
        return super().choices() | {"acts": [RemindThem()] if may(self.actor, "remind", self.plan) else []}

    def act(self) -> HttpResponseBase:
        """Go to the form of the reminder, about those that were marked or all that fit the address."""
        if self.request.POST.get("act") != RemindThem.name:
            raise Http404
        require(self.actor, "remind", self.plan)
        if "everything" in self.request.POST:
            asked: dict[str, Any] = {"periods": self.periods, "q": self.text}
        else:
            asked = {"body": self.request.POST.getlist("id")}
        return redirect(f"{reverse('plans:remind', args=[self.plan.pk])}?{urlencode(asked, doseq=True)}")
