"""The outlets of the person's bodies, and one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lantoa.channels.kinds import MODE, ONLINE, OutletKind, Way
from lantoa.channels.models import Dispatch, Outlet
from lantoa.channels.queries.airings import by_month
from lantoa.channels.queries.dispatches import whole
from lantoa.channels.queries.outlets import to_renew
from lantoa.channels.states import OUTLET_MOVES, OutletState
from lantoa.desk.lists import ChoiceFilter, FlagFilter, ListColumn, ListScreen
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen
from lantoa.desk.screens import Crumb
from lantoa.exemplars.desk_views.filters import UnderFilter

REGISTER = gettext_lazy("Outlets")
SHOWN = 15


def outlets_crumb() -> Crumb:
    """The step of the trail that leads to the list."""
    return Crumb(REGISTER, reverse("channels:outlets"))


def opened(outlet: Any) -> str:
    """Whether and until when the platform posts there itself."""
    if outlet.way is not Way.CLIENT:
        return ""
    if not outlet.is_open:
        return _("posted by hand")
    if outlet.test_problem:
        return _("does not open")
    if not outlet.expires_on:
        return _("opens")
    told = {"day": f"{outlet.expires_on:%d/%m/%Y}"}
    return (_("ended on %(day)s") if outlet.expires_on < localdate() else _("opens until %(day)s")) % told


class OutletList(ListScreen):
    """Where stories go."""

    title, model, search = REGISTER, Outlet, ("name",)
    ordering = ("body__sort_key", "kind", "name")
    adding = ("channels:set_up", gettext_lazy("Set up an outlet"), "keep")
    empty = gettext_lazy(
        "An outlet is a place where your body tells its stories: the commune loudspeaker, a Page, a notice board. "
        "Set up those that you have."
    )
    columns = (
        ListColumn("name", pgettext_lazy("outlet", "Name"), "name", order="name"),
        ListColumn("kind", pgettext_lazy("outlet", "Kind"), "get_kind_display", order="kind"),
        ListColumn("body", gettext_lazy("Body"), "body.name", order="body__sort_key"),
        ListColumn("mode", gettext_lazy("Mode"), lambda outlet: MODE[outlet.known.online]),
        ListColumn("credentials", gettext_lazy("Credentials"), opened),
        ListColumn("state", gettext_lazy("State"), "get_state_display", order="state", kind="state"),
        ListColumn("address", gettext_lazy("Web address"), shown=False),
    )
    filters = (
        UnderFilter("body", gettext_lazy("Of a body, and below it"), "body"),
        ChoiceFilter("kind", pgettext_lazy("outlet", "Kind"), OutletKind.choices),
        ChoiceFilter("state", gettext_lazy("State"), OutletState.choices),
        FlagFilter("online", gettext_lazy("Online only"), lambda rows: rows.filter(kind__in=ONLINE)),
        FlagFilter("to_renew", gettext_lazy("Credentials to renew"), lambda rows: rows & to_renew(localdate())),
    )

    def queryset(self) -> QuerySet:
        return Outlet.objects.select_related("body")

    def url_of(self, record: Any) -> str:
        return reverse("channels:outlet", args=[record.pk])


class OutletRecord(RecordScreen):
    """One outlet: what it is, whether it opens, and what went there last."""

    model, moves = Outlet, OUTLET_MOVES
    move_urls = {"retire": "channels:retire_outlet", "use_again": "channels:use_outlet_again"}
    record: Outlet

    def queryset(self) -> QuerySet:
        return Outlet.objects.select_related("body")

    def trail(self) -> Sequence[Crumb]:
        return [outlets_crumb()]

    def standfirst(self) -> str | Promise:
        return f"{self.record.get_kind_display()}, {self.record.body.name}"

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        found = self.record
        tested = f"{localtime(found.tested_at):%d/%m/%Y %H:%M}" if found.tested_at else ""
        return [
            (_("Mode"), MODE[found.known.online]),
            (_("Web address"), found.address),
            (_("Number of the Page or account"), found.account),
            (_("At most so many characters"), found.limit or ""),
            (_("Credentials"), opened(found)),
            (_("Tested at"), tested),
            (_("What the test found"), found.test_problem or (_("It opens.") if found.tested_at else "")),
            (_("What to know of it"), found.note),
        ]

    def panels(self) -> Sequence[RecordPanel]:
        found = list(whole(Dispatch.objects.filter(outlet=self.record)).order_by("-at", "-pk")[:SHOWN])
        panels = [RecordPanel(_("What went there last"), "channels/desk/last.html", {"dispatches": found})]
        if self.record.way is Way.AIR:
            shown = {"months": by_month(self.record)}
            panels.append(RecordPanel(_("On the air, month by month"), "channels/desk/on_air.html", shown))
        return panels

    def further_actions(self) -> Sequence[RecordAction]:
        found = [self.action(_("Change it"), "channels:change_outlet", "keep")]
        if self.record.state != OutletState.ACTIVE:
            return found
        if self.record.way is Way.CLIENT:
            label = _("Renew the credentials") if self.record.is_open else _("Give it its credentials")
            found.append(self.action(label, "channels:open_outlet", "keep"))
        if self.record.is_open:
            found.append(self.action(_("Test it"), "channels:test_outlet", "keep"))
            found.append(self.action(_("Forget the credentials"), "channels:close_outlet", "keep", tone="danger"))
        if self.record.way is Way.AIR:
            found.append(RecordAction(_("Take the sounds and the schedule away"), self.url("channels:export_outlet")))
        return found
