"""Where stories went: all of it as a list, of one story as a table, and one dispatch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lantoa.channels.access import OUTLETS
from lantoa.channels.kinds import OutletKind
from lantoa.channels.models import Dispatch
from lantoa.channels.notices import notice_of
from lantoa.channels.posting import text_of
from lantoa.channels.queries.dispatches import for_a_person, of_story, reach_of, stories_known_to, whole
from lantoa.channels.queries.outlets import open_for
from lantoa.channels.queries.printing import printed_of
from lantoa.channels.queries.reach import figures_of, opened_of
from lantoa.channels.states import DISPATCH_MOVES, FOR_A_PERSON, OUT, TAKEN_DOWN, DispatchState
from lantoa.desk.history import Happening
from lantoa.desk.lists import ChoiceFilter, DateRangeFilter, FlagFilter, ListColumn, ListScreen
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen
from lantoa.desk.screens import Crumb
from lantoa.exemplars.desk_views.filters import UnderFilter
from lantoa.kit.access import may
from lantoa.newsroom.models import Story
from lantoa.newsroom.queries.telling import telling
from lantoa.newsroom.states import StoryState

REGISTER = gettext_lazy("Dispatches")


def dispatches_crumb() -> Crumb:
    """The step of the trail that leads to the list."""
    return Crumb(REGISTER, reverse("channels:dispatches"))


def story_crumb(story: Story) -> Crumb:
    """The step that leads to where the story went."""
    return Crumb(story.title, reverse("channels:where_it_went", args=[story.pk]))


def open_story(screen: Any) -> Story:
    """The story of the address: a public one, or one in reach. Http404 for others."""
    return get_object_or_404(stories_known_to(screen.actor), pk=screen.kwargs["pk"])


class DispatchList(ListScreen):
    """Stories on their way to the person's outlets, the latest first."""

    title, model, search, ordering = REGISTER, Dispatch, ("story__title",), ("-at", "-pk")
    empty = gettext_lazy(
        "A story is sent on its way from its own page. What became of it stands here, outlet by outlet."
    )
    columns = (
        ListColumn("story", gettext_lazy("Story"), "story.title", order="story__title"),
        ListColumn("outlet", gettext_lazy("Outlet"), "outlet.name", order="outlet__name"),
        ListColumn("kind", pgettext_lazy("outlet", "Kind"), "outlet.get_kind_display", order="outlet__kind"),
        ListColumn("body", gettext_lazy("Body"), "outlet.body.name", order="outlet__body__sort_key"),
        ListColumn("state", gettext_lazy("State"), "get_state_display", order="state", kind="state"),
        ListColumn("sent_at", pgettext_lazy("dispatch", "Sent at"), order="sent_at", kind="date"),
        ListColumn("address", gettext_lazy("Where it stands"), shown=False),
        ListColumn("problem", gettext_lazy("What stands against it"), shown=False),
    )
    filters = (
        UnderFilter("body", gettext_lazy("Outlets of a body, and below it"), "outlet__body"),
        ChoiceFilter("outlet__kind", pgettext_lazy("outlet", "Kind"), OutletKind.choices),
        ChoiceFilter("state", gettext_lazy("State"), DispatchState.choices),
        DateRangeFilter("sent_at__date", pgettext_lazy("dispatch", "Sent at")),
        FlagFilter("for_a_person", gettext_lazy("Somebody has to do something"), for_a_person),
    )

    def queryset(self) -> QuerySet:
        return whole(Dispatch.objects.all())

    def url_of(self, record: Any) -> str:
        return reverse("channels:dispatch", args=[record.pk])


