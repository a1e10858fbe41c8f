"""Lists of nominations: sending one, seeing what it would do, having it written down, undoing it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lantoa.desk.forms import FormScreen
from lantoa.desk.moving import MoveScreen, NamedMoveScreen
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen
from lantoa.desk.screens import Crumb, Screen
from lantoa.desk.sheets import report
from lantoa.desk.sheets.forms import SheetField
from lantoa.exemplars.access import keeping_bodies
from lantoa.exemplars.desk_views.nominations import register_crumb
from lantoa.exemplars.import_states import IMPORT_MOVES, NominationImportState
from lantoa.exemplars.lists import writing
from lantoa.exemplars.lists.checking import WORDS
from lantoa.exemplars.models import NominationImport
from lantoa.exemplars.operations import importing
from lantoa.kit.access import visible
from lantoa.organisations.fields import KeptBodyField

IMPORT = gettext_lazy("Nominations from Excel")
RECENT = 8
STANDFIRST: dict[str, str | Promise] = {
    NominationImportState.CHECKED: gettext_lazy("This is what the list would do. Nothing is written down yet."),
    NominationImportState.RECORDED: gettext_lazy(
        "Each row waits to be read. The list can be undone until somebody works on one of them."
    ),
    NominationImportState.UNDONE: gettext_lazy("What the list brought is gone."),
}


def _crumbs() -> list[Crumb]:
    return [register_crumb(), Crumb(IMPORT, reverse("exemplars:import_nominations"))]


class ImportForm(forms.Form):
    """The file, and who received it."""

    body = KeptBodyField(keeping_bodies, label=gettext_lazy("Received by"))
    file = SheetField(label=gettext_lazy("Excel file"), help_text=gettext_lazy(".xlsx, at most 5 MB and 500 rows."))
    agreed = forms.BooleanField(
        label=gettext_lazy("Those who nominate were told what it is used for and agreed"),
        help_text=gettext_lazy("Nothing of the list is published: each row waits to be read, as one from paper does."),
    )


class ImportNominations(FormScreen):
    """A list is sent; the next page tells what it would do."""

    title, model, form_class, needs = IMPORT, NominationImport, ImportForm, "keep"
    template_name = "exemplars/desk/import.html"
    submit = gettext_lazy("Check the list")
    lead = gettext_lazy("Nothing is written down yet: you first see what the list would do, row by row.")

    @property
    def back(self) -> str:
        return reverse("exemplars:nominations")

    def trail(self) -> list[Crumb]:
        return [register_crumb()]

    def recent(self) -> list[NominationImport]:
        """The last lists of the person's bodies."""
        found = visible(self.actor, NominationImport.objects.defer("content", "lines")).select_related("body")
        return list(found.order_by("-sent_at", "-pk")[:RECENT])

    def run(self, form: forms.Form) -> NominationImport:
        file, body = form.cleaned_data["file"], form.cleaned_data["body"]
        sent = NominationImport(content=file.read(), file_name=file.name[:255], body=body, sent_by_id=self.person.pk)
        return importing.send(sent, by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("exemplars:nomination_import", args=[result.pk])


class NominationImportRecord(RecordScreen):
    """What a list would do or did, and the buttons that have it written down or undone."""

    model, moves = NominationImport, IMPORT_MOVES
    move_urls = {"record": "exemplars:record_nominations", "undo": "exemplars:undo_nominations"}

    def queryset(self) -> QuerySet:
        return NominationImport.objects.defer("content").select_related("body", "sent_by")

    def trail(self) -> Sequence[Crumb]:
        return _crumbs()

    def standfirst(self) -> str | Promise:
        return STANDFIRST[self.record.state]

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        one = self.record
        return [
            (_("Received by"), one.body),
            (_("Rows"), one.rows),
            (_("Rows with errors, left out"), one.refused or ""),
            (_("Columns not read"), ", ".join(one.ignored)),
            (_("Sent by"), one.sent_by.get_full_name()),
            (_("Sent"), f"{localtime(one.sent_at):%d/%m/%Y %H:%M}"),
        ]

    def panels(self) -> Sequence[RecordPanel]:
        if not self.record.lines:  # forgotten after two weeks
            return []
        word = self.request.GET.get("show", "refused" if self.record.refused else "")
        download = reverse("exemplars:nomination_import_lines", args=[self.record.pk])
        shown = report.panel(self.record.lines, WORDS, word, download)
        return [RecordPanel(_("Row by row"), "desk/sheets/lines.html", shown)]

    def further_actions(self) -> Sequence[RecordAction]:
        if self.record.state == NominationImportState.RECORDED:
            address = f"{reverse('exemplars:nominations')}?came_by=list&undecided=1"
            return [RecordAction(_("Read what it brought"), address), *self.to_mend()]
        return [*self.to_mend(), RecordAction(_("Send another file"), reverse("exemplars:import_nominations"))]

    def to_mend(self) -> Sequence[RecordAction]:
        """Rows with errors, as long as the file is kept."""
        if not self.record.refused or not self.record.lines or self.record.state == NominationImportState.UNDONE:
            return []
        return [RecordAction(_("Download the rows to mend"), self.url("exemplars:nominations_to_mend"))]


class KnownForm(forms.Form):
    """Whether rows that may be known are written down, too."""

    with_known = forms.TypedChoiceField(
        label=gettext_lazy("Rows that may be known already"),
        choices=[
            ("0", gettext_lazy("Leave them out")),
            ("1", gettext_lazy("Write them down too: they are decided about one by one")),
        ],
        coerce=lambda value: value == "1",
        initial="0",
        widget=forms.RadioSelect,
    )


class RecordNominations(MoveScreen):
    """Agreeing to what was shown."""

    model, moves, move, form_class = NominationImport, IMPORT_MOVES, "record", KnownForm
    submit = gettext_lazy("Write the list down")

    @property
    def lead(self) -> str:  # type: ignore[override]  # rows with errors are told of where there are any
        told = [_("The rows become nominations of the body that received them. Nothing is published.")]
        if count := self.record.refused:
            left = ngettext(
                "%(count)d row with errors is left out; you get it back as a file to mend.",
                "%(count)d rows with errors are left out; you get them back as a file to mend.",
                count,
            )
            told.append(left % {"count": count})
        return " ".join(told)

    def trail(self) -> list[Crumb]:
        return [*_crumbs(), Crumb(str(self.record), self.back)]

    @property
    def back(self) -> str:
        return self.after(self.record)

    def form(self, **options: Any) -> forms.Form:
        """Where nothing may be known already, nothing is asked."""
        form = super().form(**options)
        if not self.record.known:
            del form.fields["with_known"]
        return form

    def run(self, form: forms.Form) -> NominationImport:
        with_known = form.cleaned_data.get("with_known", False)
        return importing.record(self.record, with_known=with_known, by=self.actor, at=self.at)

    def told(self, result: Any) -> str:
        count = result.nominations.count()
        return _("Nominations written down: %(count)d.") % {"count": count}

    def after(self, result: Any) -> str:
        return reverse("exemplars:nomination_import", args=[result.pk])


class UndoNominations(NamedMoveScreen):
    """What the list brought is taken away again."""

    model, moves, move = NominationImport, IMPORT_MOVES, "undo"
    lead = gettext_lazy("All nominations that came with this list are deleted. The list itself stays for two weeks.")
    done = gettext_lazy("The list is undone.")

    def trail(self) -> list[Crumb]:
        return [*_crumbs(), Crumb(str(self.record), self.back)]

    @property
    def back(self) -> str:
        return self.after(self.record)

    def run(self, form: forms.Form) -> NominationImport:
        return importing.undo(self.record, by=self.actor, at=self.at, reason=form.cleaned_data["reason"])

    def after(self, result: Any) -> str:
        return reverse("exemplars:nomination_import", args=[result.pk])


class Lines(Screen):
    """What the check found, as a file."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        sent = self.load(NominationImport.objects.defer("content"), pk=self.kwargs["pk"])
        return writing.report(sent.file_name, report.of(sent.lines, request.GET.get("show", ""), WORDS))


class ToMend(Screen):
    """The rows with errors, to be mended and sent again."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        sent = self.load(NominationImport.objects.exclude(lines=[]).exclude(content=b""), pk=self.kwargs["pk"])
        return writing.to_mend(sent.file_name, bytes(sent.content), sent.lines)


class Template(Screen):
    """An empty list, with words to use, an example and notes."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return writing.template()
