"""Questions that narrow the lists of the room."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lantoa.desk.lists import ListFilter
from lantoa.exemplars.models import MilestoneKind
from lantoa.exemplars.queries.dossiers import happened_between, under
from lantoa.kit.actors import Actor
from lantoa.organisations.filters import BodyFilter

EARLIEST = 2015  # the year in which the oldest programmes that the platform knows began
QUARTERED = 3  # years whose quarters are offered, the present one among them
#: What a register is asked for by period; the first one is meant where nothing is chosen.
REGISTERED = (
    ("", pgettext_lazy("register", "found")),
    (MilestoneKind.INTRODUCED, pgettext_lazy("register", "introduced")),
    (MilestoneKind.SELECTED, pgettext_lazy("register", "selected")),
    (MilestoneKind.RECOGNISED, pgettext_lazy("register", "recognised")),
)


class UnderFilter(BodyFilter):
    """Records of a body and of all that it directs."""

    def apply(self, records: QuerySet, values: Mapping[str, Any]) -> QuerySet:
        body = values.get(self.name)
        return records.filter(**{f"{self.lookup}__in": under(body, localdate()).values("pk")}) if body else records


def years(actor: Actor) -> list[tuple[str, str]]:
    """What is offered where a list is narrowed to a year, the latest first."""
    return [(str(year), str(year)) for year in range(localdate().year, EARLIEST - 1, -1)]


class PeriodFilter(ListFilter):
    """Found, introduced or recognised in a quarter or a year, or from a day to a day: the register of that time."""

    def fields(self, actor: Actor) -> dict[str, forms.Field]:
        def day(label: Any) -> forms.DateField:
            hints = {"placeholder": _("dd/mm/yyyy"), "inputmode": "numeric", "size": 10}
            return forms.DateField(label=label, required=False, widget=forms.DateInput(attrs=hints))

        return {
            self.name: forms.ChoiceField(label=self.label, choices=REGISTERED, required=False),
            f"{self.name}_in": forms.ChoiceField(
                label=_("In the quarter or year"), choices=[("", _("All")), *periods(localdate())], required=False
            ),
            f"{self.name}_from": day(_("From the day")),
            f"{self.name}_to": day(_("To the day")),
        }

    def apply(self, records: QuerySet, values: Mapping[str, Any]) -> QuerySet:
        kind = values.get(self.name) or MilestoneKind.DETECTED
        spans = [(values.get(f"{self.name}_from"), values.get(f"{self.name}_to"))]
        if chosen := values.get(f"{self.name}_in"):
            spans.append(span(chosen))
        since = max((first for first, _last in spans if first), default=None)
        until = min((last for _first, last in spans if last), default=None)
        asked = since or until or kind != MilestoneKind.DETECTED
        return happened_between(records, kind, since, until) if asked else records


def periods(today: date) -> list[tuple[str, str]]:
    """The quarters of the last years and the years before and with them, the latest first, as an address names them."""
    found = []
    for year in range(today.year, EARLIEST - 1, -1):
        found.append((str(year), gettext("year %(year)s") % {"year": year}))
        last = (today.month + 2) // 3 if year == today.year else 4
        for quarter in range(last, 0, -1) if year > today.year - QUARTERED else ():
            words = {"quarter": ("I", "II", "III", "IV")[quarter - 1], "year": year}
            found.append((f"{year}-{quarter}", gettext("quarter %(quarter)s/%(year)s") % words))
    return found


def span(period: str) -> tuple[date, date]:
    """The first and the last day of a period that `periods` offers."""
    year, _dash, quarter = period.partition("-")
    begins, months = (3 * int(quarter) - 2, 3) if quarter else (1, 12)
    ends = date(int(year) + (begins + months > 12), (begins + months - 1) % 12 + 1, 1)
    return date(int(year), begins, 1), ends - timedelta(days=1)