class WhereItWent(RecordScreen):
    """Of one story: outlet by outlet with its receipt, and what of it can still be taken down."""

    model = Story
    record: Story

    def prepare(self) -> None:
        self.record = open_story(self)

    def trail(self) -> Sequence[Crumb]:
        return [dispatches_crumb()]

    def page_title(self) -> str:
        return _("Where it went: %(title)s") % {"title": self.record.title}

    def standfirst(self) -> str | Promise:
        return self.record.body.name

    def state(self) -> str | Promise:
        return str(self.record.get_state_display())

    def happened(self) -> list[Happening]:
        """The history of a story stays in its house, whoever reads and sends the story."""
        return super().happened() if may(self.actor, "view", self.record) else []

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        return [(each.label, number) for each, number in opened_of(self.record)]

    def panels(self) -> Sequence[RecordPanel]:
        found = of_story(self.actor, self.record)
        panels = [RecordPanel(_("Outlets"), "channels/desk/where.html", {"dispatches": found}, len(found))]
        if printed := printed_of(self.actor, self.record):
            matters = {"matters": printed}
            panels.append(RecordPanel(_("On paper"), "channels/desk/on_paper.html", matters, len(printed)))
        is_withdrawn = self.record.state == StoryState.WITHDRAWN
        called_back = found if is_withdrawn else [each for each in found if each.state in TAKEN_DOWN]
        if called_back or (is_withdrawn and printed):
            reach = reach_of(called_back)
            shown = {"reach": reach, "notice": notice_of(self.record, reach) if is_withdrawn else ""}
            panels.append(RecordPanel(_("Taking it down"), "channels/desk/reach.html", shown))
        return panels

    def further_actions(self) -> Sequence[RecordAction]:
        reach = RecordAction(_("How far it reaches"), self.url("channels:story_reach"))
        if not self.record.is_public:
            return [reach]
        url, answer = self.url("channels:send_story"), OUTLETS.reason(self.actor, "keep")
        is_next = not answer or open_for(self.actor, self.record).exists()
        tone, note = ("primary", "") if is_next else ("plain", _("It went to every outlet that you keep."))
        return [RecordAction(_("Send it to outlets"), url, answer, tone, note), reach]


class DispatchRecord(RecordScreen):
    """One story on its way to one outlet: what is to be done, and the receipt."""

    model, moves = Dispatch, DISPATCH_MOVES
    move_urls = {
        "confirm": "channels:confirm_dispatch",
        "retry": "channels:retry_dispatch",
        "call_off": "channels:call_off_dispatch",
        "recall": "channels:recall_dispatch",
        "confirm_recalled": "channels:confirm_recalled",
        "confirm_corrected": "channels:confirm_corrected",
        "leave_there": "channels:leave_there",
    }
    record: Dispatch

    def queryset(self) -> QuerySet:
        return whole(Dispatch.objects.all())

    def trail(self) -> Sequence[Crumb]:
        return [dispatches_crumb(), story_crumb(self.record.story)]

    def page_title(self) -> str:
        return str(self.record.outlet)

    def standfirst(self) -> str | Promise:
        return self.record.story.title

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        found = self.record
        return [
            (_("Kind of outlet"), found.outlet.get_kind_display()),
            (_("Body"), found.outlet.body.name),
            (_("Where it stands"), found.address),
            (_("Receipt"), found.receipt),
            (pgettext_lazy("dispatch", "Sent at"), _moment(found.sent_at)),
            (_("Taken down at"), _moment(found.over_at)),
            (_("What stands against it"), found.problem),
        ]

    def panels(self) -> Sequence[RecordPanel]:
        is_laid_out = self.record.state in FOR_A_PERSON or self.record.state == DispatchState.CORRECTING
        if not is_laid_out or hasattr(self.record, "script"):
            shown = {"figures": figures_of(self.record), "of_one": True}
            is_out = self.record.state in OUT
            return (
                [RecordPanel(_("What the outlet counts"), "channels/desk/reach_figures.html", shown)] if is_out else ()
            )
        told = telling(self.record.story)
        ready = {"text": text_of(told, self.record.outlet), "story": self.record.story_id}
        return [RecordPanel(_("Ready to paste"), "channels/desk/ready.html", ready)]

    def further_actions(self) -> Sequence[RecordAction]:
        found = self.record
        figure = [self.action(_("Record what the outlet counts"), "channels:note_figure", "keep")]
        figure = figure if found.state in OUT else []
        if script := getattr(found, "script", None):
            to_script = RecordAction(_("To the script"), reverse("channels:script", args=[script.pk]), tone="primary")
            return [to_script, *figure]
        return [*figure, RecordAction(_("To the outlet"), reverse("channels:outlet", args=[found.outlet_id]))]


def _moment(at: Any) -> str:
    return f"{localtime(at):%d/%m/%Y %H:%M}" if at else ""
