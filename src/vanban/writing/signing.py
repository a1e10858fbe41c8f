"""Signatures in a PDF: putting one on, with or without a stamp that is seen, and verifying all of them.

PAdES baseline B, SHA-256. The signature is appended: the bytes that were signed before stay as they were, so several
people can sign one after the other. Where a time-stamping service is named (RFC 3161) its time stands in the signature
(baseline T); without one the moment is the signer's own clock.
"""

from __future__ import annotations

import asyncio
import io
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from .pdf import FAMILY, typeset
from .signing_keys import Key, SigningProblem, opened

_POINTS_PER_MM = 72 / 25.4
_PATIENCE = 10  # seconds for an answer of the time-stamping service
_HANOI = timezone(timedelta(hours=7))


@dataclass(frozen=True, slots=True)
class Stamp:
    """Where a signature is seen: millimetres from the upper left corner; pages count from 1, -1 is the last."""

    left: float = 118
    top: float = 235
    width: float = 75
    height: float = 18
    page: int = -1


def stamp_above(pdf: bytes, name: str, *, width: float = 75, height: float = 18) -> Stamp:
    """The place right above the last line that prints this name: between the position and the name of the signer.

    Raises SigningProblem where the PDF cannot be opened or does not print the name.
    """
    import pypdfium2

    try:
        pages = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as failed:
        raise SigningProblem("pdf") from failed
    with pages:
        for number in range(len(pages), 0, -1):
            if place := _printed(pages[number - 1], name):
                middle, top = place
                return Stamp(middle - width / 2, top - height - 1, width, height, number)
    raise SigningProblem("name")


def _printed(page: Any, name: str) -> tuple[float, float] | None:
    """(middle, top) of the last place on the page that prints the name, in millimetres from the upper left corner."""
    text, last = page.get_textpage(), None
    search = text.search(name)
    while found := search.get_next():
        last = found
    if last is None:
        return None
    boxes = [text.get_charbox(at) for at in range(last[0], last[0] + last[1])]
    left, right, top = min(b[0] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)
    return (left + right) / 2 / _POINTS_PER_MM, (page.get_height() - top) / _POINTS_PER_MM


@dataclass(frozen=True, slots=True)
class DigitalSignature:
    """One signature that was found.

    `intact`: what was signed is unaltered, and the signature is that of the certificate. `trusted`: the certificate
    leads up to one of the roots that were given. `whole`: nothing was added to the file after this signature.
    `stamped_at`: the time that a service put to it, None without one or where its stamp does not hold;
    `stamp_trusted`: the service's certificate leads up to a root.
    """

    signer: str
    organisation: str | None
    signed_at: datetime | None
    intact: bool
    trusted: bool
    whole: bool
    stamped_at: datetime | None = None
    stamp_trusted: bool = False


def sign(pdf: bytes, key: Key, *, at: datetime, stamp: Stamp | None = None, time_stamping: str = "") -> bytes:
    """The PDF with one more signature. `at` is the moment that the stamp shows and the certificate is held against.

    `time_stamping` is the address of a service (RFC 3161) that is asked for the time, "" for none. Raises
    SigningProblem where the key, its validity, the service or the PDF does not allow it.
    """
    with opened(key) as signer:
        _require_valid(signer.signing_cert, at)
        return _signed(pdf, signer, at, stamp, time_stamping)


def _signed(pdf: bytes, signer: Any, at: datetime, stamp: Stamp | None, time_stamping: str) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign import fields, signers
    from pyhanko.sign.timestamps import TimestampRequestError

    signed, clock = io.BytesIO(), _clock(time_stamping)
    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
        name = f"ChuKySo{len(list(fields.enumerate_sig_fields(writer.prev))) + 1}"
        about = signers.PdfSignatureMetadata(
            field_name=name, md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES
        )
        place = _field(name, stamp, writer) if stamp else fields.SigFieldSpec(name)
        with tempfile.TemporaryDirectory() as folder:
            style = _drawn(stamp, signer.signing_cert, at, Path(folder)) if stamp else None
            pen = signers.PdfSigner(about, signer, timestamper=clock, new_field_spec=place, stamp_style=style)
            pen.sign_pdf(writer, output=signed)
    except PdfError as failed:
        raise SigningProblem("pdf") from failed
    except TimestampRequestError as failed:
        raise SigningProblem("time") from failed
    return signed.getvalue()


