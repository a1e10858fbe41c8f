"""Printed matter on the desk: the list of it, one with its file, and what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lantoa.channels.kinds import OutletKind
from lantoa.channels.models import Outlet, PrintedMatter
from lantoa.channels.models.printing import PrintForm
from lantoa.channels.operations import printing
from lantoa.channels.operations.printing import Run
from lantoa.channels.print_states import PRINT_MOVES, PrintState
from lantoa.channels.queries.outlets import active
from lantoa.channels.queries.printing import items_of, whole
from lantoa.desk.lists import ChoiceFilter, DateRangeFilter, ListColumn, ListScreen
from lantoa.desk.moving import NamedMoveScreen
from lantoa.desk.reach_fields import ReachModelMultipleChoiceField
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen
from lantoa.desk.screens import Crumb, Screen
from lantoa.exemplars.desk_views.filters import UnderFilter
from lantoa.kit.text import fold

REGISTER = gettext_lazy("Printed matter")
AGAIN_AFTER_S = "3"  # while the worker is at it, the page asks again by itself
_ON_PAPER = (OutletKind.PRINT, OutletKind.BULLETIN, OutletKind.BOARD)


def printed_crumb() -> Crumb:
    """The step of the trail that leads to the list."""
    return Crumb(REGISTER, reverse("channels:printed_list"))


class PrintedList(ListScreen):
    """What the person's bodies print, the latest first."""

    title, model, ordering = REGISTER, PrintedMatter, ("-at", "-pk")
    adding = ("channels:make_bulletin", gettext_lazy("Make a bulletin or a book"), "keep")
    empty = gettext_lazy("A sheet or a poster begins on a published story or a public page, a bulletin or a book here.")
    columns = (
        ListColumn("title", pgettext_lazy("printed", "What"), lambda each: each.title or each.first_title),
        ListColumn("form", pgettext_lazy("printed", "Form"), "get_form_display", order="form"),
        ListColumn("body", gettext_lazy("Body"), "body.name", order="body__sort_key"),
        ListColumn("parts", gettext_lazy("Stories or exemplars"), kind="number"),
        ListColumn("state", gettext_lazy("State"), "get_state_display", order="state", kind="state"),
        ListColumn("copies", gettext_lazy("Copies"), order="copies", kind="number"),
        ListColumn("printed_on", gettext_lazy("Printed on"), order="printed_on", kind="date"),
        ListColumn("handed_to", gettext_lazy("Handed out to"), shown=False),
    )
    filters = (
        UnderFilter("body", gettext_lazy("Body, and those below it"), "body"),
        ChoiceFilter("form", pgettext_lazy("printed", "Form"), PrintForm.choices),
        ChoiceFilter("state", gettext_lazy("State"), PrintState.choices),
        DateRangeFilter("printed_on", gettext_lazy("Printed on")),
    )

    def queryset(self) -> QuerySet:
        return whole(PrintedMatter.objects.all())

    def url_of(self, record: Any) -> str:
        return reverse("channels:printed", args=[record.pk])


