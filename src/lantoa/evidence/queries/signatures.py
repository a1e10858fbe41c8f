"""The digital signatures in a file that was attached: who signed, when, and whether it was changed since."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import load_pem_x509_certificates
from django.conf import settings
from django.db.models import QuerySet

from lantoa.evidence import storage
from lantoa.evidence.models import StoredFile
from vanban.writing.signing_keys import SigningProblem

if TYPE_CHECKING:
    from vanban.writing.signing import DigitalSignature

PDF = "application/pdf"


@dataclass(frozen=True)
class Signatures:
    """Those of one file, in the order in which they were put on.

    `unreadable`: the file is damaged or locked. `knows_roots`: issuers were held against what the installation trusts.
    """

    found: list[DigitalSignature]
    unreadable: bool = False
    knows_roots: bool = False

    @property
    def are_intact(self) -> bool:
        """Whether none of what was signed was altered."""
        return all(each.intact for each in self.found)

    @property
    def end_the_file(self) -> bool:
        """Whether nothing was added behind the last signature."""
        return bool(self.found) and self.found[-1].whole


def signed_document(file: int | None) -> QuerySet[StoredFile]:
    """The signed document of this id: one file, or none as long as there is none or it was taken away."""
    if file is None:
        return StoredFile.objects.none()
    return StoredFile.objects.filter(pk=file, erased_at=None, removed_at=None)


def signatures_in(file: StoredFile) -> Signatures:
    """What is found in the stored file; nothing in one that is no PDF, such as a photo of a page."""
    if file.media_type != PDF:
        return Signatures([])
    from vanban.writing.signing import verify

    roots = _roots()
    try:
        with storage.open_content(file.sha256) as content:
            return Signatures(verify(content.read(), roots=roots), knows_roots=bool(roots))
    except (SigningProblem, FileNotFoundError):
        return Signatures([], unreadable=True)


def _roots() -> list[bytes]:
    """The certificates (DER) that the installation trusts."""
    if not settings.SIGNATURE_ROOTS:
        return []
    pem = Path(settings.SIGNATURE_ROOTS).read_bytes()
    return [each.public_bytes(Encoding.DER) for each in load_pem_x509_certificates(pem)]
