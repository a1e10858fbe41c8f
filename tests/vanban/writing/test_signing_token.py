"""Signatures by a token: SoftHSM stands for the device and speaks its language, PKCS#11."""

from __future__ import annotations

import logging
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from tests.vanban.writing import keys
from tests.vanban.writing.documents import DECISION
from vanban.writing.pdf import write_pdf
from vanban.writing.signing import sign, stamp_above, verify
from vanban.writing.signing_keys import SigningProblem, Token

MODULE = next((path for path in sorted(Path("/usr/lib").glob("**/libsofthsm2.so"))), Path("/missing"))
pytestmark = pytest.mark.skipif(
    not MODULE.is_file() or shutil.which("softhsm2-util") is None, reason="SoftHSM is not installed (softhsm2)"
)
PDF = write_pdf(DECISION, made_at=keys.NOW)
KEY, CERTIFICATE, ROOT = keys.as_der()
PIN, NAME = "648219", "Chữ ký số"


@pytest.fixture(scope="module")
def token(tmp_path_factory: pytest.TempPathFactory) -> Token:
    """A device with one key and its certificate."""
    folder = tmp_path_factory.mktemp("token")
    patch = pytest.MonkeyPatch()
    settings = folder / "softhsm2.conf"
    settings.write_text(f"directories.tokendir = {folder}\nobjectstore.backend = file\nlog.level = ERROR\n")
    patch.setenv("SOFTHSM2_CONF", str(settings))
    begun = ["softhsm2-util", "--init-token", "--free", "--label", "xa", "--pin", PIN, "--so-pin", PIN]
    subprocess.run(begun, check=True, capture_output=True)  # noqa: S603
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    made = Token(MODULE, "xa", PIN, NAME)
    _put(made)
    yield made
    patch.undo()


def _put(token: Token) -> None:
    import pkcs11
    from cryptography.hazmat.primitives import serialization
    from pkcs11.util.rsa import decode_rsa_private_key
    from pkcs11.util.x509 import decode_x509_certificate

    plain = serialization.load_der_private_key(KEY, None).private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )
    device = pkcs11.lib(str(token.module)).get_token(token_label=token.label)
    with device.open(rw=True, user_pin=token.pin) as session:
        about = {pkcs11.Attribute.TOKEN: True, pkcs11.Attribute.LABEL: NAME, pkcs11.Attribute.ID: b"1"}
        session.create_object(decode_rsa_private_key(plain) | about)
        session.create_object(decode_x509_certificate(CERTIFICATE) | about)


def test_a_token_signs_and_the_signature_is_verified(token: Token) -> None:
    signed = sign(PDF, token, at=keys.NOW, stamp=stamp_above(PDF, "Lò Văn Phúc"))
    [seal] = verify(signed, roots=[ROOT])
    assert (seal.signer, seal.organisation) == ("Lò Văn Phúc", "Ủy ban nhân dân xã Đông Mai")
    assert seal.intact and seal.trusted and seal.whole


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"pin": "000000"}, "token"),
        ({"label": "khác"}, "token"),
        ({"certificate": "không có"}, "token"),
        ({"module": Path("/missing.so")}, "module"),
        ({"module": Path(__file__)}, "module"),
    ],
)
def test_a_token_that_does_not_open_is_said_so(token: Token, wrong, code) -> None:
    with pytest.raises(SigningProblem) as refused:
        sign(PDF, replace(token, **wrong), at=keys.NOW)
    assert refused.value.code == code