class PrintedRecord(RecordScreen):
    """One of them: how far it is, the file, what it tells of, and where its copies went."""

    model, moves = PrintedMatter, PRINT_MOVES
    move_urls = {
        "note_printed": "channels:note_printed",
        "set_again": "channels:set_again",
        "void": "channels:void_printed",
    }
    record: PrintedMatter

    def queryset(self) -> QuerySet:
        return whole(PrintedMatter.objects.all())

    def trail(self) -> Sequence[Crumb]:
        return [printed_crumb()]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        answer = super().get(request, *args, **kwargs)
        if self.record.state == PrintState.MAKING:
            answer["Refresh"] = AGAIN_AFTER_S
        return answer

    def page_title(self) -> str:
        found: Any = self.record
        return str(found.title or found.first_title or found)

    def standfirst(self) -> str | Promise:
        return self.record.void_because or self.record.get_form_display()

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        found = self.record
        return [
            (_("Body"), found.body.name),
            (pgettext_lazy("printed", "Set at"), f"{localtime(found.set_at):%H:%M %d/%m/%Y}" if found.set_at else ""),
            (_("Copies"), found.copies),
            (_("Printed on"), f"{found.printed_on:%d/%m/%Y}" if found.printed_on else ""),
            (_("Handed out to"), found.handed_to),
            (pgettext_lazy("printed", "Made by"), found.by),
        ]

    def panels(self) -> Sequence[RecordPanel]:
        items = items_of(self.record)
        told = RecordPanel(_("What it tells of"), "channels/desk/printed_items.html", {"items": items}, len(items))
        if self.record.state != PrintState.MAKING:
            return [told]
        return [RecordPanel(_("Being set"), "channels/desk/printed_progress.html", {"matter": self.record}), told]

    def actions(self) -> list[RecordAction]:
        """The file first: it is what one comes for."""
        return sorted(super().actions(), key=lambda each: each.tone != "primary")

    def further_actions(self) -> Sequence[RecordAction]:
        if not self.record.is_there:
            return ()
        return [RecordAction(_("Take the PDF"), self.url("channels:printed_file"), tone="primary")]


class PrintedPdf(Screen):
    """The file; 404 as long as it is being set, and once it is not to be used."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        there = PrintedMatter.objects.filter(state__in=(PrintState.READY, PrintState.PRINTED), file__isnull=False)
        found = self.load(there, pk=self.kwargs["pk"])
        content = printing.taken(found, at=self.at)
        if not content:
            raise Http404
        answer = HttpResponse(content, content_type="application/pdf")
        name = slugify(fold(str(found)))[:80]
        answer["Content-Disposition"] = f'attachment; filename="{name}-{found.pk}.pdf"'
        return answer


class OutletsOnPaper(ReachModelMultipleChoiceField):
    """Outlets of paper that the person keeps."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} ({obj.get_kind_display()}, {obj.body.name})"


def _paper() -> QuerySet[Outlet]:
    found = active().filter(kind__in=_ON_PAPER).select_related("body")
    return found.order_by("body__sort_key", "kind", "name", "pk")


class RunForm(forms.Form):
    """How many, when, and for whom."""

    copies = forms.IntegerField(label=gettext_lazy("Copies"), min_value=1, max_value=1_000_000)
    on = forms.DateField(label=gettext_lazy("Printed on"))
    handed_to = forms.CharField(
        label=gettext_lazy("Handed out to"),
        max_length=255,
        required=False,
        help_text=gettext_lazy("Such as: every household of Nà Lạn, the schools of the commune."),
    )


class RunOfStoriesForm(RunForm):
    """Also at which outlets; exemplars by their public page are sent to none."""

    outlets = OutletsOnPaper(
        _paper(),
        verb="keep",
        label=gettext_lazy("Outlets"),
        required=False,
        help_text=gettext_lazy(
            "The stories then stand as sent there, and are called back there if they are withdrawn."
        ),
    )


class MovePrinted(NamedMoveScreen):
    """One move of printed matter."""

    model, moves = PrintedMatter, PRINT_MOVES
    record: PrintedMatter

    def queryset(self) -> QuerySet:
        return PrintedMatter.objects.select_related("body")

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> Sequence[Crumb]:
        return [printed_crumb(), Crumb(str(self.record), self.back)]

    def run(self, form: Any) -> PrintedMatter:
        act = {"set_again": printing.set_again, "void": printing.void}[self.move]
        return act(self.record, by=self.actor, at=self.at, reason=form.cleaned_data["reason"])

    def after(self, result: Any) -> str:
        return reverse("channels:printed", args=[result.pk])


class NotePrinted(MovePrinted):
    """It is on paper."""

    move = "note_printed"

    def form(self, **options: Any) -> forms.Form:
        has_stories = self.record.items.filter(story__isnull=False).exists()
        return (RunOfStoriesForm if has_stories else RunForm)(**options)

    def initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def run(self, form: Any) -> PrintedMatter:
        return printing.note_printed(self.record, Run(**form.cleaned_data), by=self.actor, at=self.at)
