"""A report whose figures are frozen is signed: here with the key of the office, or outside and attached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.evidence.office_key import require_key
from lantoa.evidence.operations.folders import open_folder
from lantoa.evidence.operations.signing import keep_document, signed_pdf
from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.reporting.documents import document_of
from lantoa.reporting.models import PeriodicReport, SignedReport
from lantoa.reporting.queries.figures import filled
from lantoa.reporting.states import SENT


@dataclass(frozen=True)
class Signing:
    """What the document bears: number, day, and by name of the field of `SignedInPlace` who signs."""

    number: str
    on: date
    signer: dict[str, Any]


def require_sent(report: PeriodicReport) -> None:
    """MoveRefused while figures may still change."""
    if report.state not in SENT:
        raise MoveRefused(_("Submit the report, or close the period, first: what is signed does not change any more."))


def require_unsigned(report: PeriodicReport) -> None:
    """MoveRefused where there is nothing to sign: figures may still change, signed already, or no key."""
    require_sent(report)
    if SignedReport.objects.filter(report=report.pk, document__isnull=False).exists():
        raise MoveRefused(_("The signed document lies with the report already."))
    require_key(report.body)


def sign(report: PeriodicReport, told: Signing, secret: str, *, by: Actor, at: datetime) -> SignedReport:
    """The report as a PDF with a signature that is seen above the name of the signer.

    `secret` opens the key and is kept nowhere. ValidationError by field: why the key does not sign, a number that is no
    number, a day that lies ahead. Of two at once one finds the document there.
    """
    require(by, "sign", report)
    require_unsigned(report)
    _require_sound(told, at)
    bears = SignedReport(report=report, number=told.number, signed_on=told.on, **told.signer)
    content = signed_pdf(document_of(report, filled(report), bears), report.body, secret, at=at)
    with transaction.atomic():
        require_unsigned(_locked(report))
        return _kept(report, told, (f"{told.number}.pdf", content), "sign_report", by, at)


@transaction.atomic
def attach(
    report: PeriodicReport, told: Signing, *, name: str, content: bytes, by: Actor, at: datetime
) -> SignedReport:
    """The signed document, scanned or signed elsewhere; a newer one stands for the older, which stays in the folder."""
    require(by, "write", report)
    require_sent(_locked(report))
    _require_sound(told, at)
    return _kept(report, told, (name, content), "attach_report", by, at)


def withdraw(report: PeriodicReport, *, by: Actor, at: datetime) -> None:
    """What was signed no longer stands for a report that goes back to those who write it."""
    for signed in SignedReport.objects.filter(report=report.pk, document__isnull=False):
        signed.document = None
        signed.save(update_fields=["document"])
        audit.record("withdraw_signed_report", report, by=by, at=at, note=signed.number)


def _locked(report: PeriodicReport) -> PeriodicReport:
    return PeriodicReport.objects.select_for_update(of=("self",)).select_related("body").get(pk=report.pk)


def _require_sound(told: Signing, at: datetime) -> None:
    if not told.number.partition("/")[0].strip(" ….0"):
        raise ValidationError({"number": _("Write the number before the stroke.")})
    if told.on > localdate(at):
        raise ValidationError({"on": _("This day lies ahead.")})


def _kept(
    report: PeriodicReport, told: Signing, file: tuple[str, bytes], verb: str, by: Actor, at: datetime
) -> SignedReport:
    """The row with its document, in the folder that it has or gets now."""
    found = SignedReport.objects.select_related("folder").filter(report=report.pk).first()
    signed = found or SignedReport(report=report, folder=open_folder(report.body, at=at))
    signed.number, signed.signed_on = told.number.strip(), told.on
    for field, value in told.signer.items():
        setattr(signed, field, value)
    signed.document = keep_document(signed.folder, *file, by=by, at=at)
    signed.recorded_by_id, signed.recorded_at = by.person.pk if by.person else None, at
    signed.save()
    audit.record(verb, report, by=by, at=at, note=signed.number)
    return signed
