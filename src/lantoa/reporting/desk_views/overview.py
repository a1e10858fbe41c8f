"""How reporting goes for a body: completion, timeliness, level by level, who is silent; for screen and paper."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from lantoa.desk.lists.exports import as_workbook
from lantoa.desk.screens import Crumb, Screen
from lantoa.organisations.models import Body
from lantoa.organisations.reach import own_bodies
from lantoa.reporting.access import PAGE
from lantoa.reporting.models import PeriodicReport
from lantoa.reporting.queries.overview import Level, levels, levels_below, silent
from lantoa.reporting.queries.reports import TIMELINESS


class Overview(Screen):
    """The page of one body."""

    template_name = "reporting/desk/overview.html"
    body: Body | None = None

    def prepare(self) -> None:
        self.body = PAGE.bodies_for(self.actor, "view").filter(pk=self.kwargs["pk"]).first()
        if self.body is None:
            raise Http404

    def page_title(self) -> str:
        return _("How reporting goes: %(body)s") % {"body": self.body.name} if self.body else _("How reporting goes")

    def trail(self) -> list[Crumb]:
        return [Crumb(_("Periodic reports"), reverse("reporting:reports"))]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = levels([self.body.pk], self.today) if self.body else []
        if request.GET.get("export") == "xlsx":
            return self.export(found)
        return self.page(
            body=self.body,
            levels=[self.row(each) for each in found],
            below=[self.row(each) for each in levels_below(found, self.today)],
            silent=silent(found, self.today),
            legend=list(TIMELINESS.items()),
        )

    @staticmethod
    def row(level: Level) -> dict[str, Any]:
        """One bar with its numbers."""
        return {
            "level": level,
            "bars": level.bars,
            "numbers": [(key, words, level.counts[key]) for key, words in TIMELINESS.items()],
            "completion": level.share(level.submitted),
            "in_time": level.share(level.counts["on_time"]),
        }

    def export(self, found: list[Level]) -> HttpResponseBase:
        """A row for each period."""
        headings = [_("Report"), _("Body"), *(str(words) for words in TIMELINESS.values()), _("Accepted"), _("All")]
        rows = (
            [each.name, each.body.name, *(each.counts[key] for key in TIMELINESS), each.taken, each.total]
            for each in found
        )
        return as_workbook(self.page_title(), headings, rows)


class MyOverview(Overview):
    """That of the person's own body that receives reports, or of the first one that does."""

    def prepare(self) -> None:
        receiving = PAGE.bodies_for(self.actor, "view").filter(
            pk__in=PeriodicReport.objects.order_by().values("to_body").distinct()
        )
        mine = receiving.filter(pk__in=list(own_bodies(self.actor, self.today).values_list("pk", flat=True)))
        self.body = mine.order_by("sort_key").first() or receiving.order_by("sort_key").first()
