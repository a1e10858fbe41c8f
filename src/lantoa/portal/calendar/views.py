"""A year of the public calendar, of everywhere or of one place, and the same for calendar programs."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate, make_aware
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from lantoa.exemplars.queries.public import place_of, place_slug, places_below
from lantoa.organisations.models import Body
from lantoa.plans.calendar.entries import ANNIVERSARY, DUE, EVENT, Entry
from lantoa.plans.calendar.feeds import written

from . import telling

BACK, AHEAD = 5, 1  # years before and after this one that one can look at
NEXT = 3  # things that come next, above the months
_IN_A_FEED = {telling.ANNIVERSARY: ANNIVERSARY, telling.HONOURED: EVENT, telling.PROMISED: DUE}


@method_decorator(gzip_page, name="dispatch")
class CalendarView(TemplateView):
    """A year, month by month; with a slug that of a place, or of any body."""

    template_name = "portal/calendar/calendar.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        self.today, self.place = localdate(), None
        if "slug" in kwargs:
            self.place = _place(kwargs["slug"])
        year = kwargs.get("year")
        if year is not None and not self.today.year - BACK <= year <= self.today.year + AHEAD:
            raise Http404
        self.year = year or self.today.year
        right = self.address(self.year)
        return super().get(request, *args, **kwargs) if request.path == right else redirect(right)

    def get_context_data(self, **extra: Any) -> dict[str, Any]:
        found = telling.happenings(date(self.year, 1, 1), date(self.year + 1, 1, 1), self.place, self.today)
        years = [each for each in (self.year - 1, self.year, self.year + 1) if self.may_show(each)]
        return super().get_context_data(**extra) | {
            "title": self.title(),
            "description": _("Days of remembrance, honours that were decided, and what is promised, day by day."),
            "place": self.place,
            "year": self.year,
            "years": [(each, self.address(each)) for each in years],
            "today": self.today,
            "is_this_year": self.year == self.today.year,
            "months": telling.months(self.year, found, self.today),
            "next": [each for each in found if each.day >= self.today][:NEXT] if self.year == self.today.year else [],
            "below": [(each, _address("portal:calendar_place", each)) for each in places_below(self.place, self.today)],
            "feed": _address("portal:calendar_place_feed", self.place)
            if self.place
            else reverse("portal:calendar_feed"),
        }

    def title(self) -> str:
        """What the page is called."""
        if self.place:
            return _("Calendar of %(place)s, %(year)d") % {"place": self.place.name, "year": self.year}
        return _("Calendar %(year)d") % {"year": self.year}

    def may_show(self, year: int) -> bool:
        """Whether the year can be looked at."""
        return self.today.year - BACK <= year <= self.today.year + AHEAD

    def address(self, year: int) -> str:
        """Of a year; this one is under the bare address."""
        name = "portal:calendar_place" if self.place else "portal:calendar"
        args: list[Any] = [place_slug(self.place)] if self.place else []
        if year == self.today.year:
            return reverse(name, args=args)
        return reverse(f"{name}_year", args=[*args, year])


@require_safe
def feed(request: HttpRequest, slug: str = "") -> HttpResponse:
    """This year and the next, as calendar programs read it; the same all day."""
    today, place = localdate(), _place(slug) if slug else None
    found = telling.happenings(date(today.year, 1, 1), date(today.year + 2, 1, 1), place, today)
    name = f"{place.name} – Lan Tỏa" if place else "Lan Tỏa"
    at = make_aware(datetime.combine(today, time()))
    answer = HttpResponse(written(name, map(_entry, found), at=at), content_type="text/calendar; charset=utf-8")
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _entry(told: telling.Happening) -> Entry:
    return Entry(told.day, _IN_A_FEED[told.kind], told.title, told.note, told.path, told.key, told.is_holiday)


def _place(slug: str) -> Body:
    found = place_of(slug)
    if found is None:
        raise Http404
    return found


def _address(name: str, body: Body) -> str:
    return reverse(name, args=[place_slug(body)])
