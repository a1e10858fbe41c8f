"""Lists of bodies: sending one, seeing what it would do, having it recorded; and taking bodies away as a list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from lantoa.desk.moving import MoveScreen
from lantoa.desk.reach_fields import within_reach
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen
from lantoa.desk.screens import Crumb, Screen
from lantoa.desk.sheets import report
from lantoa.desk.sheets.forms import SheetField
from lantoa.organisations.fields import BodyField
from lantoa.organisations.models import BodyImport, Tree
from lantoa.organisations.reach import may_everything
from lantoa.organisations.spreadsheets import importing, writing
from lantoa.organisations.spreadsheets.report import WORDS
from lantoa.organisations.spreadsheets.states import MOVES, ImportState

IMPORT = _("Add bodies from Excel")
AGAIN_AFTER_S = "4"  # while the worker has the list in hand, the page asks again by itself


class ImportForm(forms.Form):
    """The file, and what holds for all of its rows."""

    file = SheetField(label=_("Excel file"), help_text=_(".xlsx, at most 5 MB and 20,000 rows."))
    tree = forms.ChoiceField(
        label=_("Tree"), choices=Tree.choices, help_text=_("For rows that do not name one themselves.")
    )
    under = BodyField(
        label=_("Body above"),
        verb="administer",
        required=False,
        help_text=_("Where rows stand that do not name a body above themselves."),
    )
    on = forms.DateField(
        label=_("In force from"), initial=localdate, help_text=_("From this day new names and places hold.")
    )
    document = forms.CharField(
        label=_("Deciding document"),
        max_length=255,
        required=False,
        help_text=_("For example: Resolution 1686/NQ-UBTVQH15"),
    )


class Import(FormScreen):
    """A list is sent; the next page tells what it would do."""

    title, model, form_class, needs = IMPORT, BodyImport, ImportForm, "administer"
    template_name = "organisations/spreadsheets/import.html"
    submit = _("Check the list")
    lead = _("Nothing is recorded yet: you first see what the list would do, row by row.")

    def trail(self) -> list[Crumb]:
        return bodies_trail()

    def form(self, **options: Any) -> forms.Form:
        form = super().form(**options)
        form.fields["under"].required = not may_everything(self.actor)
        return form

    def run(self, form: forms.Form) -> BodyImport:
        said = {name: form.cleaned_data[name] for name in ("tree", "under", "on", "document")}
        file = form.cleaned_data["file"]
        said |= {"content": file.read(), "file_name": file.name[:255], "sent_by": self.person, "sent_at": self.at}
        sent = BodyImport(**said)
        return importing.send(sent, by=self.actor, at=self.at)

    def after(self, result: BodyImport) -> str:
        return reverse("organisations:import_check", args=[result.pk])


class ImportRecord(RecordScreen):
    """What a list would do or did, and the button that has it recorded."""

    model, moves = BodyImport, MOVES
    move_urls = {"apply": "organisations:import_apply"}

    def queryset(self) -> QuerySet:
        return BodyImport.objects.defer("content").select_related("under", "sent_by", "change")

    def trail(self) -> list[Crumb]:
        return [*bodies_trail(), Crumb(IMPORT, reverse("organisations:import"))]

    def standfirst(self) -> str | Promise:
        return STANDFIRST[self.record.state]

    def state(self) -> str | Promise:
        """Undone, where the change was undone later."""
        change = self.record.change
        return change.get_state_display() if change and change.state == "undone" else super().state()

    def facts(self) -> list[tuple[str | Promise, object]]:
        one = self.record
        return [
            (_("Why it was not recorded"), one.trouble),
            (_("Rows"), one.rows),
            (_("Tree"), one.get_tree_display()),
            (_("Body above"), one.under),
            (_("In force from"), f"{one.on:%d/%m/%Y}"),
            (_("Deciding document"), one.document),
            (_("Columns not read"), ", ".join(one.ignored)),
            (_("Sent by"), one.sent_by.get_full_name()),
        ]

    def panels(self) -> list[RecordPanel]:
        if not self.record.lines:
            return []
        word = self.request.GET.get("show", "refused" if self.record.refused else "")
        download = reverse("organisations:import_lines", args=[self.record.pk])
        shown = report.panel(self.record.lines, WORDS, word, download)
        return [RecordPanel(_("Row by row"), "desk/sheets/lines.html", shown)]

    def further_actions(self) -> list[RecordAction]:
        actions = []
        if self.record.change:
            url = reverse("organisations:change", args=[self.record.change.pk])
            actions.append(RecordAction(_("Open the change, or undo it"), url))
        if self.record.state in (ImportState.CHECKED, ImportState.FAILED):
            actions.append(RecordAction(_("Send another file"), reverse("organisations:import")))
        return actions

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        answer = super().get(request, *args, **kwargs)
        if self.record.state in (ImportState.CHECKING, ImportState.WAITING):
            answer["Refresh"] = AGAIN_AFTER_S
        return answer


STANDFIRST: dict[str, Promise] = {
    ImportState.CHECKING: _("A long list is checked in the background. You may leave this page and come back."),
    ImportState.CHECKED: _("This is what the list would do. Nothing is recorded yet."),
    ImportState.WAITING: _("The list is recorded in the background. You may leave this page and come back."),
    ImportState.APPLIED: _("The list is recorded as one change, which can be undone as one."),
    ImportState.FAILED: _("Nothing of the list was recorded."),
}


class Apply(MoveScreen):
    """Agreeing to what was shown."""

    model, moves, move = BodyImport, MOVES, "apply"
    form_class = forms.Form  # there is nothing to say
    submit = _("Record the list")
    lead = _("What the check showed is recorded as one change. You can undo it until something new depends on it.")

    def trail(self) -> list[Crumb]:
        return [*bodies_trail(), Crumb(str(self.record), self.after(self.record))]

    def run(self, form: forms.Form) -> BodyImport:
        return importing.ask_to_apply(self.record, by=self.actor, at=self.at)

    def told(self, result: BodyImport) -> str | Promise:
        return _("The list is recorded.") if result.state == ImportState.APPLIED else ""

    def after(self, result: BodyImport) -> str:
        return reverse("organisations:import_check", args=[result.pk])


class Lines(Screen):
    """What the check found, as a file."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        sent = self.load(BodyImport.objects.defer("content"), pk=self.kwargs["pk"])
        return writing.report(sent.file_name, report.of(sent.lines, request.GET.get("show", ""), WORDS))


class Template(Screen):
    """An empty list."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return writing.template()


class ExportForm(forms.Form):
    """Which bodies, as of which day. It stands in the address."""

    tree = forms.ChoiceField(label=_("Tree"), choices=Tree.choices)
    under = BodyField(label=_("This body and all below it"), required=False, ended=True)
    on = forms.DateField(label=_("On the day"), required=False, help_text=_("Empty: today."))


class Export(Screen):
    """Asks which bodies, and gives them as a list that can be changed and sent back."""

    title, template_name = _("Bodies as an Excel file"), "organisations/spreadsheets/export.html"

    def trail(self) -> list[Crumb]:
        return bodies_trail()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        form = ExportForm(request.GET if "tree" in request.GET else None)
        within_reach(form, self.actor)
        if form.is_valid():
            said = form.cleaned_data
            return writing.exported(said["tree"], said["on"] or self.today, said["under"])
        return self.page(422 if form.is_bound else 200, form=form)


def bodies_trail() -> list[Crumb]:
    """The step that leads to the tree."""
    return [Crumb(_("Organisations"), reverse("organisations:tree"))]
