"""What is written from decisions and honours, as files to print, to sign or to hand on."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lantoa.desk.lists.exports import as_workbook
from lantoa.desk.screens import Screen
from lantoa.evidence.queries.signatures import signed_document
from lantoa.kit.access import require
from lantoa.recognition import decision_documents
from lantoa.recognition.decision_states import IN_FORCE
from lantoa.recognition.desk_views.papers import PDF, handed_out, written
from lantoa.recognition.desk_views.printing import SheetForm
from lantoa.recognition.models import Decision, DecisionKind, Honour
from lantoa.recognition.queries.as_signed import listed_as_signed
from lantoa.recognition.queries.bonuses import payable_by
from lantoa.recognition.queries.printing import AT_ONCE, printable
from vanban.writing.certificates import Sheet


class OfDecision(Screen):
    """A file made from one decision."""

    needs = "view"

    def prepare(self) -> None:
        gives = Decision.objects.filter(kind=DecisionKind.GIVES).select_related("body")
        self.record: Any = self.load(gives, pk=self.kwargs["pk"])
        require(self.actor, self.needs, self.record)


class DecisionPaper(OfDecision):
    """The decision with its list, as a Word file or a PDF; a signed PDF that was attached is the one that counts."""

    as_pdf = False

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.as_pdf and (signed := signed_document(self.record.document_id).filter(media_type=PDF).first()):
            return redirect("evidence:file", signed.pk)
        name = self.record.number or self.record.title
        return written(
            decision_documents.decision_of(self.record, listed_as_signed(self.record)), name, as_pdf=self.as_pdf
        )


class Certificates(OfDecision):
    """All certificates of a decision for one of its awards, a page each; those of revoked honours are not printed.

    More than a person can wait for are made in the background, on a page of their own.
    """

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        award = self.kwargs["award"]
        found = list(printable(self.record, award)[: AT_ONCE + 1])
        if len(found) > AT_ONCE:
            return redirect("recognition:print_certificates", self.record.pk, award)
        return certificates(found, request)


class Certificate(Screen):
    """The certificate of one honour that holds."""

    def prepare(self) -> None:
        held = Honour.objects.filter(state__in=IN_FORCE).select_related("award", "dossier", "decision")
        self.record = self.load(held, pk=self.kwargs["pk"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return certificates([self.record], request)


class Notice(Certificate):
    """The letter to the honoree, to be signed and sent on paper."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return written(decision_documents.notice_of(self.record), self.record.name, as_pdf=False)


class BonusList(OfDecision):
    """The list for finance, in Excel: each honour, how the money comes about, and why nothing is paid for some."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        paid = payable_by(self.record)
        if not paid:
            raise Http404
        headings = [pgettext("place in a list", "No."), _("Name"), _("Position, office or village"), _("Award")]
        headings += [_("Times the base wage"), _("Base wage in đồng"), _("To be paid in đồng"), _("Remark")]
        headings.append(_("Received (signature)"))
        rows: list[list[object]] = []
        for place, each in enumerate(paid, 1):
            honour = each.honour
            multiple = float(honour.multiple) if honour.multiple is not None else None
            row = [place, honour.name, honour.about, honour.award.name, multiple, honour.base_wage, each.amount]
            rows.append([*row, each.why_not, ""])
        total = sum(row[6] for row in rows if isinstance(row[6], int))
        rows.append(["", _("Sum"), "", "", None, None, total, "", ""])
        title = _("Bonuses of decision %(number)s") % {"number": self.record.number}
        return as_workbook(title, headings, rows)


def certificates(honours: list[Honour], request: HttpRequest) -> HttpResponse:
    """One PDF of these, which are of one decision and award; the address says what is printed on.

    Http404: there are none. A value of the address that makes no sense moves nothing.
    """
    from vanban.writing.certificates import write_certificates

    if not honours:
        raise Http404
    form = SheetForm(request.GET)
    sheet = form.sheet() if form.is_valid() else Sheet()
    ceremony = decision_documents.ceremony_of(honours[0])
    content = write_certificates([decision_documents.certificate_of(each) for each in honours], ceremony, sheet)
    name = honours[0].name if len(honours) == 1 else f"{honours[0].award.name} {honours[0].decision.number}"
    return handed_out(content, f"{name}.pdf", PDF)
