"""Reports: the list, one with its parts, what is behind a figure, and its moves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import F, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from lantoa.desk.lists import ChoiceFilter, FlagFilter, ListColumn, ListFilter, ListScreen
from lantoa.desk.moving import NamedMoveScreen
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen
from lantoa.desk.screens import Crumb, Screen
from lantoa.evidence.office_key import has_key
from lantoa.evidence.queries.signatures import signatures_in
from lantoa.kit.access import may
from lantoa.organisations.models import Body
from lantoa.reporting.models import FormPart, FrozenFigure, PartKind, PeriodicReport
from lantoa.reporting.operations import reports
from lantoa.reporting.queries.figures import FilledPart, Line, behind, filled, keys_of, label_of
from lantoa.reporting.queries.points import point_in_words
from lantoa.reporting.queries.reports import TIMELINESS, below, missing, waiting, with_timeliness
from lantoa.reporting.queries.signing import document_that_stands
from lantoa.reporting.states import REPORT_MOVES, SENT, TAKEN, WRITING, ReportState


def reports_crumb() -> Crumb:
    """The step of the trail that leads to the list."""
    return Crumb(_("Periodic reports"), reverse("reporting:reports"))


def trail_of(report: PeriodicReport) -> list[Crumb]:
    """To the list, and to the report."""
    return [reports_crumb(), Crumb(str(report), reverse("reporting:report", args=[report.pk]))]


def all_reports() -> QuerySet[PeriodicReport]:
    """With what their names need."""
    return PeriodicReport.objects.select_related(
        "period__form__body", "period__form__plan", "period__version", "body", "to_body"
    )


def listed_in_words(filled: FilledPart) -> list[tuple[Line, list[dict[str, Any]]]]:
    """Lessons and recommendations of a part that has them, with day and state as they are read."""
    if filled.part.kind != PartKind.POINTS:
        return []
    return [(line, [each | point_in_words(each) for each in line.listed]) for line in filled.lines]


class TimelinessFilter(ChoiceFilter):
    """How a report stands with its day; the list has computed it."""

    def __init__(self) -> None:
        super().__init__("timeliness", _("On time?"), list(TIMELINESS.items()))


def _asking(found: QuerySet[Any]) -> QuerySet[Any]:
    return found.filter(body=F("to_body"))


class ReportList(ListScreen):
    """The reports that the person's bodies write or receive."""

    title, model, search = _("Periodic reports"), PeriodicReport, ("body__folded_name",)
    ordering: Sequence[str] = ("-period__until", "body__sort_key", "pk")
    empty = _("Reports stand here from the last day of their period on. Figures are filled in from the records.")
    columns: Sequence[ListColumn] = (
        ListColumn("form", _("Report"), "period.form.name", order="period__form__name"),
        ListColumn("period", _("Period"), "period", order="period__since"),
        ListColumn("body", _("Body"), "body.name", order="body__sort_key"),
        ListColumn("due", _("Due"), "period.due_on", order="period__due_on", kind="date"),
        ListColumn("state", _("State"), "get_state_display", order="state", kind="state"),
        ListColumn("timeliness", _("On time?"), lambda each: TIMELINESS[each.timeliness], order="timeliness"),
    )
    filters: Sequence[ListFilter] = (
        ChoiceFilter("state", _("State"), ReportState.choices),
        TimelinessFilter(),
        FlagFilter("asking", _("Whole periods"), _asking),
    )

    def queryset(self) -> QuerySet[Any]:
        return with_timeliness(all_reports(), self.today)

    def url_of(self, record: Any) -> str:
        return reverse("reporting:report", args=[record.pk])


