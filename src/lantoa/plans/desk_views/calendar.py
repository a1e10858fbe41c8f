"""The calendar of a person's reach: a month at a glance, or a list; to be filtered, printed and followed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from lantoa.desk.screens import Screen
from lantoa.kit.text import fold
from lantoa.plans.board_words import period_words
from lantoa.plans.calendar.days import next_month, weeks_of
from lantoa.plans.calendar.entries import KINDS, Entry, entries, scope_of_person
from lantoa.plans.calendar.lunar import FIRST_YEAR, LAST_YEAR, lunar_words

VIEWS = {"month": gettext_lazy("Month"), "list": gettext_lazy("List")}


@dataclass(frozen=True)
class CalendarDay:
    """A day of the month, or of a neighbour's that completes a week."""

    day: date
    lunar: str
    entries: list[Entry]
    inside: bool
    is_today: bool


class CalendarScreen(Screen):
    """Anniversaries, due days of duties in reach, and events of plans that the person sees."""

    title, template_name = gettext_lazy("Calendar"), "plans/calendar/calendar.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        month = self.month()
        weeks = weeks_of(month)
        kinds = [kind for kind in request.GET.getlist("kind") if kind in KINDS] or list(KINDS)
        found = entries(scope_of_person(self.actor), weeks[0][0], weeks[-1][-1] + timedelta(days=1), kinds)
        by_day = {day: list(some) for day, some in groupby(self.fitting(found), key=lambda each: each.day)}
        days = [[self._day(day, month, by_day) for day in week] for week in weeks]
        view = request.GET.get("view", "")
        return self.page(
            month=month,
            month_name=capfirst(period_words(month, next_month(month))),
            weeks=days,
            listed=[day for week in days for day in week if day.inside and day.entries],
            views=VIEWS,
            shown=view if view in VIEWS else "month",
            kinds=[(kind, label, kind in kinds) for kind, label in KINDS.items()],
            addresses=self.addresses(month),
        )

    def month(self) -> date:
        """The month that the address asks for; this one where it asks for none that there is."""
        try:
            asked = date.fromisoformat(f"{self.request.GET.get('month', '')}-01")
        except ValueError:
            return self.today.replace(day=1)
        return asked if FIRST_YEAR < asked.year < LAST_YEAR else self.today.replace(day=1)

    def fitting(self, found: Sequence[Entry]) -> list[Entry]:
        """Those that have every word that was searched for."""
        words = fold(self.request.GET.get("q", "")[:200]).split()
        return [each for each in found if all(word in fold(f"{each.title} {each.note}") for word in words)]

    def addresses(self, month: date) -> dict[str, str]:
        """The months before and after and both views, with everything else as it is."""
        before = (month - timedelta(days=1)).replace(day=1)
        changes = {"before": {"month": f"{before:%Y-%m}"}, "after": {"month": f"{next_month(month):%Y-%m}"}}
        changes |= {"now": {"month": ""}, **{view: {"view": view} for view in VIEWS}}
        return {name: self._address(change) for name, change in changes.items()}

    def _address(self, change: dict[str, str]) -> str:
        query = QueryDict(self.request.GET.urlencode(), mutable=True)
        for name, value in change.items():
            query.pop(name, None)
            if value:
                query[name] = value
        return f"?{query.urlencode()}"

    def _day(self, day: date, month: date, by_day: dict[date, list[Entry]]) -> CalendarDay:
        inside = (day.year, day.month) == (month.year, month.month)
        return CalendarDay(day, lunar_words(day), by_day.get(day, []), inside, day == self.today)
