"""What the programme board can be narrowed to, as a form on top of it that stands in the address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lantoa.desk.reach_fields import ReachModelChoiceField, within_reach
from lantoa.kit.actors import Actor
from lantoa.organisations.fields import BodyField
from lantoa.organisations.models import Group
from lantoa.plans.measures import all_measures
from lantoa.plans.models import Plan
from lantoa.plans.models.clauses import BINDING
from lantoa.plans.queries.boards import BoardQuestion

QUARTERS = [(str(number), label) for number, label in enumerate(("I", "II", "III", "IV"), start=1)]
FIRST = ("year", "quarter", "only")
LAST_YEARS = 30  # a plan is not followed for longer; a slip of the pen in its days does not make a list of thousands


class BoardFilterForm(forms.Form):
    """Which year and period, which duties, which bodies."""

    year = forms.TypedChoiceField(label=_("Year"), coerce=int, required=False)
    quarter = forms.ChoiceField(label=_("Quarter"), required=False, choices=[("", _("Whole year")), *QUARTERS])
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    measure = forms.ChoiceField(label=_("Measure"), required=False)
    group = ReachModelChoiceField(
        Group.objects.order_by("name"), label=_("Group of bodies"), required=False, empty_label=_("All")
    )
    under = BodyField(label=_("Below the body"), required=False)
    only = forms.ChoiceField(
        label=_("Show"),
        required=False,
        choices=[
            ("", _("All bodies")),
            ("overdue", _("Only overdue")),
            ("soon", _("Only due soon")),
            ("silent", _("Only those with nothing")),
        ],
    )

    def __init__(self, *args: Any, years: Iterable[int], groups: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["year"].choices = [(year, str(year)) for year in years]  # type: ignore[attr-defined]
        self.fields["kind"].choices = [("", _("All")), *((kind.value, kind.label) for kind in BINDING)]  # type: ignore[attr-defined]
        self.fields["measure"].choices = [("", _("All")), *((each.key, each.label) for each in all_measures())]  # type: ignore[attr-defined]
        self.fields["group"].all = groups  # type: ignore[attr-defined]


class BoardFilters:
    """The form and what its answers mean."""

    def __init__(self, data: Mapping[str, Any], plan: Plan, year: int, actor: Actor) -> None:
        groups = Group.objects.filter(pk__in=plan.duties.values("actors__group")).order_by("name")
        known = {**{name: data.get(name) for name in data}, "year": year}
        self.form = BoardFilterForm(known, auto_id="filter-%s", years=years_of(plan, date(year, 1, 1)), groups=groups)
        within_reach(self.form, actor)
        self.form.is_valid()  # what the form does not know narrows nothing, and is told beside its field
        self.values, self.year = self.form.cleaned_data, year

    def of_duties(self) -> dict[str, str]:
        """What narrows the rows."""
        return {name: self.values.get(name) or "" for name in ("kind", "measure")}

    def question(self, duties: list[int]) -> BoardQuestion:
        """What is asked of the bodies."""
        narrowed = tuple(duties) if any(self.of_duties().values()) else None
        return BoardQuestion(
            self.days(),
            narrowed,
            under=self.values.get("under"),
            group=self.values.get("group"),
            only=self.values.get("only") or "",
        )

    @property
    def first_fields(self) -> list[Any]:
        """What nearly everybody asks."""
        return [self.form[name] for name in FIRST]

    @property
    def further_fields(self) -> list[Any]:
        """What stands behind a button, because a screen has room for three."""
        return [field for field in self.form if field.name not in FIRST]

    @property
    def has_more(self) -> bool:
        """Whether one of the further ones is set or in error."""
        return any(self.values.get(field.name) or field.errors for field in self.further_fields)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the year was asked."""
        return any(value for name, value in self.values.items() if name != "year")

    def days(self) -> tuple[date, date]:
        """The year, or its quarter, as half-open days."""
        if quarter := int(self.values.get("quarter") or 0):
            months = [(self.year, month) for month in (1, 4, 7, 10)] + [(self.year + 1, 1)]
            return date(*months[quarter - 1], 1), date(*months[quarter], 1)
        return date(self.year, 1, 1), date(self.year + 1, 1, 1)


def years_of(plan: Plan, today: date) -> list[int]:
    """The years of the plan; this one where it says nothing."""
    first = (plan.first_day or today).year
    last = (plan.last_day or plan.first_day or today).year
    return list(range(first, min(last, first + LAST_YEARS) + 1))


def year_in(text: str, plan: Plan, today: date) -> int:
    """The year that an address asks for; this one, or the one of the plan that is nearest to it."""
    years = years_of(plan, today)
    asked = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else today.year
    return max(years[0], min(asked, years[-1]))