class ReportRecord(RecordScreen):
    """One report: its parts as they stand, those below, and what can be done with it."""

    model, moves = PeriodicReport, REPORT_MOVES
    move_urls = {
        "submit": "reporting:submit",
        "close": "reporting:close",
        "accept": "reporting:accept",
        "return": "reporting:send_back",
        "lock": "reporting:lock",
        "reopen": "reporting:reopen",
    }

    def queryset(self) -> QuerySet[Any]:
        return with_timeliness(all_reports().select_related("submitted_by"), self.today)

    def trail(self) -> Sequence[Crumb]:
        return [reports_crumb()]

    def page_title(self) -> str:
        return f"{self.record.period.form.name}, {self.record.period}"

    def standfirst(self) -> str | Promise:
        return str(self.record.body.name)

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        found = self.record
        sent = f"{localtime(found.submitted_at):%H:%M %d/%m/%Y}" if found.submitted_at else ""
        last = found.figures.order_by("-at").values_list("at", flat=True).first()
        return [
            (_("Received by"), "" if found.is_top else found.to_body.name),
            (_("Due"), f"{found.period.due_on:%d/%m/%Y}"),
            (_("On time?"), TIMELINESS[found.timeliness]),
            (_("Submitted on"), f"{sent}, {found.submitted_by}" if found.submitted_by else sent),
            (_("Figures as of"), f"{localtime(last):%H:%M %d/%m/%Y}" if last else ""),
            (_("Why it is missing"), found.excuse),
        ]

    def panels(self) -> Sequence[RecordPanel]:
        writes = self.record.state in WRITING and bool(may(self.actor, "write", self.record))
        shown = {"report": self.record, "writes": writes}
        found = [
            RecordPanel(
                each.part.heading, "reporting/desk/part.html", shown | {"filled": each, "points": listed_in_words(each)}
            )
            for each in filled(self.record)
        ]
        return [
            *found,
            *self.level(),
            RecordPanel(_("As a file"), "reporting/desk/files.html", self.papers()),
        ]

    def papers(self) -> dict[str, Any]:
        """The files, and the signed one among them."""
        shown = {"report": self.record, "is_sent": self.record.state in SENT}
        if stands := document_that_stands(self.record):
            signed, document = stands
            shown |= {"signed": signed, "document": document, "signatures": signatures_in(document)}
        return shown

    def level(self) -> list[RecordPanel]:
        """Those below, where there are any."""
        total = below(self.record).count()
        if not total:
            return []
        shown = {
            "report": self.record,
            "total": total,
            "taken": below(self.record).filter(state__in=TAKEN).count(),
            "to_accept": below(self.record).filter(state=ReportState.SUBMITTED).count(),
            "missing": missing(self.record).count(),
            "waiting": waiting(self.record),
        }
        return [RecordPanel(_("Reports from below"), "reporting/desk/level.html", shown, total)]

    def actions(self) -> list[RecordAction]:
        """Without the end of the way that this report does not go."""
        elsewhere = self.url("reporting:submit" if self.record.is_top else "reporting:close")
        return [each for each in super().actions() if each.url != elsewhere]

    def further_actions(self) -> Sequence[RecordAction]:
        if self.record.state not in WRITING:
            return self.signing()
        found = [self.action(_("Write"), "reporting:write", "write")]
        if not self.record.is_top and may(self.actor, "receive", self.record):
            found.append(self.action(_("Do without it, for a reason"), "reporting:excuse", "receive"))
        return found

    def signing(self) -> list[RecordAction]:
        """How the signed document comes here; a newer one stands for the older."""
        if document_that_stands(self.record):
            return [self.action(_("Attach another signed document"), "reporting:attach", "write")]
        found = [self.action(_("Attach the signed document"), "reporting:attach", "write")]
        if has_key(self.record.body):
            found.append(self.action(_("Sign with the key of the office"), "reporting:sign", "sign"))
        return found


class MoveReport(NamedMoveScreen):
    """One move of a report."""

    model, moves = PeriodicReport, REPORT_MOVES
    OPERATIONS = {
        "submit": reports.submit,
        "close": reports.close,
        "accept": reports.accept,
        "return": reports.send_back,
        "lock": reports.lock,
        "reopen": reports.reopen,
    }
    LEADS = {
        "submit": _("Figures are kept as they are now. What was taken from below is locked."),
        "close": _("Figures are kept as they are now. What was taken from below is locked."),
        "return": _("Say point by point what is missing: whoever wrote it reads this."),
        "reopen": _("It goes back to those who wrote it, and its figures are computed anew."),
    }

    def queryset(self) -> QuerySet[Any]:
        return all_reports()

    @property
    def lead(self) -> Any:  # type: ignore[override]  # what the move means, where its name does not say it
        return self.LEADS.get(self.move, "")

    @property
    def back(self) -> str:
        return reverse("reporting:report", args=[self.record.pk])

    def trail(self) -> list[Crumb]:
        return trail_of(self.record)

    def run(self, form: Any) -> Any:
        reason = form.cleaned_data["reason"]
        return self.OPERATIONS[self.move](self.record, by=self.actor, at=self.at, reason=reason)

    def after(self, result: Any) -> str:
        return self.back


class BehindFigure(Screen):
    """The records that a figure counts, as they are today, and what each report below adds to it.

    `place` counts the figures of the part from 1.
    """

    template_name = "reporting/desk/behind.html"

    def prepare(self) -> None:
        self.record = self.load(all_reports(), pk=self.kwargs["pk"])
        part = FormPart.objects.filter(version=self.record.period.version_id, pk=self.kwargs["part"]).first()
        keys = keys_of(self.record, part) if part else []
        if part is None or not 0 < self.kwargs["place"] <= len(keys):
            raise Http404
        self.part, self.key = part, keys[self.kwargs["place"] - 1]

    def page_title(self) -> str:
        return capfirst(str(label_of(self.record, self.part, self.key)[0]))

    def trail(self) -> list[Crumb]:
        return trail_of(self.record)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        traces = behind(self.record, self.part, self.key)
        names = dict(Body.objects.filter(pk__in={each.body_id for each in traces}).values_list("pk", "name"))
        taken = FrozenFigure.objects.filter(part=self.part, key=self.key, report__in=below(self.record))
        taken = taken.filter(report__state__in=TAKEN).select_related("report__body").order_by("report__body__sort_key")
        return self.page(
            report=self.record,
            part=self.part,
            place=self.kwargs["place"],
            unit=label_of(self.record, self.part, self.key)[1],
            wrote=self.record.written.filter(part=self.part, key=self.key).first(),
            traces=[(each, names.get(each.body_id, "")) for each in traces],
            taken=list(taken),
        )
