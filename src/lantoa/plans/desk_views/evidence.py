"""Evidence: the list of what waits for a check, one record with its moves, and the file that shows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.lists import BulkAct, ChoiceFilter, DateRangeFilter, ListColumn, ListScreen
from lantoa.desk.moving import MoveScreen
from lantoa.desk.records import RecordAction, RecordScreen
from lantoa.desk.screens import Crumb, Screen
from lantoa.kit.access import Answer
from lantoa.plans.board_words import amount, period_words
from lantoa.plans.desk_views.plans import trail
from lantoa.plans.models import Evidence, EvidenceKind, StoredFile
from lantoa.plans.operations import evidence
from lantoa.plans.states import EVIDENCE_MOVES, EvidenceState


def amount_words(record: Evidence) -> str:
    """How many, with the unit."""
    return f"{amount(record.amount)} {record.duty.unit}".strip()


class AcceptMany(BulkAct):
    """Many pieces are accepted at once; undone, they wait for a check again."""

    name, label, needs, can_undo = "accept", gettext_lazy("Accept"), "check", True

    def ready(self, records: QuerySet) -> QuerySet:
        return records.filter(state=EvidenceState.SUBMITTED)

    def why_not(self, record: Any) -> str | Promise:
        return _("The evidence is “%(state)s”.") % {"state": record.get_state_display()}

    def run(self, record: Any, *, by: Any, at: Any, **values: Any) -> str:
        evidence.accept(record, by=by, at=at)
        return EvidenceState.SUBMITTED

    def undo(self, record: Any, before: Any, *, by: Any, at: Any) -> None:
        evidence.reopen(record, by=by, at=at)


class EvidenceToCheck(ListScreen):
    """What others recorded and the person may check."""

    title, model, needs = gettext_lazy("Evidence to check"), Evidence, "check"
    ordering = ("recorded_at", "pk")
    acts = (AcceptMany(),)
    empty = gettext_lazy("Nothing waits for you. What your colleagues and the bodies below record will be here.")
    columns = (
        ListColumn("title", gettext_lazy("What was done"), order="title"),
        ListColumn("body", gettext_lazy("Body"), "body.name", order="body__sort_key"),
        ListColumn("duty", gettext_lazy("Duty"), "duty.what"),
        ListColumn("amount", gettext_lazy("How many"), amount_words, order="amount"),
        ListColumn("kind", gettext_lazy("Shown by"), "get_kind_display", order="kind"),
        ListColumn("on", gettext_lazy("Done on"), order="on"),
    )
    filters = (
        ChoiceFilter("kind", gettext_lazy("Shown by"), EvidenceKind.choices),
        DateRangeFilter("on", gettext_lazy("Done on")),
    )

    def queryset(self) -> QuerySet:
        return Evidence.objects.select_related("body", "duty__plan")

    def records(self) -> QuerySet:
        """Only what waits; the rest stands on the pages of duties."""
        return super().records().filter(state=EvidenceState.SUBMITTED)

    def trail(self) -> Sequence[Crumb]:
        return [Crumb(_("Plans"), reverse("plans:list"))]

    def url_of(self, record: Any) -> str:
        return reverse("plans:evidence", args=[record.pk])


class EvidenceScreen(RecordScreen):
    """One piece of evidence."""

    model, moves = Evidence, EVIDENCE_MOVES
    move_urls = {
        "accept": "plans:accept_evidence",
        "return": "plans:return_evidence",
        "reopen": "plans:reopen_evidence",
        "submit": "plans:submit_evidence",
        "withdraw": "plans:withdraw_evidence",
    }

    def queryset(self) -> QuerySet:
        return Evidence.objects.select_related(
            "duty__plan__body", "term", "body", "recorded_by", "checked_by", "file"
        ).defer("file__content")

    def trail(self) -> Sequence[Crumb]:
        return evidence_trail(self.record)

    def standfirst(self) -> str:
        return f"{self.record.body.name}, {period_words(self.record.term.since, self.record.term.until)}"

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        one = self.record
        return [
            (_("Done on"), f"{one.on:%d/%m/%Y}"),
            (_("How many"), amount_words(one)),
            (_("About"), one.get_subject_display()),
            (_("Shown by"), self.shown_by()),
            (_("Remark"), one.note),
            (_("Recorded"), f"{one.recorded_by or ''} {one.recorded_at:%d/%m/%Y}".strip()),
            (_("Checked"), f"{one.checked_by or ''} {one.checked_at:%d/%m/%Y}".strip() if one.checked_at else ""),
        ]

    def shown_by(self) -> object:
        one = self.record
        if one.file_id:
            return format_html('<a href="{}">{}</a>', self.url("plans:evidence_file"), one.file.name)
        if one.link:
            return format_html('<a href="{}" rel="noopener noreferrer">{}</a>', one.link, one.link)
        return " ".join(filter(None, (one.get_kind_display(), one.number)))

    def further_actions(self) -> Sequence[RecordAction]:
        one = self.record
        if one.state != EvidenceState.RETURNED:
            return ()
        mine = one.recorded_by_id == self.person.pk
        answer = Answer(mine, "" if mine else _("Somebody else recorded this."))
        return [RecordAction(_("Complete it"), self.url("plans:complete_evidence"), answer, "primary")]


def evidence_trail(record: Evidence) -> list[Crumb]:
    """The steps that lead to a piece of evidence."""
    duty = record.duty
    return [
        *trail(duty.plan),
        Crumb(duty.what, reverse("plans:duty", args=[duty.pk])),
    ]


class EvidenceFile(Screen):
    """The file behind a piece of evidence, for whoever may see that; always to be saved, never shown as a page."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = self.load(Evidence.objects.all(), pk=self.kwargs["pk"])
        file = StoredFile.objects.filter(pk=found.file_id).first() if found.file_id else None
        if file is None:
            raise Http404
        headers = {"X-Content-Type-Options": "nosniff"}
        response = HttpResponse(bytes(file.content), content_type="application/octet-stream", headers=headers)
        response.headers["Content-Disposition"] = content_disposition_header(True, file.name)
        return response


_PLAIN = {"accept": evidence.accept, "reopen": evidence.reopen, "submit": evidence.submit}
_REASONED: dict[str, Callable[..., Evidence]] = {"return": evidence.send_back, "withdraw": evidence.withdraw}


class MoveEvidence(MoveScreen):
    """One move of one piece; which one, its address says."""

    model, moves = Evidence, EVIDENCE_MOVES

    def queryset(self) -> QuerySet:
        return Evidence.objects.select_related("duty__plan__body", "body")

    @property
    def lead(self) -> str:  # type: ignore[override]  # names the piece
        return f"{self.record.title} ({self.record.body.name})"

    def trail(self) -> Sequence[Crumb]:
        return [*evidence_trail(self.record), Crumb(self.record.title, self.after(self.record))]

    def told(self, result: Any) -> str | Promise:
        return _("The evidence is “%(state)s”.") % {"state": result.get_state_display()}

    def run(self, form: Any) -> Evidence:
        said: Any = {"by": self.actor, "at": self.at}
        if self.move in _REASONED:
            return _REASONED[self.move](self.record, **said, reason=form.cleaned_data["reason"])
        return _PLAIN[self.move](self.record, **said)

    def after(self, result: Any) -> str:
        return reverse("plans:evidence", args=[self.record.pk])
