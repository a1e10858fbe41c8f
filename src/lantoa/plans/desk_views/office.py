"""The page of whoever heads an office: what it is answerable for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.lists.exports import as_csv, as_workbook
from lantoa.desk.lists.pages import number_in
from lantoa.desk.screens import Crumb, Screen
from lantoa.organisations.models import Body
from lantoa.organisations.reach import own_bodies
from lantoa.plans.queries.offices import OfficeView, PlanShare, office_view


class OfficeScreen(Screen):
    """One of the bodies at which the person has a role: its own duties, and the roll-up of the bodies below it."""

    title, template_name = gettext_lazy("What my office answers for"), "plans/boards/office.html"

    @cached_property
    def bodies(self) -> QuerySet[Body]:
        return own_bodies(self.actor, self.today)

    @cached_property
    def office(self) -> OfficeView | None:
        """The body that the address asks for, or the first; None for whoever has a role at none."""
        bodies = list(self.bodies)
        asked = self.request.GET.get("body")
        if asked and number_in(asked) not in [body.pk for body in bodies]:
            raise Http404
        body = next((body for body in bodies if not asked or body.pk == number_in(asked)), None)
        return office_view(body, self.today.year, on=self.today) if body else None

    def trail(self) -> Sequence[Crumb]:
        return [Crumb(_("Plans"), reverse("plans:list"))]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.GET.get("export") in ("csv", "xlsx") and self.office:
            return self.export(request.GET["export"], self.office)
        return self.page(office=self.office, bodies=self.bodies, year=self.today.year)

    @property
    def query(self) -> str:
        """The part of the address that the export keeps."""
        return f"body={self.office.body.pk}&" if self.office else ""

    def export(self, kind: str, office: OfficeView) -> HttpResponseBase:
        """A row for each plan, first the own duties, then those below."""
        write = as_csv if kind == "csv" else as_workbook
        headings = [_("Whose"), _("Plan"), _("Duties"), _("Owed"), _("Complete"), _("Overdue"), _("No evidence yet")]
        own = [_exported(office.body.name, share) for share in office.own]
        below = [_exported(_("Bodies below"), share) for share in office.below]
        return write(self.page_title(), headings, [*own, *below])


def _exported(whose: str, share: PlanShare) -> list[object]:
    counts = share.counts
    return [whose, str(share.plan), share.duties, counts.owing, counts.complete, counts.overdue, share.nothing]
