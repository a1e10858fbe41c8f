"""A key for trying out how an office signs: made when the demo is loaded, with a password that everybody is told.

Its certificate is issued by itself, so that nobody takes a document for one that an authority vouches for. Production
does not look for it.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

PASSWORD = "khoa-dung-thu"  # noqa: S105
BODY = "vn-x15664"  # the commune of the demo that has signed decisions and reports
_OFFICE, _LEADER = "Ủy ban nhân dân xã Triệu Sơn (dùng thử)", "Lê Văn Thành (dùng thử)"
_VALID = timedelta(days=3650)


def place() -> Path:
    """Where it lies: beside the contents of files, which nothing serves."""
    return Path(settings.EVIDENCE_ROOT) / "demo-key" / f"{BODY}.p12"


def is_used() -> bool:
    """Whether documents are signed with it: the operator named no other key, and this is no production."""
    return not settings.PRODUCTION and not settings.SIGNING_KEY["body"] and place().exists()


def load(*, at: datetime) -> None:
    """Make it, where there is none; one that is there stays."""
    if not place().exists():
        place().parent.mkdir(parents=True, exist_ok=True)
        place().write_bytes(_made(at))


def _made(at: datetime) -> bytes:
    """A .p12 with key and certificate; loaded only here, for nobody else needs to make keys."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
    from cryptography.x509.oid import NameOID

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    names = ((NameOID.ORGANIZATION_NAME, _OFFICE), (NameOID.COMMON_NAME, _LEADER))
    name = x509.Name([x509.NameAttribute(kind, said) for kind, said in names])
    signs = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(at - timedelta(days=1)).not_valid_after(at + _VALID)
    certificate = builder.add_extension(signs, critical=True).sign(key, hashes.SHA256())
    locked = BestAvailableEncryption(PASSWORD.encode())
    return pkcs12.serialize_key_and_certificates(b"dung thu", key, certificate, None, locked)
