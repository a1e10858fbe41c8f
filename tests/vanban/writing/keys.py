"""Keys that sign in tests: a root of our own and a certificate that it hands out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

PASSWORD = "mat-khau"
NOW = datetime.now(UTC).replace(microsecond=0)
_LATER = NOW + timedelta(days=365)


@cache
def key_file(begins: datetime = NOW - timedelta(days=1), ends: datetime = _LATER) -> tuple[bytes, bytes]:
    """(a .p12 of Lò Văn Phúc, the root's certificate as DER)."""
    own_key, own, root = _made(begins, ends)
    locked = serialization.BestAvailableEncryption(PASSWORD.encode())
    file = pkcs12.serialize_key_and_certificates(b"ky", own_key, own, [root], locked)
    return file, root.public_bytes(serialization.Encoding.DER)


def as_der() -> tuple[bytes, bytes, bytes]:
    """(key as PKCS#8, certificate, the root's certificate) of Lò Văn Phúc."""
    own_key, own, root = _made(NOW - timedelta(days=1), _LATER)
    der, plain = serialization.Encoding.DER, serialization.NoEncryption()
    key = own_key.private_bytes(der, serialization.PrivateFormat.PKCS8, plain)
    return key, own.public_bytes(der), root.public_bytes(der)


def stamper_as_der() -> tuple[bytes, bytes, bytes]:
    """(key as PKCS#8, certificate, its root's certificate) of a service that stamps times."""
    root_key, own_key = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))
    root_name, own_name = (
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]) for name in ("Gốc dấu thời gian", "Dấu thời gian")
    )
    valid = (NOW - timedelta(days=900), _LATER)
    root = _certificate(root_name, root_name, root_key, root_key, valid, "root")
    own = _certificate(own_name, root_name, own_key, root_key, valid, "stamps")
    der, plain = serialization.Encoding.DER, serialization.NoEncryption()
    key = own_key.private_bytes(der, serialization.PrivateFormat.PKCS8, plain)
    return key, own.public_bytes(der), root.public_bytes(der)


def _made(begins: datetime, ends: datetime) -> tuple[rsa.RSAPrivateKey, x509.Certificate, x509.Certificate]:
    root_key, own_key = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))
    root_name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Gốc thử nghiệm")])
    own_name = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Ủy ban nhân dân xã Đông Mai"),
            x509.NameAttribute(NameOID.COMMON_NAME, "Lò Văn Phúc"),
        ]
    )
    root = _certificate(root_name, root_name, root_key, root_key, (NOW - timedelta(days=900), _LATER), "root")
    return own_key, _certificate(own_name, root_name, own_key, root_key, (begins, ends), "signs"), root


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    key: rsa.RSAPrivateKey,
    signer: rsa.RSAPrivateKey,
    valid: tuple[datetime, datetime],
    use: str,
) -> x509.Certificate:
    authority = use == "root"
    usage = x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(valid[0])
        .not_valid_after(valid[1])
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(usage, critical=True)
    )
    if use == "stamps":
        purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        builder = builder.add_extension(purpose, critical=True)
    return builder.sign(signer, hashes.SHA256())
