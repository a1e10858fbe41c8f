"""One page for whoever leads, keeps the papers or looks on: how a body and all below it are doing, to be printed."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lantoa.desk.boards import PROGRESS
from lantoa.desk.requests import year_asked
from lantoa.desk.screens import Crumb, Screen
from lantoa.organisations.models import Body
from lantoa.plans.queries.summing import STATES
from lantoa.replication.desk_views.spread import in_words
from lantoa.reporting.access import PAGE
from lantoa.reporting.desk_views.overview import Overview
from lantoa.reporting.queries.dashboard import Dashboard, Year, dashboard
from lantoa.reporting.queries.dashboard_panels import body_to_show, panels_for
from lantoa.reporting.queries.overview import levels
from lantoa.reporting.queries.reports import TIMELINESS


class DashboardScreen(Screen):
    """That of one body."""

    template_name = "reporting/desk/dashboard.html"
    body: Body | None = None

    def prepare(self) -> None:
        self.body = PAGE.bodies_for(self.actor, "view").filter(pk=self.kwargs["pk"]).first()
        if self.body is None:
            raise Http404

    @property
    def year(self) -> int:
        """The one that is asked for, else this one."""
        return year_asked(self.request, self.today)

    def page_title(self) -> str:
        return (
            _("Dashboard: %(body)s") % {"body": self.body.name}
            if self.body
            else pgettext("how a body is doing", "Dashboard")
        )

    def trail(self) -> list[Crumb]:
        return (
            [Crumb(pgettext("how a body is doing", "Dashboard"), reverse("reporting:dashboard"))]
            if "pk" in self.kwargs
            else []
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.body is None:
            return self.page(body=None)
        shown = dashboard(self.body, Year.of(self.year), self.today)
        received = levels([self.body.pk], self.today)
        return self.page(
            body=self.body,
            year=self.year,
            panels=[f"reporting/desk/dashboard/{name}.html" for name in panels_for(self.actor, self.body, self.today)],
            shown=shown,
            duties=self.duties(shown),
            levels=[Overview.row(each) for each in received],
            legend=list(TIMELINESS.items()),
            stages=bars([(words, number) for _key, words, number in shown.stages]),
            balance=[(words, number, total, share(number, total)) for words, number, total in shown.balance.meters],
            fields=[(each, in_words(each.reproduction) if each.reproduction else "") for each in shown.spread_by_field],
            brought=in_words(shown.spread.reproduction) if shown.spread.reproduction else "",
            leads=[
                (_("from the finding to the honour"), shown.to_honour),
                (_("from the receipt of the proposal to the decision"), shown.to_decision),
            ],
        )

    @staticmethod
    def duties(shown: Dashboard) -> list[tuple[str, Any, int, int]]:
        """By state: its key, in words, how many, and the percentage of all."""
        counts = shown.duties
        found = [(state, getattr(counts, state)) for state in STATES]
        return [(state, PROGRESS[state], number, share(number, counts.owing)) for state, number in found]


class MyDashboard(DashboardScreen):
    """That of the person's own body, of the first in reach where she has none."""

    def prepare(self) -> None:
        self.body = body_to_show(self.actor, self.today)


def share(number: int, total: int) -> int:
    """As a whole percentage."""
    return round(100 * number / total) if total else 0


def bars(numbers: list[tuple[Any, int]]) -> list[tuple[Any, int, int]]:
    """Each with its width, the largest 100 wide."""
    most = max((number for _words, number in numbers), default=0)
    return [(words, number, share(number, most)) for words, number in numbers]
