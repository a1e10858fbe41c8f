"""The key of an office, and the roots that are trusted, as the installation is told them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from lantoa.organisations.models import Body
from tests.vanban.writing import keys


def office_key(settings: Any, folder: Path, body: Body) -> Path:
    """The key of `body`, as a file; its password is `keys.PASSWORD`."""
    place = folder / "xa.p12"
    place.write_bytes(keys.key_file()[0])
    settings.SIGNING_KEY = {"body": body.code, "file": str(place), "module": "", "token": "", "certificate": ""}
    return place


def trust(settings: Any, folder: Path, *roots: bytes) -> None:
    """The installation trusts these certificates (DER)."""
    place = folder / "roots.pem"
    place.write_bytes(b"".join(x509.load_der_x509_certificate(each).public_bytes(Encoding.PEM) for each in roots))
    settings.SIGNATURE_ROOTS = str(place)
