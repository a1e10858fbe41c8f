"""Where the public page of an exemplar went: its cards, what was printed of it, and who of the press asked for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from lantoa.channels import onward
from lantoa.channels.models import PressRequest
from lantoa.channels.notices import notice_of_page
from lantoa.channels.queries.agreeing import not_agreed
from lantoa.channels.queries.pages import opened_of, pages_known_to, requests_of
from lantoa.channels.queries.printing import printed_of
from lantoa.desk.history import Happening
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen
from lantoa.desk.screens import Crumb
from lantoa.evidence.models import Channel
from lantoa.exemplars.desk_views.releasing import pages_crumb
from lantoa.exemplars.models import Release
from lantoa.exemplars.release_states import ReleaseState
from lantoa.exemplars.showing import page_url
from lantoa.kit.access import may


def page_crumb(page: Release) -> Crumb:
    """The step that leads to where the page went."""
    return Crumb(str(page), reverse("channels:where_page_went", args=[page.pk]))


def open_page(screen: Any) -> Release:
    """The public page of the address: one that anybody may read, or one in reach. Http404 for others."""
    return get_object_or_404(pages_known_to(screen.actor), pk=screen.kwargs["pk"])


class WherePageWent(RecordScreen):
    """Of one public page."""

    model = Release
    record: Release

    def prepare(self) -> None:
        self.record = open_page(self)

    def trail(self) -> Sequence[Crumb]:
        return [pages_crumb()]

    def page_title(self) -> str:
        return _("Where it went: %(title)s") % {"title": self.record}

    def standfirst(self) -> str | Promise:
        return self.record.dossier.body.name

    def state(self) -> str | Promise:
        return str(self.record.get_state_display())

    def happened(self) -> list[Happening]:
        """The history of a page stays in its house."""
        return super().happened() if may(self.actor, "view", self.record) else []

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        return [(each.label, number) for each, number in opened_of(self.record)]

    def panels(self) -> Sequence[RecordPanel]:
        return [each for each in (self.taking_back(), self.on_paper(), self.asked(), self.cards()) if each]

    def on_paper(self) -> RecordPanel:
        """What of it was printed."""
        printed = printed_of(self.actor, self.record.dossier)
        empty = _("Nothing was printed of it yet. “Print a sheet” begins.")
        shown = {"matters": printed, "empty": empty}
        return RecordPanel(_("On paper"), "channels/desk/on_paper.html", shown, len(printed) or None)

    def asked(self) -> RecordPanel | None:
        """Who of the press asked for it."""
        found: list[PressRequest] = requests_of(self.actor, self.record)
        if not found:
            return None
        return RecordPanel(_("Requests of the press"), "channels/desk/requests.html", {"requests": found}, len(found))

    def cards(self) -> RecordPanel | None:
        """Pictures to post, as far as whoever is named agreed to that."""
        if not self.record.is_public:
            return None
        shown = {"page": self.record, "why_not": not_agreed(self.record, self.today, Channel.SOCIAL)}
        return RecordPanel(_("Cards for social networks"), "channels/desk/page_cards.html", shown)

    def taking_back(self) -> RecordPanel | None:
        """What cannot be called back, drafted as a notice."""
        if self.record.state != ReleaseState.TAKEN_BACK:
            return None
        shown = {"notice": notice_of_page(self.record)}
        return RecordPanel(_("Taking it down"), "channels/desk/notice.html", shown)

    def further_actions(self) -> Sequence[RecordAction]:
        page = self.record
        buttons = (onward.print_sheet, onward.print_poster, onward.page_for_the_press)
        actions = [found for each in buttons if (found := each(self.actor, page))]
        if page.is_public:
            actions.append(RecordAction(_("Open the public page"), page_url(page)))
        if may(self.actor, "view", page):
            actions.append(RecordAction(_("To the dossier"), reverse("exemplars:dossier", args=[page.dossier_id])))
        return actions
