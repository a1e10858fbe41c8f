"""Columns with how alive they are, orientation notes, and yearly occasions on the desk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from lantoa.desk.lists import FlagFilter, ListColumn, ListScreen
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen
from lantoa.desk.screens import Crumb
from lantoa.newsroom.models import Column, Occasion, Orientation
from lantoa.newsroom.queries.planning import days_silent, silent, with_last_story
from lantoa.newsroom.queries.telling import published


def silence(column: Any) -> str:
    """How long nothing appeared in it; that it ended, for one that did."""
    if column.ended_on:
        return _("ended")
    days = days_silent(column, localdate())
    return ngettext("%(number)s day", "%(number)s days", days) % {"number": days}


class ColumnList(ListScreen):
    """Special pages and columns, and how long each has been silent."""

    title, model, search, ordering = pgettext_lazy("newsroom", "Columns"), Column, ("name",), ("name", "pk")
    adding = ("newsroom:keep_column", gettext_lazy("Keep a column"), "keep")
    empty = gettext_lazy("A special page or column stands here, with how often something is to appear in it.")
    columns = (
        ListColumn("name", gettext_lazy("Name"), order="name"),
        ListColumn("kind", pgettext_lazy("column", "Kind"), "get_kind_display"),
        ListColumn("body", gettext_lazy("Body"), "body.name", order="body__sort_key"),
        ListColumn("appears", gettext_lazy("Where it appears")),
        ListColumn("every_days", gettext_lazy("Days between two stories"), order="every_days", kind="number"),
        ListColumn("silent", gettext_lazy("Silent for"), silence, kind="state"),
    )
    filters = (FlagFilter("late", gettext_lazy("Silent for too long"), lambda rows: silent(rows, localdate())),)

    def queryset(self) -> QuerySet:
        return with_last_story(Column.objects.select_related("body"))

    def url_of(self, record: Any) -> str:
        return reverse("newsroom:column", args=[record.pk])


class ColumnRecord(RecordScreen):
    """One column, and what appeared in it."""

    model = Column

    def queryset(self) -> QuerySet:
        return with_last_story(Column.objects.select_related("body"))

    def trail(self) -> Sequence[Crumb]:
        return [Crumb(pgettext("newsroom", "Columns"), reverse("newsroom:columns"))]

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        column = self.record
        return [
            (_("Body"), column.body.name),
            (_("Kept together with"), ", ".join(each.name for each in column.partners.order_by("sort_key"))),
            (_("Where it appears"), column.appears),
            (_("Days between two stories"), column.every_days),
            (_("Silent for"), silence(column)),
            (_("Ended on"), f"{column.ended_on:%d/%m/%Y}" if column.ended_on else ""),
        ]

    def panels(self) -> Sequence[RecordPanel]:
        found = list(published().filter(column=self.record).select_related("body").order_by("-first_published_at")[:20])
        return [RecordPanel(_("Stories"), "newsroom/desk/stories.html", {"stories": found}, len(found))]

    def further_actions(self) -> Sequence[RecordAction]:
        return [self.action(_("Change it"), "newsroom:change_column", "keep")]


class OrientationList(ListScreen):
    """Orientation notes of the person's bodies, and of those above them."""

    title, model, search, ordering = gettext_lazy("Orientation notes"), Orientation, ("topic",), ("-since", "-pk")
    adding = ("newsroom:keep_orientation", gettext_lazy("Write an orientation note"), "keep")
    empty = gettext_lazy("How a topic is to be told stands here, as the body says that directs publicity.")
    columns = (
        ListColumn("topic", gettext_lazy("Topic"), order="topic"),
        ListColumn("body", gettext_lazy("Body"), "body.name", order="body__sort_key"),
        ListColumn("since", gettext_lazy("Since"), order="since", kind="date"),
        ListColumn("until", gettext_lazy("Until"), order="until", kind="date"),
    )

    def queryset(self) -> QuerySet:
        return Orientation.objects.select_related("body")

    def url_of(self, record: Any) -> str:
        return reverse("newsroom:orientation", args=[record.pk])


class OrientationRecord(RecordScreen):
    """One note."""

    model = Orientation

    def queryset(self) -> QuerySet:
        return Orientation.objects.select_related("body")

    def trail(self) -> Sequence[Crumb]:
        return [Crumb(_("Orientation notes"), reverse("newsroom:orientations"))]

    def standfirst(self) -> str | Promise:
        return self.record.body.name

    def panels(self) -> Sequence[RecordPanel]:
        shown = {"note": self.record}
        return [RecordPanel(_("How the topic is to be told"), "newsroom/desk/orientation.html", shown)]

    def further_actions(self) -> Sequence[RecordAction]:
        return [self.action(_("Change it"), "newsroom:change_orientation", "keep")]


class OccasionList(ListScreen):
    """What is due every year, at the person's bodies and those below."""

    title, model, search, ordering = (
        gettext_lazy("Yearly occasions"),
        Occasion,
        ("topic",),
        ("anniversary__month", "pk"),
    )
    adding = ("newsroom:keep_occasion", gettext_lazy("Keep a yearly occasion"), "keep")
    empty = gettext_lazy("What is told every year on an anniversary stands here, such as portraits for 11/6.")
    columns = (
        ListColumn("topic", gettext_lazy("Topic"), order="topic"),
        ListColumn("anniversary", gettext_lazy("Anniversary"), "anniversary.name"),
        ListColumn("number", gettext_lazy("How many stories"), order="number", kind="number"),
        ListColumn("kind", gettext_lazy("Kind of story"), "get_kind_display"),
        ListColumn("body", gettext_lazy("Body"), "body.name", order="body__sort_key"),
        ListColumn("ended_on", gettext_lazy("Ended on"), order="ended_on", kind="date", shown=False),
    )

    def queryset(self) -> QuerySet:
        return Occasion.objects.select_related("body", "anniversary")

    def url_of(self, record: Any) -> str:
        return reverse("newsroom:change_occasion", args=[record.pk])
