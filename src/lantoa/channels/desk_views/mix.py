"""What a body and all below it told in a year, on one page; and who told how much, to drill down and to export."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.channels.access import OUTLETS
from lantoa.channels.kinds import MODE
from lantoa.channels.queries.mix import Line, mix_of
from lantoa.channels.queries.told import nothing_told, with_told
from lantoa.desk.lists import FlagFilter, ListColumn, ListScreen
from lantoa.desk.requests import year_asked
from lantoa.desk.screens import Crumb, Screen
from lantoa.exemplars.desk_views.filters import UnderFilter
from lantoa.organisations.models import Body
from lantoa.organisations.reach import first_to_show

TITLE = gettext_lazy("What is told, and how")


class MixScreen(Screen):
    """That of one body."""

    template_name = "channels/desk/mix.html"
    body: Body | None = None

    def prepare(self) -> None:
        self.body = OUTLETS.bodies_for(self.actor, "view").filter(pk=self.kwargs["pk"]).first()
        if self.body is None:
            raise Http404

    @property
    def year(self) -> int:
        """The one that is asked for, else this one."""
        return year_asked(self.request, self.today)

    def page_title(self) -> str:
        return _("What is told: %(body)s") % {"body": self.body.name} if self.body else str(TITLE)

    def trail(self) -> Sequence[Crumb]:
        return [Crumb(TITLE, reverse("channels:mix"))] if "pk" in self.kwargs else []

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.body is None:
            return self.page(body=None)
        shown = mix_of(self.body, self.year, self.today)
        return self.page(
            body=self.body,
            year=self.year,
            shown=shown,
            modes=[(MODE[mode], number) for mode, number in shown.modes.items()],
            tables=[
                (_("Contents that are told"), bars(shown.themes), "theme"),
                (_("Campaigns"), bars(shown.campaigns), "theme"),
                (_("Kinds of stories"), bars(shown.kinds), ""),
                (_("For whom"), bars(shown.audiences), ""),
                (_("Where it went"), bars(shown.ways), ""),
                (_("Minutes on the air"), bars([_quarter(each) for each in shown.minutes]), ""),
            ],
        )


class MyMix(MixScreen):
    """That of the person's own body, of the first in reach where she has none."""

    def prepare(self) -> None:
        self.body = first_to_show(OUTLETS.bodies_for(self.actor, "view"), self.actor, self.today)


class TellingBodies(ListScreen):
    """Who told how much this year, and who nothing."""

    title, model, search, ordering = gettext_lazy("Who told how much"), Body, ("name",), ("sort_key", "pk")
    empty = gettext_lazy("The bodies in your reach stand here, with how much each told this year.")
    columns = (
        ListColumn("name", gettext_lazy("Body"), "name", order="sort_key"),
        ListColumn("stories", gettext_lazy("Stories this year"), "stories_told", order="stories_told", kind="number"),
        ListColumn("before", gettext_lazy("Last year"), "stories_before", order="stories_before", kind="number"),
        ListColumn(
            "sent", gettext_lazy("Sent to its outlets this year"), "sent_there", order="sent_there", kind="number"
        ),
        ListColumn("planned", gettext_lazy("Planned this year"), "planned", order="planned", kind="number"),
        ListColumn("outlets", gettext_lazy("Outlets in use"), "outlets_used", order="outlets_used", kind="number"),
    )
    filters = (
        UnderFilter("pk", gettext_lazy("Body, and those below it"), "pk"),
        FlagFilter("unplanned", gettext_lazy("Without a content plan"), lambda rows: rows.filter(planned=0)),
        FlagFilter(
            "nothing", gettext_lazy("Told nothing this year"), lambda rows: nothing_told(rows, localdate().year)
        ),
    )

    def queryset(self) -> QuerySet:
        seen = OUTLETS.bodies_for(self.actor, "view").filter(since__lte=self.today, until__gt=self.today)
        return with_told(seen, self.today.year)

    def trail(self) -> Sequence[Crumb]:
        return [Crumb(TITLE, reverse("channels:mix"))]

    def url_of(self, record: Any) -> str:
        return reverse("channels:mix_of", args=[record.pk])


def bars(lines: Sequence[Line]) -> list[tuple[Line, int, int]]:
    """Each line that is not empty, with the widths of both years, the largest 100 wide."""
    most = max((max(each.now, each.before) for each in lines), default=0) or 1
    shown = [each for each in lines if each.now or each.before or each.pk]
    return [(each, round(100 * each.now / most), round(100 * each.before / most)) for each in shown]


def _quarter(line: Line) -> Line:
    words: str | Promise = _("quarter %(number)s") % {"number": ("I", "II", "III", "IV")[int(line.words) - 1]}
    return Line(words, line.now, line.before)
