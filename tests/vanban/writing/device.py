"""A device that signs in tests: SoftHSM stands for it. Its library reads its settings once in a process."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from tests.vanban.writing import keys
from vanban.writing.signing_keys import Token

MODULE = next((path for path in sorted(Path("/usr/lib").glob("**/libsofthsm2.so"))), Path("/missing"))
PIN, NAME = "648219", "Chữ ký số"
needed = pytest.mark.skipif(
    not MODULE.is_file() or shutil.which("softhsm2-util") is None, reason="SoftHSM is not installed (softhsm2)"
)


@cache
def device() -> tuple[Token, bytes]:
    """(the device with one key and its certificate, the root's certificate as DER)."""
    folder = mkdtemp(prefix="token-")
    settings = Path(folder) / "softhsm2.conf"
    settings.write_text(f"directories.tokendir = {folder}\nobjectstore.backend = file\nlog.level = ERROR\n")
    os.environ["SOFTHSM2_CONF"] = str(settings)
    begun = ["softhsm2-util", "--init-token", "--free", "--label", "xa", "--pin", PIN, "--so-pin", PIN]
    subprocess.run(begun, check=True, capture_output=True)  # noqa: S603
    key, certificate, root = keys.as_der()
    made = Token(MODULE, "xa", PIN, NAME)
    _put(made, key, certificate)
    return made, root


def _put(token: Token, key: bytes, certificate: bytes) -> None:
    import pkcs11
    from cryptography.hazmat.primitives import serialization
    from pkcs11.util.rsa import decode_rsa_private_key
    from pkcs11.util.x509 import decode_x509_certificate

    plain = serialization.load_der_private_key(key, None).private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )
    found = pkcs11.lib(str(token.module)).get_token(token_label=token.label)
    with found.open(rw=True, user_pin=token.pin) as session:
        about = {pkcs11.Attribute.TOKEN: True, pkcs11.Attribute.LABEL: NAME, pkcs11.Attribute.ID: b"1"}
        session.create_object(decode_rsa_private_key(plain) | about)
        session.create_object(decode_x509_certificate(certificate) | about)
