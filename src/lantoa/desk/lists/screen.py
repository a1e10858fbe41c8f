"""The list screen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any, ClassVar

from django import forms
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from lantoa.desk.screens import Screen
from lantoa.kit.access import policy_of, visible

from .acting import ActingMixin
from .columns import ListColumn, chosen
from .exports import as_csv, as_workbook
from .filters import ListFilter, form_of, search
from .pages import ListPage, number_in, page_of
from .saved_views import forget_view, save_view, saved_views_of

OF_THE_MOMENT = ("page", "run", "export")  # parts of an address that are no part of a view


class ListScreen(ActingMixin, Screen):
    """A list of the records in the actor's reach. Subclasses declare; nothing that they declare widens the reach.

    `search` names folded columns (lantoa.kit.text.fold). `acts` are done to many records; `adding` is the address name,
    label and verb of the policy for making a new one. `empty` says what an empty list means and what to do next.
    """

    template_name = "desk/list/list.html"
    model: type[Model]
    name = ""
    needs = "view"
    columns: Sequence[ListColumn] = ()
    filters: Sequence[ListFilter] = ()
    search: Sequence[str] = ()
    ordering: Sequence[str] = ("-pk",)
    adding: ClassVar[tuple[str, str | Promise, str] | None] = None
    empty: str | Promise = ""

    def queryset(self) -> QuerySet:
        """All records with what the columns need; the screen takes from them what the actor may see."""
        return self.model._default_manager.all()

    def url_of(self, record: Model) -> str:
        """Where the first column leads; empty for nowhere."""
        return ""

    @property
    def key(self) -> str:
        """What saved views and runs of acts know the screen by."""
        return self.name or f"{self.model._meta.label_lower}.{type(self).__name__}".lower()

    # --- What the address asks for ------------------------------------------------------------------------------

    @cached_property
    def filter_form(self) -> forms.Form:
        form = form_of(self.filters, self.actor, self.request.GET)
        form.is_valid()  # a value that the form does not know narrows nothing, and is told beside its field
        return form

    @cached_property
    def text(self) -> str:
        return self.request.GET.get("q", "").replace("\x00", "").strip()[:200]

    def columns_shown(self) -> list[ListColumn]:
        return chosen(self.columns, self.request.GET.getlist("columns"))

    def everything(self) -> QuerySet:
        """Whatever of the records the actor may see, unfiltered."""
        return visible(self.actor, self.queryset(), self.needs)

    def records(self) -> QuerySet:
        """What fits the address, in the order that it asks for."""
        records = search(self.everything(), self.search, self.text)
        for one in self.filters:
            records = one.apply(records, self.filter_form.cleaned_data)
        return records.order_by(*self.order_by())

    def order_by(self) -> list[str]:
        """The chosen column's order or the screen's own; ids last, so that no page repeats a record of another."""
        name = self.request.GET.get("order", "")
        for column in self.columns:
            if column.order and column.name == name.removeprefix("-"):
                return [("-" if name.startswith("-") else "") + column.order, "pk"]
        return [*self.ordering] if self.ordering[-1].lstrip("-") == "pk" else [*self.ordering, "pk"]

    def is_narrowed(self) -> bool:
        return bool(self.text or any(self.filter_form.cleaned_data.values()))

    def address(self, **changes: object) -> str:
        """The address of this list with `changes`; None takes a part out, and a change leads to the first page."""
        query = self.view_query()
        for name, value in changes.items():
            query.pop(name, None)
            if value is not None:
                query[name] = str(value)
        return f"{self.request.path}?{query.urlencode()}"

    def view_query(self) -> QueryDict:
        """What of the address makes the view: filters, order and columns that are set."""
        query = QueryDict(mutable=True)
        for name, values in self.request.GET.lists():
            if name not in OF_THE_MOMENT and any(values):
                query.setlist(name, values)
        return query

    # --- Answers ------------------------------------------------------------------------------------------------

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.GET.get("export") in ("csv", "xlsx"):
            return self.export(request.GET["export"])
        found = self.found()
        return self.page(found=found, rows=self.rows(found), run=self.last_run(), **self.choices())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if "save_view" in request.POST:
            save_view(
                screen=self.key, name=request.POST["save_view"], query=self.view_query().urlencode(), by=self.actor
            )
        elif "forget_view" in request.POST:
            forget_view(number_in(request.POST["forget_view"]), screen=self.key, by=self.actor)
        else:
            return self.act()
        return redirect(self.address())

    def found(self) -> ListPage:
        return page_of(self.records(), number_in(self.request.GET.get("page", "")))

    def rows(self, found: ListPage) -> list[dict[str, Any]]:
        """What the table is drawn from: each record with its address and the values of the columns shown."""
        columns = self.columns_shown()
        return [
            {"record": record, "url": self.url_of(record), "cells": [(each, each.read(record)) for each in columns]}
            for record in found.records
        ]

    def choices(self) -> dict[str, Any]:
        """What the person may do on this page besides reading."""
        verbs = {act.needs for act in self.acts} | ({self.adding[2]} if self.adding else set())
        may = {verb: policy_of(self.model).reason(self.actor, verb) for verb in verbs}
        return {
            "saved_views": list(saved_views_of(self.person, self.key)),
            "acts": [act for act in self.acts if may[act.needs]],
            "add": self.adding if self.adding and may[self.adding[2]] else None,
        }

    def export(self, kind: str) -> HttpResponseBase:
        """The records and columns that the address shows, all pages of them, with headings in the person's language."""
        columns, write = self.columns_shown(), as_csv if kind == "csv" else as_workbook
        rows = ([column.read(record) for column in columns] for record in self.records().iterator(chunk_size=2000))
        return write(_(self.page_title()), [str(column.label) for column in columns], self.plain(rows))

    @staticmethod
    def plain(rows: Any) -> Any:
        """Lazy texts in the language that the person has now: the file is sent after her request is over."""
        return ([str(value) if isinstance(value, Promise) else value for value in row] for row in rows)
