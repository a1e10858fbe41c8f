"""The family of a plan, drawn and as a table, and what nobody but a person can tell about its citations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.forms import FormScreen
from lantoa.desk.reach_fields import ReachModelChoiceField
from lantoa.desk.screens import Crumb, Screen
from lantoa.kit.access import may
from lantoa.organisations.models import Ancestry
from lantoa.plans.desk_views.plans import trail
from lantoa.plans.lineage_figure import figure_of
from lantoa.plans.models import Citation, Plan
from lantoa.plans.operations import lineage
from lantoa.plans.queries.citations import CITABLE
from lantoa.plans.queries.lineage import Family, Member, family_of, open_questions


class LineageScreen(Screen):
    """The figure, the same as a table, the open questions, and how many bodies below have a plan of their own."""

    template_name = "plans/lineage/lineage.html"

    def prepare(self) -> None:
        self.plan = self.load(Plan.objects.select_related("body"), pk=self.kwargs["pk"])

    def page_title(self) -> str:
        return _("Lineage of %(plan)s") % {"plan": self.plan.short_name}

    def trail(self) -> Sequence[Crumb]:
        return trail(self.plan)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        family = family_of(self.plan, self.actor)
        return self.page(
            plan=self.plan,
            family=family,
            figure=figure_of(family),
            rows=[(member, *_relation(member, family)) for member in _in_order(family)],
            questions=open_questions(self.plan, self.actor),
            citations=self.plan.citations.select_related("cited"),
            keeps=bool(may(self.actor, "keep", self.plan)),
            oversees=bool(may(self.actor, "oversee", self.plan)),
        )


def _in_order(family: Family) -> list[Member]:
    return sorted(family.members.values(), key=lambda member: (member.level, member.key != family.here))


def _relation(member: Member, family: Family) -> tuple[str, tuple[int, int] | None]:
    """How a document stands to the plan, in words, and the pair to compare, the upper first."""
    here = family.members[family.here].plan
    assert here is not None  # noqa: S101 - a family is always that of a plan
    if member.key == family.here:
        return _("this plan"), None
    if member.level == 0:
        return _("rests on the same document"), None
    direct = (family.here, member.key) in family.links
    if member.level < 0:
        words = _("this plan rests on it") if direct else _("further above")
        return words, (member.plan.pk, here.pk) if member.plan and direct else None
    return _("rests on this plan"), (here.pk, member.plan.pk) if member.plan else None


class CitedForm(forms.Form):
    """Which plan a citation is. Offered are those with the same number and those of the bodies above."""

    cited = ReachModelChoiceField(
        Plan.objects.filter(state__in=CITABLE),
        label=gettext_lazy("The plan that is meant"),
        required=False,
        empty_label=gettext_lazy("None of the plans on the platform"),
        help_text=gettext_lazy("Offered are plans with this number and those of the bodies above."),
    )


class SayCited(FormScreen):
    """A person says which plan a citation is."""

    title, form_class, done = gettext_lazy("Which plan is cited"), CitedForm, gettext_lazy("The citation is settled.")
    model, needs = Citation, "keep"
    record: Citation

    def queryset(self) -> QuerySet:
        return Citation.objects.select_related("plan__body", "cited")

    @property
    def lead(self) -> str:  # type: ignore[override]  # names the citation
        day = f"{self.record.issued_on:%d/%m/%Y}" if self.record.issued_on else ""
        return " · ".join(filter(None, (str(self.record), day, self.record.issuer, self.record.subject)))

    @property
    def back(self) -> str:
        return self.after(None)

    def trail(self) -> Sequence[Crumb]:
        return trail(self.record.plan)

    def form(self, **options: Any) -> forms.Form:
        form = super().form(**options)
        field = form.fields["cited"]
        above = Ancestry.objects.filter(descendant=self.record.plan.body_id).values("ancestor")
        offered = Q(body__in=above) | Q(pk=self.record.cited_id)
        if self.record.number_key:
            offered |= Q(number_key=self.record.number_key)
        narrowed = field.queryset.filter(offered).exclude(pk=self.record.plan_id)  # type: ignore[attr-defined]
        field.queryset = narrowed.select_related("body").order_by("-issued_on", "pk")  # type: ignore[attr-defined]
        return form

    def initial(self) -> dict[str, Any]:
        return {"cited": self.record.cited_id or self.request.GET.get("plan")}

    def run(self, form: forms.Form) -> Citation:
        return lineage.say_cited(self.record, form.cleaned_data["cited"], by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("plans:lineage", args=[self.record.plan_id])
