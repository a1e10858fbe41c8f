"""The public dashboard: what came of what was promised, out of what is released."""

from __future__ import annotations

from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from lantoa.desk.boards import PROGRESS
from lantoa.reporting.desk_views.dashboards import bars, share
from lantoa.reporting.queries.public import results


class ResultsView(TemplateView):
    """This year's figures, each with its table and its way on."""

    template_name = "reporting/public/results.html"

    def get_context_data(self, **extra: Any) -> dict[str, Any]:
        today = localdate()
        found = results(today.year, today)
        return super().get_context_data(**extra) | {
            "title": _("Results in figures"),
            "description": _("How far released programmes are, and the exemplars that were made public."),
            "found": found,
            "year": today.year,
            "promises": [(key, PROGRESS[key], number, share(number, found.promised)) for key, number in found.promises],
            "kinds": bars(found.kinds),
            "fields": bars(found.fields),
            "months": bars([(_("month %(number)d") % {"number": month}, number) for month, number in found.months]),
        }