def _clock(address: str) -> Any:
    """What asks the service for the time, after a first answer of it, which tells how much room a stamp needs."""
    from pyhanko.sign.timestamps import HTTPTimeStamper, TimestampRequestError

    if not address:
        return None
    clock = HTTPTimeStamper(address, timeout=_PATIENCE)
    try:
        asyncio.run(clock.async_dummy_response("sha256"))
    except (TimestampRequestError, ValueError) as failed:  # a page in place of a stamp is the latter
        raise SigningProblem("time") from failed
    return clock


def verify(pdf: bytes, *, roots: Iterable[bytes] = ()) -> list[DigitalSignature]:
    """The signatures of a PDF in the order in which they were put on; `roots` are certificates (DER) to trust.

    Nothing is fetched from the network: whether a certificate was revoked is not asked. Raises SigningProblem.
    """
    from asn1crypto import x509
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko_certvalidator import ValidationContext

    trusted = [x509.Certificate.load(root) for root in roots]
    try:
        found = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
        context = ValidationContext(trust_roots=trusted, allow_fetching=False)
        return [_found(signature, context) for signature in found]
    except (PdfError, ValueError) as failed:
        raise SigningProblem("pdf") from failed


def _require_valid(certificate: Any, at: datetime) -> None:
    if not certificate.not_valid_before <= at <= certificate.not_valid_after:
        raise SigningProblem("expired")


def _field(name: str, stamp: Stamp, writer: Any) -> Any:
    from pyhanko.sign.fields import SigFieldSpec

    pages = int(writer.prev.root["/Pages"]["/Count"])
    page = stamp.page - 1 if stamp.page > 0 else pages + stamp.page
    height = float(writer.prev.find_page_for_modification(page)[0].get_object()["/MediaBox"][3])
    left, top = stamp.left * _POINTS_PER_MM, height - stamp.top * _POINTS_PER_MM
    right, bottom = left + stamp.width * _POINTS_PER_MM, top - stamp.height * _POINTS_PER_MM
    return SigFieldSpec(name, on_page=page, box=(round(left), round(bottom), round(right), round(top)))


def _drawn(stamp: Stamp, certificate: Any, at: datetime, folder: Path) -> Any:
    """The stamp, set by Typst like everything else: pyHanko alone has no Vietnamese letters."""
    from pyhanko.pdf_utils.layout import AxisAlignment, Margins, SimpleBoxLayoutRule
    from pyhanko.stamp import StaticStampStyle

    person, organisation = _names(certificate)
    lines = [("Ký bởi", person)]
    if organisation:
        lines.append(("Cơ quan", organisation))
    lines.append(("Thời gian ký", at.astimezone(_HANOI).strftime("%d/%m/%Y %H:%M:%S +07:00")))
    data = {"font": FAMILY, "width": stamp.width, "height": stamp.height, "lines": lines}
    drawing = folder / "stamp.pdf"
    drawing.write_bytes(typeset("stamp.typ", data, at))
    layout = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, margins=Margins())
    return StaticStampStyle.from_pdf_file(str(drawing), border_width=0, background_layout=layout)


def _names(certificate: Any) -> tuple[str, str | None]:
    """(person, organisation) that a certificate is made out to."""
    subject = certificate.subject.native
    organisation = subject.get("organization_name")
    return str(subject.get("common_name", "")), None if organisation is None else str(organisation)


def _found(signature: Any, context: Any) -> DigitalSignature:
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    status = validate_pdf_signature(signature, context)
    person, organisation = _names(status.signing_cert)
    stamped = status.timestamp_validity
    if stamped and not (stamped.intact and stamped.valid):
        stamped = None
    return DigitalSignature(
        signer=person,
        organisation=organisation,
        signed_at=status.signer_reported_dt,
        intact=bool(status.intact and status.valid),
        trusted=bool(status.trusted),
        whole=status.coverage is SignatureCoverageLevel.ENTIRE_FILE,
        stamped_at=stamped.timestamp if stamped else None,
        stamp_trusted=bool(stamped and stamped.trusted),
    )
