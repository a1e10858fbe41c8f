"""How far stories reach, on the desk: of one story, of a body, and what outlets say of theirs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lantoa.channels.desk_views.dispatches import dispatches_crumb, open_story, story_crumb
from lantoa.channels.models import Dispatch, OutletFigure
from lantoa.channels.models.reach import Figure, Opened
from lantoa.channels.operations import counting
from lantoa.channels.queries.dispatches import whole
from lantoa.channels.queries.reach import Day, of_body, of_story
from lantoa.channels.reach_figure import figure_of
from lantoa.desk.forms import FormScreen
from lantoa.desk.history import Happening
from lantoa.desk.lists import ChoiceFilter
from lantoa.desk.lists.exports import as_workbook
from lantoa.desk.lists.filters import form_of
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen
from lantoa.desk.screens import Crumb, Screen
from lantoa.exemplars.desk_views.filters import UnderFilter, years
from lantoa.newsroom.models import Story

HOW = gettext_lazy(
    "Counted from the log of the server, without robots; nothing is kept of who reads. Outlets tell their own figures."
)
_OF_STORY = (Opened.STORY, Opened.SOUND, Opened.FILM, Opened.CODE)
_OF_BODY = (Opened.STORY, Opened.SOUND, Opened.FILM, Opened.EXEMPLAR, Opened.CODE)


class StoryReachRecord(RecordScreen):
    """One story."""

    model, lead = Story, HOW
    record: Story

    def prepare(self) -> None:
        self.record = open_story(self)
        self.reach = of_story(self.record)

    def page_title(self) -> str:
        return _("How far it reaches: %(title)s") % {"title": self.record.title}

    def trail(self) -> Sequence[Crumb]:
        return [dispatches_crumb(), story_crumb(self.record)]

    def happened(self) -> list[Happening]:
        """The history is that of the story, on its own page."""
        return []

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.GET.get("export") == "xlsx":
            return as_workbook(self.page_title(), headings(_OF_STORY), rows_of(self.reach.days, _OF_STORY))
        return super().get(request, *args, **kwargs)

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        opened = self.reach.opened
        return [
            *((each.label, opened[each]) for each in _OF_STORY),
            (_("Copies printed"), self.reach.copies),
        ]

    def panels(self) -> Sequence[RecordPanel]:
        panels = [
            RecordPanel(_("Opened day by day"), "channels/desk/reach_figure.html", _drawn(self.reach.days, _OF_STORY))
        ]
        shown = {"figures": self.reach.figures}
        panels.append(RecordPanel(_("What outlets say"), "channels/desk/reach_figures.html", shown))
        return [
            *panels,
            RecordPanel(_("Over which channels"), "channels/desk/spread_panel.html", {"spread": self.reach.channels}),
        ]

    def further_actions(self) -> Sequence[RecordAction]:
        return [RecordAction(_("Excel"), "?export=xlsx")]


class BodyReachScreen(Screen):
    """All stories of a body and those below it, of one year."""

    title, template_name, lead = gettext_lazy("How far stories reach"), "channels/desk/reach_page.html", HOW
    filters = (
        UnderFilter("body", gettext_lazy("Body, and those below it"), "body"),
        ChoiceFilter("year", gettext_lazy("Published in"), years),
    )

    @cached_property
    def filter_form(self) -> forms.Form:
        form = form_of(self.filters, self.actor, self.request.GET)
        form.is_valid()  # a value that the form does not know narrows nothing, and is told beside its field
        return form

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        asked = self.filter_form.cleaned_data
        year = int(asked.get("year") or self.today.year)
        reach = of_body(asked.get("body"), date(year, 1, 1), date(year, 12, 31), self.today)
        if request.GET.get("export") == "xlsx":
            return as_workbook(f"{self.title} {year}", headings(_OF_BODY), rows_of(reach.days, _OF_BODY))
        query = request.GET.copy()
        query["export"] = "xlsx"
        figures = [(Figure(code).label, number) for code, number in reach.figures.items()]
        opened = [(each.label, sum(day.opened.get(each, 0) for day in reach.days)) for each in _OF_BODY]
        return self.page(
            reach=reach,
            year=year,
            totals=[*opened, (_("Copies printed"), reach.copies), *figures],
            drawn=_drawn(reach.days, _OF_BODY),
            export=f"?{query.urlencode()}",
        )


class FigureForm(forms.Form):
    """What the outlet counts."""

    figure = forms.ChoiceField(label=pgettext_lazy("reach", "What was counted"), choices=Figure.choices)
    number = forms.IntegerField(
        label=gettext_lazy("Number until that day"),
        min_value=0,
        max_value=2_000_000_000,
        help_text=gettext_lazy("All of it since the story went out, as the outlet shows it."),
    )
    on = forms.DateField(label=gettext_lazy("As of"))
    source = forms.CharField(
        label=gettext_lazy("Who says so"),
        max_length=255,
        help_text=gettext_lazy("Such as: statistics of the Page, the report of the station."),
    )


class NoteFigure(FormScreen):
    """An outlet tells what it counts."""

    title, model, needs, form_class = gettext_lazy("Record what the outlet counts"), Dispatch, "keep", FigureForm
    done = gettext_lazy("The figure is recorded.")
    record: Dispatch

    def queryset(self) -> QuerySet:
        return whole(Dispatch.objects.all())

    @property
    def back(self) -> str:
        return self.after(None)

    def trail(self) -> Sequence[Crumb]:
        return [dispatches_crumb(), story_crumb(self.record.story), Crumb(str(self.record), self.back)]

    def initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def run(self, form: forms.Form) -> OutletFigure:
        figure = OutletFigure(dispatch=self.record, **form.cleaned_data)
        return counting.note_figure(figure, by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("channels:dispatch", args=[self.record.pk])


def headings(kinds: Sequence[Opened]) -> list[str]:
    """Of the table of days."""
    return [_("Day"), *(str(each.label) for each in kinds), _("Together")]


def rows_of(days: Sequence[Day], kinds: Sequence[Opened]) -> list[list[object]]:
    """Its rows."""
    return [[day.day, *(day.opened.get(each, 0) for each in kinds), day.total] for day in days]


def _drawn(days: Sequence[Day], kinds: Sequence[Opened]) -> dict[str, Any]:
    return {"figure": figure_of(days, kinds), "kinds": kinds}
