"""Public pages on the desk: the list of them, and one with what is still missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.lists import ChoiceFilter, DateRangeFilter, FlagFilter, ListColumn, ListScreen
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen, Requirement
from lantoa.desk.screens import Crumb, Screen
from lantoa.evidence.queries.wording import check
from lantoa.exemplars import onward
from lantoa.exemplars.desk_views.filters import UnderFilter
from lantoa.exemplars.models import Release, Shown
from lantoa.exemplars.queries.public import checked
from lantoa.exemplars.queries.releasing import DOSSIER, EVIDENCE, PAGE, lacks
from lantoa.exemplars.release_states import RELEASE_MOVES, ReleaseState
from lantoa.exemplars.showing import page_url, preview
from lantoa.kit.access import may

REGISTER = gettext_lazy("Public pages")


def pages_crumb() -> Crumb:
    """The step of the trail that leads to the list."""
    return Crumb(REGISTER, reverse("exemplars:pages"))


def _unnoticed(pages: QuerySet[Release]) -> QuerySet[Release]:
    return pages.filter(unnoticed=True)


class PageList(ListScreen):
    """The public pages of the person's bodies and of those below, in whatever state."""

    title, model, search, ordering = REGISTER, Release, ("dossier__folded_name",), ("-written_at", "-pk")
    empty = gettext_lazy(
        "A page is written on the dossier of an exemplar: open one and choose “Write the public page”."
    )
    columns = (
        ListColumn("headline", gettext_lazy("Headline"), str, order="headline"),
        ListColumn("dossier", gettext_lazy("Exemplar"), "dossier.name", order="dossier__sort_key"),
        ListColumn("body", gettext_lazy("Belongs to"), "dossier.body.name", order="dossier__body__sort_key"),
        ListColumn("state", gettext_lazy("State"), "get_state_display", order="state", kind="state"),
        ListColumn("released_on", gettext_lazy("Public since"), order="released_on", kind="date"),
        ListColumn("taken_back_on", gettext_lazy("Taken back on"), order="taken_back_on", kind="date", shown=False),
    )
    filters = (
        UnderFilter("body", gettext_lazy("Body, and those below it"), "dossier__body"),
        ChoiceFilter("state", gettext_lazy("State"), ReleaseState.choices),
        DateRangeFilter("released_on", gettext_lazy("Public since")),
        FlagFilter("unnoticed", gettext_lazy("Came down by itself"), _unnoticed),
    )

    def queryset(self) -> QuerySet:
        return Release.objects.select_related("dossier__body")

    def url_of(self, record: Any) -> str:
        return reverse("exemplars:page", args=[record.pk])


class PageRecord(RecordScreen):
    """One page: its words, what a reader should look at twice, what is missing, and the buttons."""

    model, moves = Release, RELEASE_MOVES
    move_urls = {
        "release": "exemplars:release_page",
        "take_back": "exemplars:take_page_back",
        "release_again": "exemplars:release_page_again",
    }

    def queryset(self) -> QuerySet:
        return Release.objects.select_related("dossier__body", "dossier__folder", "photo")

    def trail(self) -> Sequence[Crumb]:
        dossier = self.record.dossier
        return [pages_crumb(), Crumb(dossier.name, reverse("exemplars:dossier", args=[dossier.pk]))]

    def standfirst(self) -> str | Promise:
        if self.record.state == ReleaseState.TAKEN_BACK:
            return self.record.taken_back_because
        return _("What the public reads about %(name)s.") % {"name": self.record.dossier.name}

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        page = self.record
        shown = [str(Shown(each).label) for each in page.shows if each in Shown.values]
        return [
            (_("Exemplar"), page.dossier.name),
            (_("Belongs to"), page.dossier.body.name),
            (_("Shown of the person"), ", ".join(shown) or _("nothing")),
            (_("Photo"), (page.photo.caption or page.photo.name) if page.photo else _("none: a drawing stands there")),
            (_("Public since"), f"{page.released_on:%d/%m/%Y}" if page.is_public and page.released_on else ""),
            (_("Taken back on"), f"{page.taken_back_on:%d/%m/%Y}" if page.taken_back_on else ""),
        ]

    def requirements(self) -> Sequence[Requirement]:
        where = {
            PAGE: reverse("exemplars:write_page", args=[self.record.dossier_id]),
            EVIDENCE: reverse("evidence:folder", args=[self.record.dossier.folder_id]),
            DOSSIER: reverse("exemplars:dossier", args=[self.record.dossier_id]),
        }
        found = [Requirement(lack.why, False, "", where[lack.where]) for lack in lacks(self.record, localdate())]
        return found or [Requirement(_("Everybody agreed, and what is shown was checked"), True)]

    def panels(self) -> Sequence[RecordPanel]:
        page = self.record
        findings = check(f"{page.headline}\n\n{page.text}", page.dossier.folder)
        claims = checked(page)
        panels = [RecordPanel(_("The text"), "exemplars/desk/page_text.html", {"page": page})]
        if findings:
            twice = {"findings": findings}
            panels.append(RecordPanel(_("Look at it twice"), "exemplars/desk/findings.html", twice, len(findings)))
        if claims:
            shown = {"claims": claims}
            panels.append(RecordPanel(_("What was checked"), "exemplars/desk/page_claims.html", shown, len(claims)))
        return panels

    def further_actions(self) -> Sequence[RecordAction]:
        page = self.record
        needs = "release" if page.is_public else "keep"
        change = reverse("exemplars:write_page", args=[page.dossier_id])
        actions = [RecordAction(_("Change the page"), change, may(self.actor, needs, page))]
        if page.is_public:
            actions.append(RecordAction(_("Open the public page"), page_url(page)))
        else:
            actions.append(RecordAction(_("See it as the public will"), self.url("exemplars:preview_page")))
        if page.unnoticed:
            actions.append(self.action(_("I have seen that it came down"), "exemplars:notice_page", "keep"))
        return [*actions, *onward.page_actions(self.actor, page)]


class PreviewPage(Screen):
    """The page as the public will see it, for those who may see the dossier."""

    def prepare(self) -> None:
        self.record = self.load(Release.objects.all(), pk=self.kwargs["pk"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return preview(request, self.record)
