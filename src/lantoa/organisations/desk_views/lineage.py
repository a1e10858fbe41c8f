"""Where a body comes from and who came after it, drawn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from lantoa.desk.screens import Crumb, Screen
from lantoa.organisations.desk_views.bodies import tree_crumb
from lantoa.organisations.figures import figure_of
from lantoa.organisations.models import Body
from lantoa.organisations.queries.lineage import Lineage, lineage_of


class LineageScreen(Screen):
    """The lineage figure with its table and the documents that decided; all of it, or as of a day."""

    template_name = "organisations/desk/lineage.html"

    def prepare(self) -> None:
        self.body = self.load(Body.objects.select_related("made_by"), pk=self.kwargs["pk"])

    def page_title(self) -> str:
        return _("%(body)s: origin and successors") % {"body": self.body}

    def trail(self) -> Sequence[Crumb]:
        return [tree_crumb(), Crumb(self.body.name, reverse("organisations:body", args=[self.body.pk]))]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        lineage = lineage_of(self.body)
        before = self.day_before(lineage)
        days = {"before": before, "now": self.today}
        shown = request.GET.get("show", "")
        return self.page(
            body=self.body,
            figure=figure_of(lineage, self.body, days.get(shown)),
            lineage=lineage,
            before=before,
            shown=shown if days.get(shown) else "",
            documents=_documents(lineage),
        )

    def day_before(self, lineage: Lineage) -> date | None:
        """The last day before the latest change."""
        return max(row.on for row in lineage.successions) - timedelta(days=1) if lineage.successions else None


def _documents(lineage: Lineage) -> list[Any]:
    """Each change once, the latest first."""
    changes = {row.change_id: row.change for row in lineage.successions}
    return sorted(changes.values(), key=lambda change: change.on, reverse=True)
