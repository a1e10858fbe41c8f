"""The bodies below a plan: which have issued one of their own, and what that made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.lists import BulkAct, ChoiceFilter, FlagFilter, ListColumn, ListScreen
from lantoa.desk.lists.bulk import AT_ONCE
from lantoa.desk.screens import Crumb, Screen
from lantoa.kit.access import may, require
from lantoa.organisations.models import Body, BodyKind
from lantoa.plans.comparing import FATES, Fate, Pair, pieces
from lantoa.plans.desk_views.plans import trail
from lantoa.plans.models import Plan
from lantoa.plans.queries.comparing import compared
from lantoa.plans.queries.coverage import issued_below


class Remind(BulkAct):
    """Leads to the form that reminds, with the bodies that were picked; the preview stands there."""

    name, label, needs = "remind", gettext_lazy("Remind"), "view"


class IssuedBelow(ListScreen):
    """Who has issued a plan to carry out this one, and who has not; those may be picked for a reminder."""

    model, name, search, ordering = Body, "plans.issued_below", ("folded_name",), ("sort_key",)
    template_name = "plans/lineage/issued_below.html"
    empty = gettext_lazy("No body owes anything under this plan, and none stands below the one that issued it.")
    columns = (
        ListColumn("body", gettext_lazy("Body"), "name", order="sort_key"),
        ListColumn("kind", gettext_lazy("Kind"), "get_kind_display", order="kind"),
        ListColumn("has_plan", gettext_lazy("Plan of its own"), lambda body: _issued(body), order="has_plan"),
        ListColumn("plan", gettext_lazy("Which"), lambda body: body.plan_number or body.plan_title),
        ListColumn("plan_on", gettext_lazy("Issued on"), order="plan_on", kind="date"),
    )
    filters = (
        ChoiceFilter("kind", gettext_lazy("Kind"), BodyKind.choices),
        FlagFilter("missing", gettext_lazy("No plan yet"), lambda bodies: bodies.filter(has_plan=False)),
        FlagFilter("issued", gettext_lazy("Has a plan"), lambda bodies: bodies.filter(has_plan=True)),
    )

    def prepare(self) -> None:
        self.plan = self.load(Plan.objects.select_related("body"), pk=self.kwargs["pk"])
        require(self.actor, "oversee", self.plan)
        self.acts = (Remind(),) if may(self.actor, "remind", self.plan) else ()

    def page_title(self) -> str:
        return _("Plans issued below %(plan)s") % {"plan": self.plan.short_name}

    def trail(self) -> Sequence[Crumb]:
        lineage = Crumb(_("Lineage"), reverse("plans:lineage", args=[self.plan.pk]))
        return [*trail(self.plan), lineage]

    def queryset(self) -> QuerySet:
        return issued_below(self.plan, self.actor, self.today)

    def url_of(self, record: Any) -> str:
        if record.plan_pk:
            return reverse("plans:compare", args=[self.plan.pk, record.plan_pk])
        return reverse("organisations:body", args=[record.pk])

    def act(self) -> HttpResponseBase:
        if self.request.POST.get("act") != Remind.name:
            return super().act()
        picked = urlencode([("body", pk) for pk in self.picked().values_list("pk", flat=True)[:AT_ONCE]])
        return redirect(f"{reverse('plans:remind', args=[self.plan.pk])}?{picked}")

    def choices(self) -> dict[str, Any]:
        bodies = self.everything()
        return super().choices() | {"issued": bodies.filter(has_plan=True).count(), "all": bodies.count()}


def _issued(body: Any) -> str:
    return _("issued") if body.has_plan else _("not yet")


class Compare(Screen):
    """Two plans side by side, clause by clause."""

    template_name = "plans/lineage/compare.html"

    def prepare(self) -> None:
        plans = Plan.objects.select_related("body")
        self.upper = self.load(plans, pk=self.kwargs["pk"])
        self.lower = self.load(plans, pk=self.kwargs["below"])

    def page_title(self) -> str:
        return _("What %(lower)s made of %(upper)s") % {"lower": self.lower.short_name, "upper": self.upper.short_name}

    def trail(self) -> Sequence[Crumb]:
        return [*trail(self.lower), Crumb(_("Lineage"), reverse("plans:lineage", args=[self.lower.pk]))]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        pairs = compared(self.upper, self.lower)
        counted = Counter(pair.fate for pair in pairs)
        fate = request.GET.get("fate", "")
        return self.page(
            upper=self.upper,
            lower=self.lower,
            fates=[(each.value, label, counted[each]) for each, label in FATES.items()],
            chosen=fate,
            total=len(pairs),
            pairs=[_shown(pair) for pair in pairs if not fate or pair.fate.value == fate],
        )


def _shown(pair: Pair) -> dict[str, Any]:
    """A pair with both wordings cut where they differ; wordings that are alike, or alone, in one piece."""
    left, right = pair.upper.words if pair.upper else "", pair.lower.words if pair.lower else ""
    above, below = pieces(left, right) if pair.upper and pair.lower else ([], [])
    return {"pair": pair, "above": above, "below": below, "alone": pair.fate in (Fate.DROPPED, Fate.ADDED)}
