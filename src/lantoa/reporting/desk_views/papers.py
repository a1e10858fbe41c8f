"""A report as a file: Word, PDF, Excel, or data for other programs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _

from lantoa.desk.lists.exports import as_workbook
from lantoa.desk.screens import Screen
from lantoa.kit.text import fold
from lantoa.reporting.desk_views.reports import all_reports
from lantoa.reporting.documents import data_of, document_of, rows_of
from lantoa.reporting.queries.figures import FilledPart, filled
from lantoa.reporting.queries.signing import document_that_stands

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


class ReportPaper(Screen):
    """The whole report; its figures are those that its page shows. `file_type`: docx, pdf, xlsx or json.

    Where a signed PDF stands for the report it is the PDF.
    """

    file_type = "docx"

    def prepare(self) -> None:
        self.record: Any = self.load(all_reports(), pk=self.kwargs["pk"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        kind, stands = self.file_type, document_that_stands(self.record)
        if kind == "pdf" and stands and stands[1].media_type == MEDIA_TYPES["pdf"]:
            return redirect("reporting:signed", self.record.pk)
        parts, self.bears = filled(self.record), stands[0] if stands else None
        if kind == "xlsx":
            return as_workbook(str(self.record), self.headings(), rows_of(parts))
        if kind == "json":
            answer: HttpResponse = JsonResponse(data_of(self.record, parts), json_dumps_params={"ensure_ascii": False})
        else:
            answer = HttpResponse(self.written(parts, kind), content_type=MEDIA_TYPES[kind])
        name = slugify(fold(str(self.record)))[:80].strip("-") or "bao-cao"
        answer["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
        return answer

    @staticmethod
    def headings() -> list[str]:
        found = [_("Part"), _("Figure"), _("Unit of measure"), _("Own"), _("From reports below"), _("Together")]
        return [*found, _("Period before"), _("Records behind it")]

    def written(self, parts: list[FilledPart], kind: str) -> bytes:
        """Loaded only here: a typesetter is no part of what every worker keeps in memory."""
        document = document_of(self.record, parts, self.bears)
        if kind == "pdf":
            from vanban.writing.pdf import write_pdf

            return write_pdf(document)
        from vanban.writing.word import write_docx

        return write_docx(document)
