"""The list of released programmes, and the page of one."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.generic import TemplateView

from lantoa.plans.models import Plan
from lantoa.plans.queries.public import LISTED, programmes, released_plans

from .telling import counted, told

# These pages hold no form token that the length of an answer could give away.
_compressed = method_decorator(gzip_page, name="dispatch")


@_compressed
class ProgrammesView(TemplateView):
    """All released programmes, each with how far it is this year."""

    template_name = "portal/programmes/list.html"

    def get_context_data(self, **extra: Any) -> dict[str, Any]:
        today, page = localdate(), _number(self.request.GET.get("page", ""), 1)
        start = (page - 1) * LISTED
        found = list(released_plans()[start : start + LISTED + 1])
        listed = programmes(found[:LISTED], today.year, on=today)
        return super().get_context_data(**extra) | {
            "title": _("Promises and results"),
            "description": _("What public bodies promised in their plans, and how far they are."),
            "listed": [(each, counted(each, today), each.overdue(today)) for each in listed],
            "page": page,
            "has_next": len(found) > LISTED,
        }


@_compressed
class ProgrammeView(TemplateView):
    """One programme: what was promised, by whom, how far it is."""

    template_name = "portal/programmes/programme.html"

    def get_context_data(self, **extra: Any) -> dict[str, Any]:
        plan = released_plans().filter(pk=self.kwargs["pk"]).first()
        if plan is None:
            raise Http404
        today, years = localdate(), _years(plan)
        year = _number(self.request.GET.get("year", ""), today.year)
        year = max(years[0], min(year, years[-1]))
        (programme,) = programmes([plan], year, on=today)
        return super().get_context_data(**extra) | {
            "title": _("What %(body)s promised, and how far it is") % {"body": plan.body.name},
            "description": plan.title,
            "plan": plan,
            "programme": programme,
            "promises": told(programme, year, today),
            "counted": counted(programme, today),
            "late": programme.overdue(today),
            "today": today,
            "year": year,
            "years": years if len(years) > 1 else [],
        }


def _years(plan: Plan) -> list[int]:
    """The years of the plan, at most ten of them."""
    first = (plan.first_day or localdate()).year
    last = (plan.last_day or localdate()).year
    return list(range(first, min(max(first, last), first + 9) + 1))


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) <= 4 and int(text) else otherwise
