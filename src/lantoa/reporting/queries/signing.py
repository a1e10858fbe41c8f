"""What was signed of a report, and by whom the last one was."""

from __future__ import annotations

from django.db.models import Case, Value, When

from lantoa.evidence.models import StoredFile
from lantoa.evidence.queries.signatures import signed_document
from lantoa.reporting.models import PeriodicReport, SignedReport


def signed_before(report: PeriodicReport) -> SignedReport | None:
    """What this report bore when it was signed before it went back; else the last signed one of the same body."""
    own_first = Case(When(report=report.pk, then=Value(0)), default=Value(1))
    found = SignedReport.objects.filter(report__body=report.body_id)
    return found.order_by(own_first, "-signed_on", "-pk").first()


def document_that_stands(report: PeriodicReport) -> tuple[SignedReport, StoredFile] | None:
    """The signed report and its document, as long as it stands for the report."""
    signed = SignedReport.objects.filter(report=report.pk).first()
    document = signed_document(signed.document_id).first() if signed else None
    return (signed, document) if signed and document else None
